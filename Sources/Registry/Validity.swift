package import WorkingDays

/// How long an entry in the register is valid.
package enum Validity {
    /// The last day of an entry that takes effect on `from`; `nil` where the profile sets no end
    /// (`taian-2024`).
    ///
    /// 26号 art. 15 counts three years "自赋码之日起". Civil Code 201: the day of the event does not
    /// count, counting begins on the next day; 202: a term of years ends on the corresponding day
    /// of its last month, or that month's last day. So an entry of 2026-03-09 is valid through
    /// 2029-03-09, and its renewal counts from 2029-03-10. It is the end of a right and does not
    /// move when it falls on a rest day.
    package static func lastDay(
        from: Day, profile: Profile, calendar: WorkingCalendar
    ) -> Day? {
        guard let term = profile.terms["validityYears"] else { return nil }
        switch term.unit {
        case .years: return calendar.endOfRight(after: from, months: 12 * term.value).day
        case .months: return calendar.endOfRight(after: from, months: term.value).day
        case .days: return from.adding(days: term.value)
        case .workingDays: return calendar.deadline(after: from, workingDays: term.value).day
        }
    }
}
