/// One day of an explained period.
package struct CountedDay: Hashable, Sendable {
    /// The day.
    package let day: Day
    /// What it is and why.
    package let kind: DayKind
    /// Its number in the period, from 1; `nil` for a day that does not count.
    package let number: Int?
    /// Working days counted up to the end of this day.
    package let countedSoFar: Int
    /// The notice or statute its year's schedule came from; `nil` where there is no schedule.
    package let source: String?
    /// Whether its year has no official schedule, so that the day may still change.
    package let isProvisional: Bool

    /// Whether it counts.
    package var isCounted: Bool { number != nil }
}
