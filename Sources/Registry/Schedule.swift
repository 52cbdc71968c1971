package import WorkingDays

/// When the clock itself acts in a case; recomputed from the case at any time, so nothing about it
/// needs to be remembered.
package enum Schedule {
    /// The next tick of a case; `nil` when it is closed or nothing is left for the clock.
    ///
    /// A stage with a decider is overdue at 24:00 of its last day, once. A stage that only waits
    /// ends at the start of the first working day after its last day; while an objection stands it
    /// does not end, but each objection is overdue at 24:00 of its own last day, once.
    package static func tick(
        for record: CaseRecord, procedure: Procedure, calendar: WorkingCalendar
    ) -> ScheduledTick? {
        guard let name = record.stage, let stage = procedure.stage(name), let clock = record.clock
        else { return nil }
        if stage.isDecided {
            if clock.isOverdueNoticeSent { return nil }
            return ScheduledTick(
                kind: .overdue, at: clock.due.end.milliseconds, provisional: false)
        }
        let objections = record.objections.filter { $0.standing == .standing }
        if !objections.isEmpty {
            return lateObjection(of: record).map {
                ScheduledTick(
                    kind: .objectionOverdue, at: $0.clock.due.end.milliseconds,
                    provisional: false)
            }
        }
        guard stage.expiry != nil else { return nil }
        let day = expiryDay(of: clock, calendar: calendar)
        return ScheduledTick(
            kind: .expiry, at: day.day.start.milliseconds,
            provisional: stage.isExpiryIrreversible && day.provisional)
    }

    /// The standing objection whose notice comes next.
    static func lateObjection(of record: CaseRecord) -> Objection? {
        record.objections.filter { $0.standing == .standing && !$0.clock.isOverdueNoticeSent }
            .min { $0.clock.due.day < $1.clock.due.day }
    }

    /// The first working day after a period: the law's day for what follows its end. Provisional
    /// when either the end or that day is.
    package static func expiryDay(of clock: StageClock, calendar: WorkingCalendar) -> Deadline {
        let first = calendar.firstWorkingDay(after: clock.due.day)
        return Deadline(day: first.day, provisional: clock.due.provisional || first.provisional)
    }
}
