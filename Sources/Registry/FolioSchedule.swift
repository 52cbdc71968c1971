package import WorkingDays

/// When the clock itself acts on an entry; recomputed from the entry at any time.
package enum FolioSchedule {
    /// The next tick of an entry; `nil` when it has ended, or nothing is left for the clock.
    ///
    /// The renewal window opens at the start of its first day; the entry lapses at the start of the
    /// first day after its last one, where the profile says so. The end of a right does not move
    /// with rest days, so neither date depends on a calendar that is not known yet.
    package static func tick(for folio: RegisterFolio, profile: Profile) -> ScheduledTick? {
        guard folio.state.isStanding, let until = folio.current.validUntil else { return nil }
        if !folio.isReminded, let opens = renewalOpens(folio, profile: profile) {
            return ScheduledTick(
                kind: .reminder, at: opens.start.milliseconds, provisional: false)
        }
        guard folio.kind == .authorisationRecord || profile.isOn("renewal.lapseCancels") else {
            return nil
        }
        return ScheduledTick(
            kind: .lapse, at: until.adding(days: 1).start.milliseconds, provisional: false)
    }

    /// The first day on which a renewal may be applied for: the last 60 days (26号 art. 15), of an
    /// authorisation the last 6 months (办法 art. 14(5)); `nil` without such a term.
    package static func renewalOpens(_ folio: RegisterFolio, profile: Profile) -> Day? {
        guard let until = folio.current.validUntil else { return nil }
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
