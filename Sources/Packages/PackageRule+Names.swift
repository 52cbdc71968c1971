// Rules about names, for which what legacy systems send and what file systems bear are the source.

extension PackageRule {
    private static let rename = "请修改文件名后重新压缩；建议使用汉字、字母、数字、连字符和下划线。"
    private static let renameEnglish =
        "Rename the file and pack again; Chinese characters, letters, digits, - and _ are safe."

    /// Neither UTF-8 nor GB18030.
    package static let nameEncoding = PackageRule(
        "ZIP-NAME-ENCODING", "文件名的编码既不是 UTF-8 也不是 GB18030，无法识别。",
        "The name is neither UTF-8 nor GB18030 and cannot be read.", advice: rename,
        adviceEnglish: renameEnglish)
    /// The header's own name in UTF-8 differs from the Unicode path field (4.6.9).
    package static let nameTwo = PackageRule(
        "ZIP-NAME-TWO", "条目带有两个互相矛盾的文件名。",
        "The entry has two names that contradict each other.", advice: repack,
        adviceEnglish: repackEnglish)
    /// Begins with `/`.
    package static let nameAbsolute = PackageRule(
        "ZIP-NAME-ABSOLUTE", "文件名是绝对路径。", "The name is an absolute path.", advice: repack,
        adviceEnglish: repackEnglish)
    /// A part is `.` or `..`.
    package static let nameDots = PackageRule(
        "ZIP-NAME-DOTS", "文件名中含有“.”或“..”路径。", "The name has a part `.` or `..`.",
        advice: repack,
        adviceEnglish: repackEnglish)
    /// No name, or two slashes in a row.
    package static let nameEmpty = PackageRule(
        "ZIP-NAME-EMPTY", "文件名为空，或路径中有空的一级。",
        "The name, or a part of it, is empty.", advice: rename,
        adviceEnglish: renameEnglish)
    /// Begins with a drive, `C:`.
    package static let nameDrive = PackageRule(
        "ZIP-NAME-DRIVE", "文件名中含有盘符。", "The name has a drive letter.", advice: repack,
        adviceEnglish: repackEnglish)
    /// Has a backslash, which is a separator on Windows.
    package static let nameBackslash = PackageRule(
        "ZIP-NAME-BACKSLASH", "文件名中含有反斜杠。", "The name has a backslash.",
        advice: "请用以“/”分隔路径的压缩软件重新压缩，并去掉文件名中的反斜杠。",
        adviceEnglish: "Pack with a program that separates folders with “/”, and take "
            + "backslashes out of file names.")
    /// Has a NUL, a control character, or one that changes the direction of text.
    package static let nameControl = PackageRule(
        "ZIP-NAME-CONTROL", "文件名中含有控制字符或不可见字符。",
        "The name has control or invisible characters.", advice: rename,
        adviceEnglish: renameEnglish)
    /// A part ends in a dot or a space, which Windows drops.
    package static let nameTrailing = PackageRule(
        "ZIP-NAME-TRAILING", "文件名或文件夹名以点或空格结尾。",
        "A part of the name ends in a dot or a space.", advice: rename,
        adviceEnglish: renameEnglish)
    /// The same name twice.
    package static let nameTwice = PackageRule(
        "ZIP-NAME-TWICE", "压缩包中有两个同名文件。", "Two entries have the same name.",
        advice: "请只保留一个同名文件，或改名后重新压缩。",
        adviceEnglish: "Keep one file of that name, or rename one, and pack again.")
    /// Names, or folders in them, that differ by case or by the form of characters only.
    package static let nameAlike = PackageRule(
        "ZIP-NAME-ALIKE", "压缩包中有仅大小写或字符形式不同的名称。",
        "Two names differ by case or by the form of characters only.",
        advice: "请统一名称的大小写，或改成明显不同的名称。",
        adviceEnglish: "Write names in one way, or make them clearly different.")
    /// One name is a file and a folder.
    package static let nameFileAndFolder = PackageRule(
        "ZIP-NAME-FILE-FOLDER", "同一名称既是文件又是文件夹。",
        "One name is both a file and a folder.", advice: rename,
        adviceEnglish: renameEnglish)
    /// A remark: Windows cannot hold the name.
    package static let nameWindows = PackageRule(
        "ZIP-NAME-WINDOWS", "文件名在 Windows 上无法使用（保留名称或含 < > : \" | ? *）。",
        "Windows cannot use this name (a reserved name, or one with < > : \" | ? *).",
        advice: rename,
        adviceEnglish: renameEnglish, isRemark: true)
    /// A remark: rubbish of a system or an office program, which is not looked at.
    package static let ignored = PackageRule(
        "ZIP-IGNORED", "系统或办公软件生成的文件已忽略，不作为申请材料。",
        "A file left by a system or an office program was ignored; it is no part of the application.",
        advice: "无需处理；下次压缩前可先删除此类文件。",
        adviceEnglish: "Nothing need be done; you may delete such files before packing.",
        isRemark: true)

    static let names: [PackageRule] = [
        nameEncoding, nameTwo, nameAbsolute, nameDots, nameEmpty, nameDrive, nameBackslash,
        nameControl, nameTrailing, nameTwice, nameAlike, nameFileAndFolder, nameWindows, ignored,
    ]
}
