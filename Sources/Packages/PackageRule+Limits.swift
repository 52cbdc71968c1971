// Rules about limits; the numbers are those of `PackageLimits`.

extension PackageRule {
    private static let smaller = "请减少或拆分附件后重新压缩；确有需要的，请联系登记机构。"
    private static let smallerEnglish =
        "Send fewer or smaller attachments and pack again; if you really need more, ask the registrar."

    /// `PackageLimits.maxPackageBytes`.
    package static let limitPackage = PackageRule(
        "ZIP-LIMIT-PACKAGE", "压缩包大小超过上限。", "The package is larger than allowed.", advice: smaller,
        adviceEnglish: smallerEnglish)
    /// `PackageLimits.maxEntries`.
    package static let limitEntries = PackageRule(
        "ZIP-LIMIT-ENTRIES", "压缩包中的条目数量超过上限。", "The package has more entries than allowed.",
        advice: smaller,
        adviceEnglish: smallerEnglish)
    /// `PackageLimits.maxDirectoryBytes`.
    package static let limitDirectory = PackageRule(
        "ZIP-LIMIT-DIRECTORY", "压缩包的中央目录超过上限。",
        "The central directory of the archive is larger than allowed.",
        advice: smaller,
        adviceEnglish: smallerEnglish)
    /// `PackageLimits.maxNameBytes`, `PackageLimits.maxPartBytes`.
    package static let limitName = PackageRule(
        "ZIP-LIMIT-NAME", "文件名过长。", "The name of a file is longer than allowed.",
        advice: "请缩短文件名后重新压缩。",
        adviceEnglish: "Shorten the file name and pack again.")
    /// `PackageLimits.maxDepth`.
    package static let limitDepth = PackageRule(
        "ZIP-LIMIT-DEPTH", "文件夹层级过深。", "Folders are nested deeper than allowed.",
        advice: "请减少文件夹层级后重新压缩。",
        adviceEnglish: "Use fewer folders inside each other and pack again.")
    /// `PackageLimits.maxEntryBytes`, or what a caller is ready to hold of one content.
    package static let limitEntry = PackageRule(
        "ZIP-LIMIT-ENTRY", "单个文件解压后的大小超过上限。", "A file is larger than allowed once it is inflated.",
        advice: smaller,
        adviceEnglish: smallerEnglish)
    /// `PackageLimits.maxTotalBytes`.
    package static let limitTotal = PackageRule(
        "ZIP-LIMIT-TOTAL", "全部文件解压后的总大小超过上限。",
        "All files together are larger than allowed once they are inflated.",
        advice: smaller,
        adviceEnglish: smallerEnglish)
    /// `PackageLimits.maxRatio` above `PackageLimits.ratioFloorBytes`.
    package static let limitRatio = PackageRule(
        "ZIP-LIMIT-RATIO", "压缩比异常，疑似压缩炸弹。",
        "The file is compressed so much that it looks like a zip bomb.",
        advice: "请检查文件内容；内容无误的，请改用“仅存储”方式压缩后再次报送。",
        adviceEnglish: "Check the content of the file; if it is right, pack it with the method "
            + "Store and send it again.")

    static let limits: [PackageRule] = [
        limitPackage, limitEntries, limitDirectory, limitName, limitDepth, limitEntry, limitTotal,
        limitRatio,
    ]
}
