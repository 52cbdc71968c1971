// Rules about one entry and its content; sections are those of PKWARE's APPNOTE 6.3.10.

extension PackageRule {
    /// No local header (4.3.7) where the directory says.
    package static let localHeader = PackageRule(
        "ZIP-LOCAL-HEADER", "条目的本地文件头不在中央目录所指的位置。",
        "There is no local header where the directory says.", advice: resend,
        adviceEnglish: resendEnglish)
    /// The name in the local header differs from the directory's.
    package static let nameMismatch = PackageRule(
        "ZIP-MISMATCH-NAME", "条目名称在本地文件头与中央目录中不一致。",
        "The entry's name differs between local header and directory.", advice: repack,
        adviceEnglish: repackEnglish)
    /// A size in the local header differs from the directory's, or both are impossible.
    package static let sizeMismatch = PackageRule(
        "ZIP-MISMATCH-SIZE", "条目大小在本地文件头与中央目录中不一致，或自相矛盾。",
        "The entry's sizes differ between local header and directory, or contradict themselves.",
        advice: repack,
        adviceEnglish: repackEnglish)
    /// The CRC in the local header differs from the directory's.
    package static let checksumMismatch = PackageRule(
        "ZIP-MISMATCH-CRC", "条目校验值在本地文件头与中央目录中不一致。",
        "The entry's CRC differs between local header and directory.", advice: repack,
        adviceEnglish: repackEnglish)
    /// The compression method in the local header differs from the directory's.
    package static let methodMismatch = PackageRule(
        "ZIP-MISMATCH-METHOD", "条目压缩方法在本地文件头与中央目录中不一致。",
        "The entry's compression method differs between local header and directory.",
        advice: repack,
        adviceEnglish: repackEnglish)
    /// The flags in the local header differ from the directory's.
    package static let flagsMismatch = PackageRule(
        "ZIP-MISMATCH-FLAGS", "条目标志位在本地文件头与中央目录中不一致。",
        "The entry's flags differ between local header and directory.", advice: repack,
        adviceEnglish: repackEnglish)
    /// The time in the local header differs from the directory's.
    package static let timeMismatch = PackageRule(
        "ZIP-MISMATCH-TIME", "条目时间在本地文件头与中央目录中不一致。",
        "The entry's time differs between local header and directory.", advice: repack,
        adviceEnglish: repackEnglish)
    /// The data descriptor (4.3.9) is missing, broken or differs from the directory.
    package static let descriptor = PackageRule(
        "ZIP-DESCRIPTOR", "条目的数据描述符缺失、损坏或与中央目录不一致。",
        "The data descriptor is missing, broken or differs from the directory.", advice: repack,
        adviceEnglish: repackEnglish)
    /// Extra fields (4.5) that are broken or occur twice.
    package static let extraField = PackageRule(
        "ZIP-EXTRA", "条目的扩展字段损坏或重复。", "The entry's extra fields are broken or repeated.",
        advice: repack,
        adviceEnglish: repackEnglish)
    /// A method other than stored (0) and deflated (8).
    package static let method = PackageRule(
        "ZIP-METHOD", "条目使用了不支持的压缩方法。",
        "The entry uses a compression method that is not supported.",
        advice: "请在压缩软件中选择 ZIP 格式、Deflate（标准）压缩方法后重新压缩。",
        adviceEnglish: "Choose the ZIP format and the method Deflate (standard) in your ZIP "
            + "program and pack again.")
    /// Encrypted (4.4.4 bits 0, 6, 13; AES).
    package static let encrypted = PackageRule(
        "ZIP-ENCRYPTED", "条目已加密，无法审查。", "The entry is encrypted and cannot be examined.",
        advice: "请去掉压缩包密码后再次报送。",
        adviceEnglish: "Take the password off and send it again.")
    /// Flags that are reserved or ask for what is not supported (4.4.4).
    package static let flags = PackageRule(
        "ZIP-FLAGS", "条目使用了不支持的标志位。", "The entry has flags that are not supported.",
        advice: repack,
        adviceEnglish: repackEnglish)
    /// A symbolic link, device, pipe or other special file.
    package static let link = PackageRule(
        "ZIP-LINK", "条目是链接或特殊文件，不是普通文件。",
        "The entry is a link or a special file, not an ordinary one.",
        advice: "请用被链接文件的实际内容代替链接后重新压缩。",
        adviceEnglish: "Put the content of the linked file in place of the link and pack again.")
    /// A folder that has content, or an entry that is a folder by one sign and a file by another.
    package static let folder = PackageRule(
        "ZIP-FOLDER", "文件夹条目带有数据，或条目类型自相矛盾。",
        "A folder entry has data, or the entry is both file and folder.", advice: repack,
        adviceEnglish: repackEnglish)
    /// An archive inside the package, by name or by its first bytes.
    package static let nestedArchive = PackageRule(
        "ZIP-NESTED", "压缩包内含有另一个压缩包，不予接收。",
        "There is an archive inside the package, which is not allowed.",
        advice: "请把内层压缩包解开，将其中的文件直接放入申请包。",
        adviceEnglish: "Unpack the inner archive and put its files into the package themselves.")
    /// Compressed data that cannot be inflated, or that end before or after they should.
    package static let data = PackageRule(
        "ZIP-DATA", "条目的压缩数据损坏，无法解压。",
        "The entry's compressed data is broken and cannot be inflated.", advice: resend,
        adviceEnglish: resendEnglish)
    /// More or fewer bytes come out than were told.
    package static let contentSize = PackageRule(
        "ZIP-CONTENT-SIZE", "条目解压后的大小与声明不符。",
        "The entry's content is not as long as it says.", advice: resend,
        adviceEnglish: resendEnglish)
    /// The content has another CRC than was told.
    package static let contentChecksum = PackageRule(
        "ZIP-CONTENT-CRC", "条目内容的校验值与声明不符，内容已损坏。",
        "The entry's content does not match its CRC; it is damaged.", advice: resend,
        adviceEnglish: resendEnglish)

    static let entries: [PackageRule] = [
        localHeader, nameMismatch, sizeMismatch, checksumMismatch, methodMismatch, flagsMismatch,
        timeMismatch, descriptor, extraField, method, encrypted, flags, link, folder,
        nestedArchive, data, contentSize, contentChecksum,
    ]
}
