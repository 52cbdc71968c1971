package import WorkingDays

/// The act by which a data authority of county level or above entrusts a registrar (办法 art. 6).
package struct Entrustment: Hashable, Sendable {
    /// The document: 泰数委〔2024〕1号.
    package var instrument: String
    /// First day; `nil` where the file does not say, as in files of format 1.
    package var from: Day?
    /// Last day, inclusive; `nil` without an end.
    package var until: Day?
    /// The region it is for; `nil`: that of the registrar.
    package var region: String?
    /// Who entrusts.
    package var authority: PartyID?

    /// An entrustment.
    package init(
        _ instrument: String, from: Day? = nil, until: Day? = nil, region: String? = nil,
        authority: PartyID? = nil
    ) {
        self.instrument = instrument
        self.from = from
        self.until = until
        self.region = region
        self.authority = authority
    }

    /// Whether the term holds that day.
    package func covers(_ day: Day) -> Bool {
        from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
    }
}
