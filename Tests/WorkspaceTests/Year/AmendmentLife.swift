import Testing

/// What follows a registration: a change of its entry, its cancellation, or a question about it.
final class AmendmentLife: YearLife {
    /// What is asked for.
    enum Kind: String {
        case change, cancellation
        case query = "proof-query"
    }

    private enum State {
        case waiting, acceptance, review, publicity, over
    }

    /// The registration that it follows.
    let source: RegistrationLife
    let kind: Kind
    /// Days between the certificate and the package.
    let delay: Int
    private(set) var reckoning: CaseReckoning
    private var state = State.waiting
    private var id: String { "\(kind == .query ? "Q" : "A")-\(source.plan.id)" }

    init(_ kind: Kind, after source: RegistrationLife, delay: Int, terms: PlainTerms) {
        self.kind = kind
        self.source = source
        self.delay = delay
        reckoning = CaseReckoning(terms)
    }

    var isOver: Bool { state == .over || source.isOver && source.issued == nil }

    var story: String {
        "\(id): " + reckoning.acts.map(\.description).joined(separator: ", ") + " after "
            + source.story
    }

    func act(on day: String, in office: YearOffice) throws {
        passTime(to: day)
        switch state {
        case .waiting:
            // The turn that issued the certificate must lie behind, for its number to be known.
            guard let issued = source.issued, day > issued.at,
                day >= PlainCalendar.adding(delay, to: issued.at)
            else { return }
            try send(on: day, office)
        case .acceptance:
            guard day >= PlainCalendar.adding(source.plan.acceptanceDelay, to: reckoning.entered)
            else { return }
            try decide("accept", on: day, office)
            enterReview(on: day)
        case .review:
            guard day >= PlainCalendar.adding(source.plan.reviewDelay, to: reckoning.entered)
            else { return }
            try decide("pass", on: day, office)
            if kind == .cancellation {
                close("cancelled")
            } else {
                enter(.publicity, "publicity", on: day)
                reckoning.publicity = (day, reckoning.due)
            }
        case .publicity, .over: break
        }
    }

    private func send(on day: String, _ office: YearOffice) throws {
        let text = try office.caseFile(try office.number(of: source.plan.id))
        let entry = try #require(YearOffice.registrationNumber(in: text), "\(story)")
        reckoning.note("opened", day)
        if kind == .query {
            try office.dropQuery(about: entry, id: id, on: day)
            reckoning.note("prove", day)
            close("proved")
        } else {
            try office.dropAmendment(
                kind.rawValue, of: entry, by: source.plan.party, id: id, on: day)
            // The level is the entry's: what needed an officer needs one again.
            if source.plan.needsOfficer {
                enter(.acceptance, "acceptance", on: day)
            } else {
                reckoning.note("accept", day)
                enterReview(on: day)
            }
        }
    }

    private func enterReview(on day: String) {
        enter(.review, kind == .cancellation ? "cancellation" : "review", on: day)
    }

    private func passTime(to day: String) {
        switch state {
        case .acceptance, .review: reckoning.passDecidedStage(to: day)
        case .publicity:
            let effective = reckoning.afterPeriod
            guard day >= effective else { return }
            reckoning.note("issue", day, effective: effective)
            close("changed")
        case .waiting, .over: break
        }
    }

    private func decide(_ outcome: String, on day: String, _ office: YearOffice) throws {
        try office.decide(outcome, of: id, by: source.plan.decider, source.plan.officer, on: day)
        reckoning.note(outcome, day)
    }

    private func enter(_ next: State, _ term: String, on day: String) {
        state = next
        reckoning.enter(term, on: day)
    }

    private func close(_ code: String) {
        state = .over
        reckoning.close(code)
    }

    func check(in office: YearOffice) throws {
        guard state != .waiting else { return }
        let text = try #require(office.files[try office.number(of: id)], "\(story): no case.xml")
        reckoning.compare(with: text, story)
        guard reckoning.code != nil, kind != .query else { return }
        let first = try #require(office.files[try office.number(of: source.plan.id)])
        let number = try #require(YearOffice.registrationNumber(in: first), "\(story)")
        let entry = try #require(office.entries[number], "\(story)")
        #expect(
            YearOffice.attribute("state", of: "entry", in: entry)
                == (kind == .cancellation ? "cancelled" : "in-force"), "\(story)")
        #expect(
            YearOffice.attribute("version", of: "entry", in: entry)
                == (kind == .change ? "2" : "1"), "\(story)")
    }
}
