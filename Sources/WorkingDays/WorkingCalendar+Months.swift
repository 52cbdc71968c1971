extension WorkingCalendar {
    /// The last day on which to act, for a period of `months` (at least 1; a year is 12) after an
    /// event on `after`: the same day number or the month's last day (Civil Code 202), moved to
    /// the next working day when it is a rest day (Civil Code 203).
    package func deadlineToAct(after: Day, months: Int) -> Deadline {
        precondition(months >= 1, "a period has at least one month")
        return movedToWorkingDay(after.adding(months: months))
    }

    /// The last day of a right that lasts `months` (at least 1; a year is 12) from an event on
    /// `after`. It does not move, whatever the day is, so no calendar takes part and it is never
    /// provisional.
    package func endOfRight(after: Day, months: Int) -> Deadline {
        precondition(months >= 1, "a right lasts at least one month")
        return Deadline(day: after.adding(months: months), provisional: false)
    }
}
