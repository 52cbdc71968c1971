import Testing

/// An organisation that nobody knows yet: asks to be put on file, is or is not, and then sends its
/// first application.
final class PartyLife: YearLife {
    /// Its first application, held back until it has a drop folder.
    let first: RegistrationLife
    /// Whether it is put on file.
    let isGranted: Bool
    private(set) var reckoning: CaseReckoning
    private var granted: String?
    private var isSent = false
    private var id: String { "PARTY-\(first.plan.id.dropFirst(2))" }
    private var plan: RegistrationPlan { first.plan }

    init(_ first: RegistrationLife, isGranted: Bool, terms: PlainTerms) {
        self.first = first
        self.isGranted = isGranted
        reckoning = CaseReckoning(terms)
        first.isHeld = true
    }

    var entry: EntryReckoning? { nil }

    var isOver: Bool { reckoning.code != nil && (granted == nil || !first.isHeld) }

    var story: String {
        "\(id): " + reckoning.acts.map(\.description).joined(separator: ", ")
    }

    var nextTick: String? { isSent && reckoning.code == nil ? reckoning.overdueTick : nil }

    func tick(on day: String) { reckoning.tellLate(on: day) }

    func act(on day: String, in office: YearOffice) throws {
        if let granted {
            // A start makes its drop folder: the first one after the turn that put it on file.
            if let turn = office.turns.last, turn > granted { first.isHeld = false }
            return
        }
        if !isSent {
            guard day >= plan.arrival else { return }
            try office.askToRegister(plan.party, id: id, on: day)
            isSent = true
            reckoning.note("opened", day)
            reckoning.enter("party", on: day)
            return
        }
        guard day >= PlainCalendar.adding(plan.acceptanceDelay, to: reckoning.entered)
        else { return }
        let outcome = isGranted ? "grant" : "refuse"
        try office.decide(outcome, of: id, by: DemoWorkspace.registrar, "li", on: day)
        reckoning.note(outcome, day)
        reckoning.close(isGranted ? "accepted" : "refused")
        if isGranted { granted = day }
    }

    func check(in office: YearOffice) throws {
        guard isSent else { return }
        let text = try #require(office.files[try office.number(of: id)], "\(story): no case.xml")
        reckoning.compare(with: text, story)
    }
}
