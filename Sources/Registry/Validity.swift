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

    /// The last day of an entry that a case makes: that of the profile, and for a product no later
    /// than the end of its authorisation (26号 art. 15).
    package static func lastDay(
        of record: CaseRecord, from: Day, context: DocketContext
    ) -> Day? {
        let own = lastDay(from: from, profile: context.profile, calendar: context.calendar)
        let authorisation = record[FactName.productAuthorisation]
            .flatMap { context.register.folios[$0]?.current.validUntil }
        guard let own else { return nil }
        return authorisation.map { min($0, own) } ?? own
    }

    /// The last day of an entry that is renewed after its old end: the longest that the profile
    /// allows, counted from the day after (26号 art. 15).
    package static func renewed(
        after old: Day, profile: Profile, calendar: WorkingCalendar
    ) -> Day? {
        guard let term = profile.terms["renewalYears"] else { return nil }
        return calendar.endOfRight(after: old, months: 12 * term.value).day
    }
}
