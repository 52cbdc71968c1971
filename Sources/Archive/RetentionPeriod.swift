package import Registry
package import WorkingDays

/// How long a closed case is kept (保管期限): whole years, counted from the first day of the year after
/// the one in which it closed, as archives count them.
package struct RetentionPeriod: Hashable, Sendable {
    /// Years.
    package var years: Int
    /// The first day that counts.
    package var from: Day
    /// Where the number stands.
    package var source: String

    /// A period from its parts.
    package init(years: Int, from: Day, source: String) {
        self.years = years
        self.from = from
        self.source = source
    }

    /// The period of a closed case under its profile; `nil` where the profile says none.
    ///
    /// A case that made or concerned an entry of the register is kept as long as what proves an entry:
    /// also one that was refused, because the entry's account refers to it. An order of disposal is
    /// kept for ever, with what it says was destroyed.
    package init?(of record: CaseRecord, under profile: Profile) {
        if RetentionPeriod.isPermanent(record.kind) { return nil }
        let isRegistered = record.registrationNumber != nil || record.subject != nil
        let name = isRegistered ? "retentionRegisteredYears" : "retentionOtherYears"
        guard let term = profile.terms[name], term.unit == .years,
            let from = Day(year: record.since.day.year + 1, month: 1, day: 1)
        else { return nil }
        self.init(years: term.value, from: from, source: term.source)
    }

    /// The last day, on which it still is kept.
    package var until: Day { from.adding(months: 12 * years).adding(days: -1) }

    /// The code of archives for what is kept for ever (永久).
    package static let permanentCode = "Y"

    /// Whether cases of a kind are kept for ever.
    package static func isPermanent(_ kind: PackageKind) -> Bool { kind == .disposal }

    /// `D30`: the code of archives for a fixed term.
    package var code: String { "D\(years)" }
}
