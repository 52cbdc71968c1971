package import WorkingDays

/// What surrounds an entry while the clock acts on it.
package struct FolioContext: Sendable {
    /// The profile under which its current version was made.
    package var profile: Profile
    /// Who signs: the keeper of the entry.
    package var issuer: Party
    /// The entry, those that rest on it, and open cases about it.
    package var register: RegisterView
    /// Open cases that ask for a renewal.
    package var renewals: Set<CaseNumber>
    /// The clock's time of this input, read once.
    package var now: Instant

    /// A context.
    package init(
        profile: Profile, issuer: Party, register: RegisterView, renewals: Set<CaseNumber>,
        now: Instant
    ) {
        self.profile = profile
        self.issuer = issuer
        self.register = register
        self.renewals = renewals
        self.now = now
    }

    func isRenewal(_ number: CaseNumber) -> Bool { renewals.contains(number) }

    /// The article that an act of the clock rests on: the source of the term.
    func article(of folio: RegisterFolio, _ act: EntryAct) -> String {
        let isAuthorisation = folio.kind == .authorisationRecord
        let term =
            switch act {
            case .reminded: isAuthorisation ? "authorisationRenewalWindow" : "renewalWindow"
            default: isAuthorisation ? "agreementYears" : "validityYears"
            }
        return profile.terms[term]?.source ?? ""
    }
}
