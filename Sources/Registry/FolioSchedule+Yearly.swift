package import WorkingDays

extension FolioSchedule {
    /// The earliest yearly report that is awaited and that the clock has still to speak of; `nil`
    /// where the profile names no day, and for what is no authorisation.
    ///
    /// One is due for each calendar year in which the authorisation was in force, also for its last
    /// one, by the day of the setting `report.operatorYearly` in the next year. A day before the
    /// entry was made binds nobody. Its operator is reminded on the first of that day's month; after
    /// the day, operator and authority are told once. Whoever is told that it is late is not
    /// reminded any more.
    package static func awaitedReport(
        under folio: RegisterFolio, profile: Profile, calendar: WorkingCalendar
    ) -> AwaitedReport? {
        guard folio.kind == .authorisationRecord, folio.state != .revoked,
            let setting = profile.settings["report.operatorYearly"], let made = folio.acts.first
        else { return nil }
        let first = folio.versions[0].validFrom.year
        let last = lastYear(of: folio, atLeast: first)
        for year in first...last {
            guard let day = Day(iso: "\(year + 1)-\(setting)") else { return nil }
            let due = calendar.movedToWorkingDay(day)
            if due.day < made.at.day || isSettled(year, folio) { continue }
            let isReminded = folio.acts.contains {
                $0.act == .reminded && $0.ground == AwaitedReport.ground(year)
            }
            let opens = Day(iso: "\(year + 1)-\(setting.prefix(2))-01") ?? day
            return AwaitedReport(
                year: year, due: due,
                tick: isReminded
                    ? ScheduledTick(
                        kind: .reportOverdue, at: due.end.milliseconds, provisional: false)
                    : ScheduledTick(
                        kind: .reportReminder, at: opens.start.milliseconds, provisional: false))
        }
        return nil
    }

    /// Whether the report on a year came, or everybody knows that it did not.
    private static func isSettled(_ year: Int, _ folio: RegisterFolio) -> Bool {
        folio.acts.contains {
            $0.act == .noted && $0.ground == AwaitedReport.ground(year)
                || $0.act == .overdue && $0.ground == AwaitedReport.lateGround(year)
        }
    }

    /// The last year in which it was in force.
    private static func lastYear(of folio: RegisterFolio, atLeast first: Int) -> Int {
        let end = folio.state.isStanding ? nil : folio.since.adding(days: -1)
        let days = [folio.current.validUntil, end].compactMap { $0 }
        return max(first, days.min()?.year ?? first + 50)
    }
}
