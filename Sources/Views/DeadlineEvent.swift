package import WorkingDays

/// A day by which something is to happen, as a calendar of people's own programs shows it.
package struct DeadlineEvent: Hashable, Sendable {
    /// The same for the same period for ever (RFC 5545, 3.8.4.7).
    package var uid: String
    /// The last day.
    package var day: Day
    /// Whether it may still move, because its year's calendar is not known.
    package var isProvisional: Bool
    /// Grows with each change.
    package var sequence: Int
    /// When it was changed last.
    package var stamp: Instant
    /// One line.
    package var summary: String
    /// More.
    package var text: String
    /// `待我办理` or `等待办理`.
    package var category: String
    /// How many days before the last one it is called to mind; `nil`: not at all.
    package var alarmDays: Int?

    /// An event.
    package init(
        uid: String, day: Day, isProvisional: Bool, sequence: Int, stamp: Instant, summary: String,
        text: String, category: String, alarmDays: Int?
    ) {
        self.uid = uid
        self.day = day
        self.isProvisional = isProvisional
        self.sequence = sequence
        self.stamp = stamp
        self.summary = summary
        self.text = text
        self.category = category
        self.alarmDays = alarmDays
    }
}
