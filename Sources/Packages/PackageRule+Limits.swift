// Rules about limits; the numbers are those of `PackageLimits`.

extension PackageRule {
    private static let smaller = "请减少或拆分附件后重新压缩；确有需要的，请联系登记机构。"

    /// `PackageLimits.maxPackageBytes`.
    package static let limitPackage = PackageRule(
        "ZIP-LIMIT-PACKAGE", "压缩包大小超过上限。", "The package is too large.", advice: smaller)
    /// `PackageLimits.maxEntries`.
    package static let limitEntries = PackageRule(
        "ZIP-LIMIT-ENTRIES", "压缩包中的条目数量超过上限。", "The package has too many entries.",
        advice: smaller)
    /// `PackageLimits.maxDirectoryBytes`.
    package static let limitDirectory = PackageRule(
        "ZIP-LIMIT-DIRECTORY", "压缩包的中央目录超过上限。", "The central directory is too large.",
        advice: smaller)
    /// `PackageLimits.maxNameBytes`, `PackageLimits.maxPartBytes`.
    package static let limitName = PackageRule(
        "ZIP-LIMIT-NAME", "文件名过长。", "The name is too long.", advice: "请缩短文件名后重新压缩。")
    /// `PackageLimits.maxDepth`.
    package static let limitDepth = PackageRule(
        "ZIP-LIMIT-DEPTH", "文件夹层级过深。", "The name has too many parts.",
        advice: "请减少文件夹层级后重新压缩。")
    /// `PackageLimits.maxEntryBytes`, or what a caller is ready to hold of one content.
    package static let limitEntry = PackageRule(
        "ZIP-LIMIT-ENTRY", "单个文件解压后的大小超过上限。", "The file is too large.",
        advice: smaller)
    /// `PackageLimits.maxTotalBytes`.
    package static let limitTotal = PackageRule(
        "ZIP-LIMIT-TOTAL", "全部文件解压后的总大小超过上限。", "The files together are too large.",
        advice: smaller)
    /// `PackageLimits.maxRatio` above `PackageLimits.ratioFloorBytes`.
    package static let limitRatio = PackageRule(
        "ZIP-LIMIT-RATIO", "压缩比异常，疑似压缩炸弹。",
        "The compression ratio is that of a zip bomb.",
        advice: "请检查文件内容；内容无误的，请改用“仅存储”方式压缩后再次报送。")

    static let limits: [PackageRule] = [
        limitPackage, limitEntries, limitDirectory, limitName, limitDepth, limitEntry, limitTotal,
        limitRatio,
    ]
}
