import Testing

/// What becomes of a registered resource when its term is nearly over: renewed, refused, or nothing.
final class RenewalLife: YearLife {
    private enum State { case waiting, acceptance, review, over }

    /// The registration that it follows.
    let source: RegistrationLife
    /// What has to be over before.
    let before: AmendmentLife?
    /// Days between the opening of the window and the application.
    let delay: Int
    /// Whether it is granted.
    let isGranted: Bool
    private(set) var reckoning: CaseReckoning
    private var state = State.waiting
    private let terms: PlainTerms
    private var id: String { "R-\(source.plan.id)" }

    init(
        after source: RegistrationLife, _ before: AmendmentLife?, delay: Int, isGranted: Bool,
        terms: PlainTerms
    ) {
        self.source = source
        self.before = before
        self.delay = delay
        self.isGranted = isGranted
        self.terms = terms
        reckoning = CaseReckoning(terms)
    }

    var entry: EntryReckoning? { nil }

    var isOver: Bool { state == .over }

    var story: String {
        "\(id): " + reckoning.acts.map(\.description).joined(separator: ", ") + " after "
            + source.story
    }

    var nextTick: String? {
        switch state {
        case .acceptance, .review: reckoning.overdueTick
        case .waiting, .over: nil
        }
    }

    func tick(on day: String) { reckoning.tellLate(on: day) }

    func act(on day: String, in office: YearOffice) throws {
        if reckoning.isUnexplained, source.plan.explainsLateness, state != .over {
            try office.decide(
                "explain-lateness", of: id, by: source.plan.decider, source.plan.officer, on: day)
            return reckoning.explain(on: day)
        }
        switch state {
        case .waiting: try send(on: day, office)
        case .acceptance:
            guard day > reckoning.entered else { return }
            try decide("accept", on: day, office)
            enter(.review, "review", on: day)
        case .review:
            guard day >= PlainCalendar.adding(source.plan.reviewDelay, to: reckoning.entered)
            else { return }
            try decide(isGranted ? "pass" : "reject", on: day, office)
            close(on: day)
        case .over: break
        }
    }

    private func send(on day: String, _ office: YearOffice) throws {
        guard let entry = source.entry, entry.isStanding, before?.isOver ?? true,
            day >= PlainCalendar.adding(delay, to: entry.opens), day <= entry.until
        else { return }
        let text = try office.caseFile(try office.number(of: source.plan.id))
        let number = try #require(YearOffice.registrationNumber(in: text), "\(story)")
        try office.dropAmendment("renewal", of: number, from: source.plan.party, id: id, on: day)
        entry.isRenewing = true
        reckoning.note("opened", day)
        if source.plan.needsOfficer {
            enter(.acceptance, "acceptance", on: day)
        } else {
            reckoning.note("accept", day)
            enter(.review, "review", on: day)
        }
    }

    private func close(on day: String) {
        guard let entry = source.entry else { return }
        entry.isRenewing = false
        if isGranted {
            let later = PlainCalendar.adding(years: terms["renewalYears"], to: entry.until)
            entry.renew("renewed", at: day, effective: day, until: later)
        }
        state = .over
        reckoning.close(isGranted ? "renewed" : "rejected")
    }

    private func decide(_ outcome: String, on day: String, _ office: YearOffice) throws {
        try office.decide(outcome, of: id, by: source.plan.decider, source.plan.officer, on: day)
        reckoning.note(outcome, day)
    }

    private func enter(_ next: State, _ term: String, on day: String) {
        state = next
        reckoning.enter(term, on: day)
    }

    func check(in office: YearOffice) throws {
        guard state != .waiting else { return }
        let text = try #require(office.files[try office.number(of: id)], "\(story): no case.xml")
        reckoning.compare(with: text, story)
    }
}
