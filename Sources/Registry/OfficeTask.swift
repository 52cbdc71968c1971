package import WorkingDays

/// Something that the registry itself owes at a time, whatever cases and entries there are.
package enum OfficeTask: Hashable, Sendable {
    /// The summary of a half year to the government (办法 art. 14, last paragraph).
    case summary(HalfYear)
    /// The warning that the measures behind the rules end on that day (办法 art. 2, 31).
    case measuresEnding(Day)
    /// The notice that they ended on that day.
    case measuresEnded(Day)

    /// Its name in the journal: `summary:2026-H1`, `measures-ending:2027-10-31`.
    package var name: String {
        switch self {
        case .summary(let half): "summary:" + half.text
        case .measuresEnding(let day): "measures-ending:" + day.iso
        case .measuresEnded(let day): "measures-ended:" + day.iso
        }
    }
}

/// A task with its time.
package struct ScheduledTask: Hashable, Sendable {
    /// What is owed.
    package var task: OfficeTask
    /// From when on, milliseconds since 1970.
    package var at: Int64

    /// A task from the start of a day on.
    init(_ task: OfficeTask, from day: Day) {
        self.task = task
        at = day.start.milliseconds
    }
}
