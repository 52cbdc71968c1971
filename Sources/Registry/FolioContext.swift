package import WorkingDays

/// What surrounds an entry while the clock acts on it.
package struct FolioContext: Sendable {
    /// The profile under which its current version was made.
    package var profile: Profile
    /// The calendar as it is known now.
    package var calendar: WorkingCalendar
    /// Who signs: the keeper of the entry.
    package var issuer: Party
    /// The entry, those that rest on it, and open cases about it.
    package var register: RegisterView
    /// Open cases that ask for a renewal.
    package var renewals: Set<CaseNumber>
    /// Platforms on which access to data ends or is suspended (管理平台).
    package var platforms: [PartyID]
    /// The clock's time of this input, read once.
    package var now: Instant

    /// A context.
    package init(
        profile: Profile, calendar: WorkingCalendar, issuer: Party, register: RegisterView,
        renewals: Set<CaseNumber>, now: Instant, platforms: [PartyID] = []
    ) {
        self.profile = profile
        self.calendar = calendar
        self.issuer = issuer
        self.register = register
        self.renewals = renewals
        self.now = now
        self.platforms = platforms
    }

    func isRenewal(_ number: CaseNumber) -> Bool { renewals.contains(number) }

    /// When the first application under an authorisation is due.
    func firstApplication(under folio: RegisterFolio) -> TermNotice? {
        FolioSchedule.firstApplication(folio, profile: profile, calendar: calendar)
    }

    /// The article that a tick of the clock rests on: the source of the term.
    func article(of folio: RegisterFolio, _ tick: ScheduledTick.Kind) -> String {
        let isAuthorisation = folio.kind == .authorisationRecord
        if tick == .firstApplication {
            return firstApplication(under: folio)?.source ?? ""
        }
        let term =
            switch tick {
            case .reminder: isAuthorisation ? "authorisationRenewalWindow" : "renewalWindow"
            default:
                switch folio.kind {
                case .authorisationRecord: "agreementYears"
                case .dataDemand: "accessLogMonths"
                default: "validityYears"
                }
            }
        return profile.terms[term]?.source ?? ""
    }
}
