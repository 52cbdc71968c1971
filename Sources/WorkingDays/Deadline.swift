/// The last day of a period; the period ends at 24:00 of it (Civil Code 203).
package struct Deadline: Hashable, Sendable {
    /// The last day on which the act is in time.
    package let day: Day
    /// Whether a year without an official schedule was needed to count it.
    package let provisional: Bool

    /// A counted last day, marked provisional when a year without a notice took part.
    package init(day: Day, provisional: Bool) {
        self.day = day
        self.provisional = provisional
    }

    /// 24:00 of the last day.
    package var end: Instant { day.end }
}
