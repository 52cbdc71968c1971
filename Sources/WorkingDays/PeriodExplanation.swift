/// How a period was counted, day by day: the answer to "why this date?".
package struct PeriodExplanation: Hashable, Sendable {
    /// The day of the event, which does not count (Civil Code 201).
    package let after: Day
    /// The length of the period in working days, at least 1.
    package let workingDays: Int
    /// Every day from the one after the event to the last day of the period, without gaps.
    package let days: [CountedDay]
    /// The result; always the same as `WorkingCalendar.deadline` gives.
    package let deadline: Deadline

    /// The sources that took part, each once, in the order of days.
    package var sources: [String] {
        var seen: Set<String> = []
        return days.compactMap(\.source).filter { seen.insert($0).inserted }
    }

    /// The years without an official schedule that took part, in order; empty for a final date.
    package var provisionalYears: [Int] {
        Set(days.filter(\.isProvisional).map(\.day.year)).sorted()
    }
}

extension WorkingCalendar {
    /// Explains the period of `workingDays` (at least 1) after an event on `after`.
    package func explanation(after: Day, workingDays: Int) -> PeriodExplanation {
        let deadline = deadline(after: after, workingDays: workingDays)
        var days: [CountedDay] = []
        var counted = 0
        for number in (after.number + 1)...deadline.day.number {
            let day = Day(number: number)
            let kind = kind(of: day)
            if kind.isWorking { counted += 1 }
            days.append(
                CountedDay(
                    day: day, kind: kind, number: kind.isWorking ? counted : nil,
                    countedSoFar: counted, source: source(of: day),
                    isProvisional: isProvisional(day)))
        }
        return PeriodExplanation(
            after: after, workingDays: workingDays, days: days, deadline: deadline)
    }
}
