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

    var nextTick: String? {
        switch state {
        case .review: reckoning.overdueTick
        case .publicity: reckoning.afterPeriod
        case .waiting, .over: nil
        }
    }

    func tick(on day: String) {
        if state == .review { reckoning.tellLate(on: day) } else { issue(on: day) }
    }

    func act(on day: String, in office: YearOffice) throws {
        switch state {
        case .waiting: try send(on: day, office)
        case .review:
            if reckoning.isUnexplained, plan.explainsLateness {
                return try explain(on: day, office)
            }
            guard day >= PlainCalendar.adding(plan.reviewDelay, to: reckoning.entered)
            else { return }
            try decide(on: day, office)
        case .publicity, .over: break
        }
    }

    private func decide(on day: String, _ office: YearOffice) throws {
        let isGranted = isPossible(on: day)
        let outcome = isGranted ? "pass" : "reject"
        try office.decide(outcome, of: id, by: DemoWorkspace.registrar, "li", on: day)
        reckoning.note(outcome, day)
        if isGranted {
            state = .publicity
            reckoning.enter("publicity", on: day)
            reckoning.publicity = (day, reckoning.due)
        } else {
            state = .over
            reckoning.close("rejected")
        }
    }

    private func explain(on day: String, _ office: YearOffice) throws {
        try office.decide(
            "explain-lateness", of: id, by: DemoWorkspace.registrar, "li", on: day)
        reckoning.explain(on: day)
    }

    /// What it rests on stands, and will when its publicity is over.
    private func isPossible(on day: String) -> Bool {
        let later = PlainCalendar.adding(40, to: day)
        return [source.entry, source.source.entry].allSatisfy { entry in
            entry.map { $0.isStanding && later <= $0.until } ?? false
        }
    }

    private func send(on day: String, _ office: YearOffice) throws {
        guard let authorisation = source.entry, let recorded = authorisation.acts.first?.at,
            day >= PlainCalendar.adding(delay, to: recorded), day > recorded,
            day < plan.lastStart, isPossible(on: day)
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

    private func issue(on day: String) {
        let effective = reckoning.afterPeriod
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
