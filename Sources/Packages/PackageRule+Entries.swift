// Rules about one entry and its content; sections are those of PKWARE's APPNOTE 6.3.10.

extension PackageRule {
    /// No local header (4.3.7) where the directory says.
    package static let localHeader = PackageRule(
        "ZIP-LOCAL-HEADER", "条目的本地文件头不在中央目录所指的位置。",
        "There is no local header where the directory says.", advice: resend)
    /// The name in the local header differs from the directory's.
    package static let nameMismatch = PackageRule(
        "ZIP-MISMATCH-NAME", "条目名称在本地文件头与中央目录中不一致。",
        "The entry's name differs between local header and directory.", advice: repack)
    /// A size in the local header differs from the directory's, or both are impossible.
    package static let sizeMismatch = PackageRule(
        "ZIP-MISMATCH-SIZE", "条目大小在本地文件头与中央目录中不一致，或自相矛盾。",
        "The entry's sizes differ between local header and directory, or contradict themselves.",
        advice: repack)
    /// The CRC in the local header differs from the directory's.
    package static let checksumMismatch = PackageRule(
        "ZIP-MISMATCH-CRC", "条目校验值在本地文件头与中央目录中不一致。",
        "The entry's CRC differs between local header and directory.", advice: repack)
    /// The compression method in the local header differs from the directory's.
    package static let methodMismatch = PackageRule(
        "ZIP-MISMATCH-METHOD", "条目压缩方法在本地文件头与中央目录中不一致。",
        "The entry's compression method differs between local header and directory.",
        advice: repack)
    /// The flags in the local header differ from the directory's.
    package static let flagsMismatch = PackageRule(
        "ZIP-MISMATCH-FLAGS", "条目标志位在本地文件头与中央目录中不一致。",
        "The entry's flags differ between local header and directory.", advice: repack)
    /// The time in the local header differs from the directory's.
    package static let timeMismatch = PackageRule(
        "ZIP-MISMATCH-TIME", "条目时间在本地文件头与中央目录中不一致。",
        "The entry's time differs between local header and directory.", advice: repack)
    /// The data descriptor (4.3.9) is missing, broken or differs from the directory.
    package static let descriptor = PackageRule(
        "ZIP-DESCRIPTOR", "条目的数据描述符缺失、损坏或与中央目录不一致。",
        "The data descriptor is missing, broken or differs from the directory.", advice: repack)
    /// Extra fields (4.5) that are broken or occur twice.
    package static let extraField = PackageRule(
        "ZIP-EXTRA", "条目的扩展字段损坏或重复。", "The entry's extra fields are broken or repeated.",
        advice: repack)
    /// A method other than stored (0) and deflated (8).
    package static let method = PackageRule(
        "ZIP-METHOD", "条目使用了不支持的压缩方法。",
        "The entry uses a compression method that is not supported.",
        advice: "请在压缩软件中选择 ZIP 格式、Deflate（标准）压缩方法后重新压缩。")
    /// Encrypted (4.4.4 bits 0, 6, 13; AES).
    package static let encrypted = PackageRule(
        "ZIP-ENCRYPTED", "条目已加密，无法审查。", "The entry is encrypted.",
        advice: "请去掉压缩包密码后再次报送。")
    /// Flags that are reserved or ask for what is not supported (4.4.4).
    package static let flags = PackageRule(
        "ZIP-FLAGS", "条目使用了不支持的标志位。", "The entry has flags that are not supported.",
        advice: repack)
    /// A symbolic link, device, pipe or other special file.
    package static let link = PackageRule(
        "ZIP-LINK", "条目是链接或特殊文件，不是普通文件。",
        "The entry is a link or a special file.",
        advice: "请用被链接文件的实际内容代替链接后重新压缩。")
    /// A folder that has content, or an entry that is a folder by one sign and a file by another.
    package static let folder = PackageRule(
        "ZIP-FOLDER", "文件夹条目带有数据，或条目类型自相矛盾。",
        "A folder entry has data, or the entry is both file and folder.", advice: repack)
    /// An archive inside the package, by name or by its first bytes.
    package static let nestedArchive = PackageRule(
        "ZIP-NESTED", "压缩包内含有另一个压缩包，不予接收。",
        "There is an archive inside the package.",
        advice: "请把内层压缩包解开，将其中的文件直接放入申请包。")
    /// Compressed data that cannot be inflated, or that end before or after they should.
    package static let data = PackageRule(
        "ZIP-DATA", "条目的压缩数据损坏，无法解压。",
        "The entry's compressed data is broken.", advice: resend)
    /// More or fewer bytes come out than were told.
    package static let contentSize = PackageRule(
        "ZIP-CONTENT-SIZE", "条目解压后的大小与声明不符。",
        "The entry's content is not as long as it says.", advice: resend)
    /// The content has another CRC than was told.
    package static let contentChecksum = PackageRule(
        "ZIP-CONTENT-CRC", "条目内容的校验值与声明不符，内容已损坏。",
        "The entry's content does not match its CRC.", advice: resend)

    static let entries: [PackageRule] = [
        localHeader, nameMismatch, sizeMismatch, checksumMismatch, methodMismatch, flagsMismatch,
        timeMismatch, descriptor, extraField, method, encrypted, flags, link, folder,
        nestedArchive, data, contentSize, contentChecksum,
    ]
}
