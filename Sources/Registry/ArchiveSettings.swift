/// How closed cases are numbered for the archive, from `archive` in `registry/config.xml`.
package struct ArchiveSettings: Hashable, Sendable {
    /// The fonds (全宗号) that the archive gave to the registry.
    package var fonds: String
    /// The code of the class of records (档案门类代码).
    package var category: String
    /// The form of the archival code: text with `{fonds}`, `{category}`, `{year}`, `{retention}` and
    /// `{number}`. The number counts within year and retention, so those three are always in it.
    package var rule: String

    /// Fonds, class and year, retention, number, joined as DA/T 13-2022 joins them.
    package static let standardRule = "{fonds}-{category}·{year}-{retention}-{number}"
    /// 登记, where the archive has given no code of its own.
    package static let standardCategory = "DJ"
    /// What a rule may name.
    package static let names = ["fonds", "category", "year", "retention", "number"]
    /// What it must name, or two cases would have one code.
    package static let neededNames = ["year", "retention", "number"]

    /// Settings.
    package init(
        fonds: String, category: String = ArchiveSettings.standardCategory,
        rule: String = ArchiveSettings.standardRule
    ) {
        self.fonds = fonds
        self.category = category
        self.rule = rule
    }
}
