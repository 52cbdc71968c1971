package import WorkingDays

/// What surrounds a case while the docket looks at it: its procedure and profile, the calendar, the
/// parties, and the one reading of the clock.
package struct DocketContext: Sendable {
    /// The procedure under which the case is opened or was opened.
    package var procedure: Procedure
    /// The profile of the day of receipt.
    package var profile: Profile
    /// The calendar as it is known now; the only thing here that may change under an open case.
    package var calendar: WorkingCalendar
    /// The competent registrar.
    package var registrar: Party
    /// 市数据工作主管部门.
    package var authority: Party
    /// Every party known to the registry, by credit code.
    package var parties: [PartyID: Party]
    /// The adopted set of schemas.
    package var rules: ContentDigest
    /// What reports name as the judge.
    package var engine: EngineVersions
    /// The clock's time of this input, read once.
    package var now: Instant
    /// What the register says about the entries that the input and its case name.
    package var register: RegisterView

    /// The set of schemas that the package would bring into force, for packages that adopt one.
    package var proposal: RulesProposal?
    /// What an order of disposal asks to be destroyed, for packages that are one.
    package var disposal: DisposalView?

    /// A context; `registrar` and `authority` need not be repeated in `parties`.
    package init(
        procedure: Procedure, profile: Profile, calendar: WorkingCalendar, registrar: Party,
        authority: Party, parties: [PartyID: Party], rules: ContentDigest,
        engine: EngineVersions, now: Instant, register: RegisterView = RegisterView()
    ) {
        self.procedure = procedure
        self.profile = profile
        self.calendar = calendar
        self.registrar = registrar
        self.authority = authority
        self.parties = parties
        self.rules = rules
        self.engine = engine
        self.now = now
        self.register = register
    }

    /// Active parties that hold a role, by credit code.
    package func holders(of role: PartyRole) -> [Party] {
        var seen: Set<PartyID> = []
        return ([registrar, authority] + parties.values).filter {
            $0.roles.contains(role) && $0.standing.isActive && seen.insert($0.id).inserted
        }.sorted { $0.id < $1.id }
    }

    /// The party of that credit code.
    package func party(_ id: PartyID) -> Party? {
        if id == registrar.id { return registrar }
        if id == authority.id { return authority }
        return parties[id]
    }
}
