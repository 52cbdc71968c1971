package import WorkingDays

/// When the clock itself acts for the registry as a whole; recomputed from the journal at any time.
package enum OfficeSchedule {
    /// The next task; `nil` when nothing is owed.
    ///
    /// `done` are the names of the tasks that the journal has, `authorisedOn` the day of the first
    /// authorisation in the register. A half year is summarised at the start of the day after its
    /// end, one that passed while the program slept as soon as it wakes; the first is that of the
    /// first authorisation. None of this rests on a calendar that is not known yet.
    package static func next(
        after done: Set<String>, authorisedOn: Day?, profiles: [Profile]
    ) -> ScheduledTask? {
        let summary = authorisedOn.map { day in
            var half = HalfYear(of: day)
            while done.contains(OfficeTask.summary(half).name) { half = half.next }
            return ScheduledTask(.summary(half), from: half.end.adding(days: 1))
        }
        let tasks = ends(of: profiles).flatMap { last, months in
            [
                ScheduledTask(.measuresEnding(last), from: last.adding(months: -months)),
                ScheduledTask(.measuresEnded(last), from: last.adding(days: 1)),
            ]
        }.filter { !done.contains($0.task.name) }
        return (tasks + [summary].compactMap { $0 }).min { $0.at < $1.at }
    }

    /// The last days of measures after which no successor's profile takes over, and how many months
    /// before them people are warned.
    private static func ends(of profiles: [Profile]) -> [(last: Day, months: Int)] {
        var seen: Set<Day> = []
        return profiles.compactMap { profile in
            guard let last = profile.inForceUntil, profile.covers(last),
                !isSucceeded(last, profiles), seen.insert(last).inserted
            else { return nil }
            return (last, profile.warningMonths)
        }
    }

    /// Whether packages received after measures ended fall under others that are in force.
    package static func isSucceeded(_ last: Day, _ profiles: [Profile]) -> Bool {
        let next = last.adding(days: 1)
        return profiles.contains { profile in
            profile.covers(next) && profile.inForceUntil.map { $0 > last } ?? true
        }
    }
}
