package import Registry
internal import WorkingDays

/// The archival code (档号) of a closed case, by the rule of the workspace's settings.
package enum ArchiveCode {
    /// The counter that numbers the cases of a year and a retention period, from 1.
    package static func counter(year: Int, retention: RetentionPeriod) -> String {
        counter(year: year, code: retention.code)
    }

    /// The same for a code of a retention period.
    package static func counter(year: Int, code: String) -> String { "archive:\(year):\(code)" }

    /// The code of a case; `sequence` is its number in its year and retention period.
    package static func text(
        _ settings: ArchiveSettings, year: Int, retention: RetentionPeriod, sequence: Int
    ) -> String {
        text(settings, year: year, code: retention.code, sequence: sequence)
    }

    /// The same for a code of a retention period.
    package static func text(
        _ settings: ArchiveSettings, year: Int, code: String, sequence: Int
    ) -> String {
        var text = settings.rule
        for (name, value) in [
            ("fonds", settings.fonds), ("category", settings.category), ("year", String(year)),
            ("retention", code), ("number", sequence.padded(to: 4)),
        ] {
            text = text.replacing("{\(name)}", with: value)
        }
        return text
    }
}
