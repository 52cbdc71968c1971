/// Labels of `bag-info.txt`: those that RFC 8493 §2.2.2 reserves, and for what it has no word those of
/// the archives. Values are codes, numbers and dates, so that a program reads them too.
package enum BagLabel {
    /// The registrar's name.
    package static let organisation = "Source-Organization"
    /// Its credit code.
    package static let organisationCode = "统一社会信用代码"
    /// The case's number.
    package static let caseNumber = "External-Identifier"
    /// The entry that the case made or is about, or its applicant's id for the package.
    package static let sendersIdentifier = "Internal-Sender-Identifier"
    /// The day on which the case became a bag.
    package static let baggingDate = "Bagging-Date"
    /// Bytes and files of the payload.
    package static let oxum = "Payload-Oxum"
    /// The kind of package that opened the case.
    package static let kind = "事项"
    /// The day on which it closed.
    package static let closedOn = "办结日期"
    /// The code of its result.
    package static let result = "办结结果"
    /// The archival code, where the settings have a rule.
    package static let archiveCode = "档号"
    /// Years for which it is kept.
    package static let retention = "保管期限(年)"
    /// The first day that counts.
    package static let retainedFrom = "保管期限起算"
    /// The last day.
    package static let retainedUntil = "保管期限届满"
    /// Where the number of years stands.
    package static let retentionSource = "保管期限依据"
    /// Says of a demonstration that it is void.
    package static let demonstration = "演示"
}
