/// Working days over the years whose schedules are known.
///
/// A notice may also rule the last days of the December before its year: the one for 2019 made
/// 2018-12-29 a working day and 2018-12-31 a day off. Such days stand in the file of the later
/// year and win over the earlier one.
///
/// Gap: until that later notice arrives, those days of December are not marked provisional.
package struct WorkingCalendar: Hashable, Sendable {
    /// Schedules by year.
    package let years: [Int: CalendarYear]
    /// What the chosen schedules say of single days.
    private let ruled: [Day: Ruling]

    private struct Ruling: Hashable {
        var kind: DayKind
        var year: Int
    }

    /// A calendar; where a year is given twice the official schedule wins, else the later one.
    package init(years: [CalendarYear]) {
        var byYear: [Int: CalendarYear] = [:]
        for year in years {
            if let earlier = byYear[year.year], earlier.isOfficial, !year.isOfficial { continue }
            byYear[year.year] = year
        }
        self.years = byYear
        var ruled: [Day: Ruling] = [:]
        for year in byYear.values.sorted(by: WorkingCalendar.isWeaker) {
            for (day, name) in year.working {
                ruled[day] = Ruling(kind: .weekendMadeWorking(name), year: year.year)
            }
            for (day, name) in year.off {
                ruled[day] = Ruling(kind: .holiday(name), year: year.year)
            }
        }
        self.ruled = ruled
    }

    /// What a day is and why.
    package func kind(of day: Day) -> DayKind {
        if let ruling = ruled[day] { return ruling.kind }
        return day.isWeekend ? .weekend : .working
    }

    /// Whether the day's year has no official schedule.
    package func isProvisional(_ day: Day) -> Bool {
        years[day.year]?.isOfficial != true
    }

    /// The notice or statute that speaks for a day; `nil` where no schedule of its year is known
    /// and only weekends were seen.
    package func source(of day: Day) -> String? {
        years[ruled[day]?.year ?? day.year]?.source
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

    /// Working days after `start` up to and with `end`; 0 where `end` does not come later.
    package func workingDays(after start: Day, through end: Day) -> Int {
        var count = 0
        var day = start
        while day < end {
            day = day.adding(days: 1)
            if kind(of: day).isWorking { count += 1 }
        }
        return count
    }

    /// Working days left after `day` up to and with the last day of a period; 0 on that day, negative
    /// when late, counted in working days either way.
    package func workingDaysLeft(on day: Day, until last: Day) -> Int {
        day <= last
            ? workingDays(after: day, through: last) : -workingDays(after: last, through: day)
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

    /// Schedules in the order in which a later one overrules an earlier one.
    private static func isWeaker(_ left: CalendarYear, _ right: CalendarYear) -> Bool {
        if left.isOfficial != right.isOfficial { return right.isOfficial }
        return left.year < right.year
    }
}
