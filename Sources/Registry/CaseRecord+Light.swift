package import WorkingDays

extension CaseRecord {
    /// The light of an open case on `day`, `nil` for a closed one.
    ///
    /// A stage that only waits is green: nobody can be late in it.
    package func light(
        on day: Day, procedure: Procedure, calendar: WorkingCalendar
    ) -> Light? {
        guard let stage, let clock else { return nil }
        guard procedure.stage(stage)?.isDecided == true else { return .green }
        return clock.light(on: day, calendar: calendar)
    }
}

extension StageClock {
    /// Working days left after `day` up to and with the last one; 0 on the last day, negative when
    /// late, counted in working days either way.
    package func workingDaysLeft(on day: Day, calendar: WorkingCalendar) -> Int {
        calendar.workingDaysLeft(on: day, until: due.day)
    }
}

extension Light: Comparable {
    /// Green before yellow before red, so that the largest is the most urgent.
    package static func < (left: Light, right: Light) -> Bool { left.weight < right.weight }

    private var weight: Int {
        switch self {
        case .green: 0
        case .yellow: 1
        case .red: 2
        }
    }
}
