package import WorkingDays

/// The report of an operator on a calendar year under its authorisation, while it is awaited (办法
/// art. 23).
package struct AwaitedReport: Hashable, Sendable {
    /// The year that it is about.
    package var year: Int
    /// The last day for it: 31 March of the next year, or the working day after it.
    package var due: Deadline
    /// What the clock does next about it.
    package var tick: ScheduledTick

    /// The ground of a report that came, `yearly-report-2026`.
    package static func ground(_ year: Int) -> String { "yearly-report-\(year)" }

    /// The ground of the notice that it is late.
    package static func lateGround(_ year: Int) -> String { "yearly-report-late-\(year)" }
}
