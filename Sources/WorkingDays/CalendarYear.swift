/// A year's schedule of days off, from a notice of the State Council or, without one, from the
/// statutory days alone.
package struct CalendarYear: Hashable, Sendable {
    /// The civil year.
    package var year: Int
    /// Days off beyond ordinary weekends, with what they are called: 春节.
    package var off: [Day: String]
    /// Weekend days that are working days (调休), with the holiday they belong to.
    package var working: [Day: String]
    /// The notice, `国办发明电〔2025〕7号`, or the statute the days were taken from.
    package var source: String
    /// Whether a notice fixed it; otherwise every date counted with it is provisional.
    package var isOfficial: Bool

    /// A year's schedule.
    package init(
        year: Int, off: [Day: String], working: [Day: String], source: String, isOfficial: Bool
    ) {
        self.year = year
        self.off = off
        self.working = working
        self.source = source
        self.isOfficial = isOfficial
    }
}
