package import Registry
package import WorkingDays

/// The part of a paper that only its kind has, read back.
package enum PaperViewBody: Hashable, Sendable {
    /// Nothing.
    case plain
    /// Findings, and who judged.
    case findings([Finding], EngineVersions)
    /// The judged checklist; steps are labelled 经办, 审核, 签发.
    case review([ReviewRow], steps: [LabelledText])
    /// The days of publicity, and the sentence that says them.
    case publicity(PublicityDays, text: String)
    /// What is certified.
    case certificate(CertificateView)
    /// The entry, and the rights confirmed.
    case rights(RegisterEntry, [RightView])
    /// A late stage by its name, the day it was due, and the sentence that says it.
    case lateness(stage: String, due: Deadline, text: String)
    /// The figures of a summary.
    case summary(OperationFigures)
}

/// A row of the checklist.
package struct ReviewRow: Hashable, Sendable {
    /// Item, result and remark.
    package var judged: JudgedItem
    /// The result in Chinese, 符合.
    package var label: String
}

/// A certificate's own part.
package struct CertificateView: Hashable, Sendable {
    /// The entry; its facts carry their labels.
    package var entry: RegisterEntry
    /// The version that it takes the place of; `nil` for the first one.
    package var supersedes: Int?
    /// 登记结果查询码, once known.
    package var nationalCode: String?
    /// 电子证照标识, where a type code is assigned.
    package var licenceIdentifier: String?
    /// Metadata under the names of GB/T 36903: `label` is `ZZMC` and so on.
    package var metadata: [LabelledText]
}

/// A right confirmed under art. 10.
package struct RightView: Hashable, Sendable {
    /// `holding`, `revenue` …
    package var name: String
    /// 数据资源持有权.
    package var title: String
    /// The article.
    package var article: String
}
