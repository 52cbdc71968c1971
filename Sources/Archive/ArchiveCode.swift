package import Registry
internal import WorkingDays

/// The archival code (档号) of a closed case, by the rule of the workspace's settings.
package enum ArchiveCode {
    /// The counter that numbers the cases of a year and a retention period, from 1.
    package static func counter(year: Int, retention: RetentionPeriod) -> String {
        "archive:\(year):\(retention.code)"
    }

    /// The code of a case; `sequence` is its number in its year and retention period.
    package static func text(
        _ settings: ArchiveSettings, year: Int, retention: RetentionPeriod, sequence: Int
    ) -> String {
        var text = settings.rule
        for (name, value) in [
            ("fonds", settings.fonds), ("category", settings.category), ("year", String(year)),
            ("retention", retention.code), ("number", sequence.padded(to: 4)),
        ] {
            text = text.replacing("{\(name)}", with: value)
        }
        return text
    }
}
