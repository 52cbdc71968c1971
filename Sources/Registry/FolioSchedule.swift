package import WorkingDays

/// When the clock itself acts on an entry; recomputed from the entry at any time.
package enum FolioSchedule {
    /// The next tick of an entry; `nil` when nothing is left for the clock. Of one that has ended
    /// only the report on its last year is awaited.
    ///
    /// The renewal window opens at the start of its first day; the entry lapses at the start of the
    /// first day after its last one, where the profile says so. The end of a right does not move
    /// with rest days, so neither date depends on a calendar that is not known yet. A first
    /// application under an authorisation is asked for at 24:00 of the last day for it; that date is
    /// counted in working days and may be provisional, which a reminder may be sent on.
    package static func tick(
        for folio: RegisterFolio, profile: Profile, calendar: WorkingCalendar
    ) -> ScheduledTick? {
        let report = awaitedReport(under: folio, profile: profile, calendar: calendar)?.tick
        guard folio.state.isStanding else { return report }
        let awaited =
            folio.isFirstApplicationSettled
            ? nil : firstApplication(folio, profile: profile, calendar: calendar)
        let application = awaited.map {
            ScheduledTick(
                kind: .firstApplication, at: $0.deadline.end.milliseconds, provisional: false)
        }
        return [application, endOfTerm(folio, profile), report].compactMap { $0 }
            .min { $0.at < $1.at }
    }

    /// When the first application under an authorisation is due: 20 working days after data was
    /// delivered; after the day on which the rule came into force, where that was before (26号 art.
    /// 9(1)). `nil` without such a term, and before delivery.
    package static func firstApplication(
        _ folio: RegisterFolio, profile: Profile, calendar: WorkingCalendar
    ) -> TermNotice? {
        guard folio.kind == .authorisationRecord,
            let delivered = folio.current[FactName.authorisationDelivered]
                .flatMap({ Day(iso: $0) })
        else { return nil }
        let isEarlier = delivered < profile.from
        guard
            let term = profile.terms[
                isEarlier ? "firstApplicationOfEarlier" : "firstApplication"]
        else { return nil }
        let after = isEarlier ? profile.from : delivered
        return TermNotice(
            deadline: calendar.deadline(after: after, workingDays: term.value),
            workingDays: term.value, after: after, source: term.source)
    }

    /// Kinds of entries that the clock ends. The days of others, the window of an announcement or the
    /// term of a plan, are looked at by whatever rests on them.
    private static let endedByClock: Set<PackageKind> = [
        .resourceRegistration, .productRegistration, .authorisationRecord, .dataDemand,
    ]

    private static func endOfTerm(_ folio: RegisterFolio, _ profile: Profile) -> ScheduledTick? {
        guard let until = folio.current.validUntil, endedByClock.contains(folio.kind) else {
            return nil
        }
        if !folio.isReminded, let opens = renewalOpens(folio, profile: profile) {
            return ScheduledTick(
                kind: .reminder, at: opens.start.milliseconds, provisional: false)
        }
        guard folio.givesAccess || profile.isOn("renewal.lapseCancels") else { return nil }
        return ScheduledTick(
            kind: .lapse, at: until.adding(days: 1).start.milliseconds, provisional: false)
    }

    /// The first day on which a renewal may be applied for: the last 60 days (26号 art. 15), of an
    /// authorisation the last 6 months (办法 art. 14(5)); `nil` without such a term, and for a grant,
    /// which is not renewed.
    package static func renewalOpens(_ folio: RegisterFolio, profile: Profile) -> Day? {
        guard let until = folio.current.validUntil, folio.kind != .dataDemand else { return nil }
        let name =
            folio.kind == .authorisationRecord ? "authorisationRenewalWindow" : "renewalWindow"
        guard let term = profile.terms[name] else { return nil }
        return switch term.unit {
        case .days, .workingDays: until.adding(days: 1 - term.value)
        case .months: until.adding(months: -term.value).adding(days: 1)
        case .years: until.adding(months: -12 * term.value).adding(days: 1)
        }
    }
}
