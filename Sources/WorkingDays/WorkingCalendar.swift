/// Working days over the years whose schedules are known.
package struct WorkingCalendar: Hashable, Sendable {
    /// Schedules by year.
    package let years: [Int: CalendarYear]

    /// A calendar; where a year is given twice the official schedule wins, else the later one.
    package init(years: [CalendarYear]) {
        var byYear: [Int: CalendarYear] = [:]
        for year in years {
            if let earlier = byYear[year.year], earlier.isOfficial, !year.isOfficial { continue }
            byYear[year.year] = year
        }
        self.years = byYear
    }

    /// What a day is and why.
    package func kind(of day: Day) -> DayKind {
        let year = years[day.year]
        if let name = year?.off[day] { return .holiday(name) }
        if let name = year?.working[day] { return .weekendMadeWorking(name) }
        return day.isWeekend ? .weekend : .working
    }

    /// Whether the day's year has no official schedule.
    package func isProvisional(_ day: Day) -> Bool {
        years[day.year]?.isOfficial != true
    }

    /// The last day of a period of `workingDays` (at least 1) that begins with an event on `after`;
    /// the day of the event does not count (Civil Code 201).
    package func deadline(after: Day, workingDays: Int) -> Deadline {
        precondition(workingDays >= 1, "a period has at least one day")
        var day = after
        var provisional = false
        var counted = 0
        while counted < workingDays {
            day = day.adding(days: 1)
            if isProvisional(day) { provisional = true }
            if kind(of: day).isWorking { counted += 1 }
        }
        return Deadline(day: day, provisional: provisional)
    }

    /// The first working day after `day`.
    package func firstWorkingDay(after day: Day) -> Deadline {
        deadline(after: day, workingDays: 1)
    }

    /// For a deadline to act that falls on a rest day: the next working day, else the day itself
    /// (Civil Code 203). The end of a right does not move and is not to be given here.
    package func movedToWorkingDay(_ day: Day) -> Deadline {
        firstWorkingDay(after: day.adding(days: -1))
    }
}
