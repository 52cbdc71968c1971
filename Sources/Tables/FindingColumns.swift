/// The columns that findings come back in.
package enum FindingColumns {
    /// Whether a package was made.
    package static let status = "状态"
    /// The columns that findings are about.
    package static let columns = "问题栏目"
    /// Ids of rules.
    package static let rules = "规则"
    /// Sentences and advice.
    package static let findings = "问题"
    /// Name of the package.
    package static let file = "来件文件"
    /// In the order in which they are written.
    package static let headings = [status, columns, rules, findings, file]
    /// The heading of further attachments.
    package static let otherFiles = "其他附件"
}
