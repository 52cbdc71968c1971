import Testing

/// A product that the operator registers under an authorisation.
final class ProductLife: YearLife {
    private enum State { case waiting, review, publicity, over }

    /// The authorisation it is made under.
    let source: AuthorisationLife
    /// Days between the authorisation's record and the application.
    let delay: Int
    private(set) var reckoning: CaseReckoning
    private(set) var entry: EntryReckoning?
    private var state = State.waiting
    private let terms: PlainTerms
    private var id: String { "P-\(source.source.plan.id)" }
    private var plan: RegistrationPlan { source.source.plan }

    init(under source: AuthorisationLife, delay: Int, terms: PlainTerms) {
        self.source = source
        self.delay = delay
        self.terms = terms
        reckoning = CaseReckoning(terms)
    }

    var isOver: Bool { state == .over || source.isOver && source.entry == nil }

    var story: String {
        "\(id): " + reckoning.acts.map(\.description).joined(separator: ", ") + " under "
            + source.story
    }

    func act(on day: String, in office: YearOffice) throws {
        switch state {
        case .waiting: try send(on: day, office)
        case .review:
            reckoning.passDecidedStage(to: day)
            guard day >= PlainCalendar.adding(plan.reviewDelay, to: reckoning.entered)
            else { return }
            try office.decide("pass", of: id, by: DemoWorkspace.registrar, "li", on: day)
            reckoning.note("pass", day)
            state = .publicity
            reckoning.enter("publicity", on: day)
            reckoning.publicity = (day, reckoning.due)
        case .publicity: passPublicity(to: day)
        case .over: break
        }
    }

    private func send(on day: String, _ office: YearOffice) throws {
        guard let authorisation = source.entry, let recorded = authorisation.acts.first?.at,
            day >= PlainCalendar.adding(delay, to: recorded), day > recorded,
            day < RegistrationPlan.lastStart
        else { return }
        let text = try office.caseFile(try office.number(of: source.id))
        let number = try #require(YearOffice.registrationNumber(in: text), "\(story)")
        try office.dropProduct(
            under: number, of: source.resource, id: id, until: source.until, on: day)
        // Whoever has applied is not reminded of it.
        authorisation.firstApplication = nil
        reckoning.note("opened", day)
        reckoning.note("accept", day)
        state = .review
        reckoning.enter("review", on: day)
    }

    private func passPublicity(to day: String) {
        let effective = reckoning.afterPeriod
        guard day >= effective else { return }
        reckoning.note("issue", day, effective: effective)
        let own = PlainCalendar.adding(years: terms["validityYears"], to: effective)
        entry = EntryReckoning(
            "registered", at: day, from: effective, until: min(own, source.until),
            remindedIn: .days(terms["renewalWindow"]))
        reckoning.close("registered")
        state = .over
    }

    func check(in office: YearOffice) throws {
        guard state != .waiting else { return }
        let text = try #require(office.files[try office.number(of: id)], "\(story): no case.xml")
        reckoning.compare(with: text, story)
        guard let entry else { return }
        let number = try #require(YearOffice.registrationNumber(in: text), "\(story)")
        entry.compare(with: try #require(office.entries[number], "\(story): no entry"), story)
    }
}
