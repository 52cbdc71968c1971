// Rules about the file as a whole; sections are those of PKWARE's APPNOTE 6.3.10.

extension PackageRule {
    /// A file of no bytes.
    package static let emptyFile = PackageRule(
        "ZIP-EMPTY", "文件为空，没有任何内容。", "The file is empty.", advice: resend,
        adviceEnglish: resendEnglish)
    /// Neither begins nor ends like a ZIP file.
    package static let notZIP = PackageRule(
        "ZIP-NOT-ZIP", "文件不是 ZIP 压缩包。", "The file is not a ZIP archive.",
        advice: "请报送 ZIP 格式的申请包；仅把其他格式的文件改名为 .zip 无效。",
        adviceEnglish: "Send the package as a ZIP file; giving another file the name .zip does "
            + "not make it one.")
    /// Begins like a ZIP file and has no end record (4.3.16): cut, or still being copied.
    package static let truncated = PackageRule(
        "ZIP-TRUNCATED", "压缩包不完整，缺少结尾部分。",
        "The archive is truncated: its end record is missing.", advice: resend,
        adviceEnglish: resendEnglish)
    /// Bytes follow the end record (4.3.16).
    package static let trailingBytes = PackageRule(
        "ZIP-TRAILING", "压缩包结尾之后还有多余数据。",
        "There are bytes after the end of the archive.", advice: repack,
        adviceEnglish: repackEnglish)
    /// A comment on the archive (4.4.12): room for a second end record, and of no use here.
    package static let comment = PackageRule(
        "ZIP-COMMENT", "压缩包带有整体注释，不予接收。",
        "The archive carries a comment, which is not allowed.",
        advice: "请删除压缩包注释后再次报送。",
        adviceEnglish: "Remove the archive comment and send it again.")
    /// More than one place that could be the end record.
    package static let twoEnds = PackageRule(
        "ZIP-TWO-ENDS", "压缩包含有不止一个结尾记录，内容存在歧义。",
        "The archive has more than one end record, so its content is ambiguous.", advice: repack,
        adviceEnglish: repackEnglish)
    /// Parts on several volumes (4.3.1, 4.4.19).
    package static let multiDisk = PackageRule(
        "ZIP-MULTI-DISK", "压缩包为分卷压缩包，不予接收。",
        "The archive is split over several volumes, which is not allowed.",
        advice: "请取消分卷，压缩为单个 ZIP 文件。",
        adviceEnglish: "Pack it as one ZIP file, without splitting it into volumes.")
    /// Bytes before the first entry, as in a self-extracting program.
    package static let prefix = PackageRule(
        "ZIP-PREFIX", "压缩包第一个条目之前有多余数据（例如自解压程序）。",
        "There are bytes before the first entry, as in a self-extracting program.", advice: repack,
        adviceEnglish: repackEnglish)
    /// Bytes that belong to no entry and no record.
    package static let gap = PackageRule(
        "ZIP-GAP", "压缩包中有不属于任何条目的数据。",
        "There are bytes that belong to no entry.", advice: repack,
        adviceEnglish: repackEnglish)
    /// Two entries, or an entry and the directory, share bytes.
    package static let overlap = PackageRule(
        "ZIP-OVERLAP", "压缩包中的条目相互重叠，或超出数据区。",
        "Entries overlap, or reach beyond the data.", advice: repack,
        adviceEnglish: repackEnglish)
    /// The central directory (4.3.12) is broken or not where it is said to be.
    package static let directory = PackageRule(
        "ZIP-DIRECTORY", "压缩包的中央目录损坏，或与结尾记录不符。",
        "The central directory is broken or differs from the end record.", advice: resend,
        adviceEnglish: resendEnglish)
    /// ZIP64 records or fields (4.3.14, 4.3.15, 4.5.3) are missing, broken or contradictory.
    package static let zip64 = PackageRule(
        "ZIP-ZIP64", "压缩包的 ZIP64 记录缺失、损坏或前后矛盾。",
        "ZIP64 records are missing, broken or contradictory.", advice: repack,
        adviceEnglish: repackEnglish)
    /// No entry at all.
    package static let noEntries = PackageRule(
        "ZIP-NO-ENTRIES", "压缩包中没有任何文件。", "The archive has no files.",
        advice: "请把 application.xml 和附件放入压缩包后再次报送。",
        adviceEnglish: "Put application.xml and the attachments into the archive and send it "
            + "again.")

    static let structure: [PackageRule] = [
        emptyFile, notZIP, truncated, trailingBytes, comment, twoEnds, multiDisk, prefix, gap,
        overlap, directory, zip64, noEntries,
    ]
}
