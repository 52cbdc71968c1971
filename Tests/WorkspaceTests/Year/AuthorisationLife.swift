import Testing

/// The record of an authorisation over a registered resource, which the authority decides.
final class AuthorisationLife: YearLife {
    private enum State { case waiting, review, over }

    /// The registration of the resource that it grants.
    let source: RegistrationLife
    /// Its last day.
    let until: String
    /// Whether the authority would record it.
    let isWelcome: Bool
    private(set) var reckoning: CaseReckoning
    private(set) var entry: EntryReckoning?
    private(set) var resource = ""
    private var state = State.waiting
    private var sent = ""
    private let terms: PlainTerms
    var id: String { "U-\(source.plan.id)" }

    init(after source: RegistrationLife, until: String, isWelcome: Bool, terms: PlainTerms) {
        self.source = source
        self.until = until
        self.isWelcome = isWelcome
        self.terms = terms
        reckoning = CaseReckoning(terms)
    }

    var isOver: Bool { state == .over || source.isOver && source.issued == nil }

    var story: String {
        "\(id) until \(until): " + reckoning.acts.map(\.description).joined(separator: ", ")
            + " after " + source.story
    }

    var nextTick: String? { state == .review ? reckoning.overdueTick : nil }

    func tick(on day: String) { reckoning.tellLate(on: day) }

    func act(on day: String, in office: YearOffice) throws {
        switch state {
        case .waiting:
            guard let issued = source.issued, day > issued.at, day < source.plan.lastStart,
                isPossible(on: day)
            else { return }
            let text = try office.caseFile(try office.number(of: source.plan.id))
            resource = try #require(YearOffice.registrationNumber(in: text), "\(story)")
            try office.dropAuthorisation(of: resource, id: id, until: until, on: day)
            reckoning.note("opened", day)
            sent = day
            state = .review
            reckoning.enter("authorisationRecord", on: day)
        case .review:
            guard day >= PlainCalendar.adding(source.plan.reviewDelay, to: sent) else { return }
            let isRecorded = isWelcome && isPossible(on: day)
            let outcome = isRecorded ? "record" : "refuse"
            try office.decide(outcome, of: id, by: DemoWorkspace.authority, "wang", on: day)
            reckoning.note(outcome, day)
            reckoning.close(isRecorded ? "authorised" : "authorisation-refused")
            state = .over
            if isRecorded { record(on: day) }
        case .over: break
        }
    }

    /// Neither the resource nor the term has ended.
    private func isPossible(on day: String) -> Bool {
        source.entry?.isStanding == true && day <= until
    }

    private func record(on day: String) {
        let entry = EntryReckoning(
            "recorded", at: day, effective: day, from: YearOffice.authorisedFrom, until: until,
            remindedIn: .months(terms["authorisationRenewalWindow"]))
        entry.firstApplication = PlainCalendar.lastDay(
            after: sent, workingDays: terms["firstApplication"])
        entry.oweReports(since: day)
        self.entry = entry
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
