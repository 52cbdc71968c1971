import Foundation
import Testing

/// What follows a registration: a change of its entry, its correction, its end, its code, or a
/// question about it.
final class AmendmentLife: YearLife {
    /// What is asked for.
    enum Kind: String, CaseIterable {
        case change, correction, cancellation, revocation
        /// By somebody else than the registrant, with proof.
        case foreignCorrection = "foreign-correction"
        /// By the registrar, ex officio.
        case officialCancellation = "official-cancellation"
        /// The registrar begins to revoke, and thinks better of it.
        case droppedRevocation = "dropped-revocation"
        case nationalCode = "national-code"
        case query = "proof-query"

        /// Whether the registrar begins it, which it may not about its own entries here.
        var isOfOthersOnly: Bool {
            ![.change, .correction, .cancellation, .query].contains(self)
        }

        /// The package's kind.
        var package: String {
            switch self {
            case .foreignCorrection: "correction"
            case .officialCancellation: "cancellation"
            case .droppedRevocation: "revocation"
            default: rawValue
            }
        }
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
    private var number = ""
    private var isTooLate = false
    private var id: String { "\(kind == .query ? "Q" : "A")-\(source.plan.id)" }

    init(_ kind: Kind, after source: RegistrationLife, delay: Int, terms: PlainTerms) {
        self.kind = kind
        self.source = source
        self.delay = delay
        reckoning = CaseReckoning(terms)
    }

    var entry: EntryReckoning? { nil }

    var isOver: Bool {
        state == .over || source.isOver && source.issued == nil
            || state == .waiting && isTooLate
    }

    var story: String {
        "\(id) \(kind.rawValue): " + reckoning.acts.map(\.description).joined(separator: ", ")
            + " after " + source.story
    }

    /// Whether the procedure lets somebody say why it is late.
    private var isExplaining: Bool {
        source.plan.explainsLateness && state != .over
            && ![.revocation, .droppedRevocation].contains(kind)
    }

    func act(on day: String, in office: YearOffice) throws {
        isTooLate = day >= source.plan.lastStart || source.entry?.isLasting(on: day) == false
        if reckoning.isUnexplained, isExplaining {
            try office.decide(
                "explain-lateness", of: id, by: source.plan.decider, source.plan.officer, on: day)
            return reckoning.explain(on: day)
        }
        switch state {
        case .waiting:
            // The turn that issued the certificate must lie behind, for its number to be known.
            guard let issued = source.issued, day > issued.at, !isTooLate,
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
            try decideReview(on: day, office)
        case .publicity, .over: break
        }
    }

    private func decideReview(on day: String, _ office: YearOffice) throws {
        // Near the end of its term, or after it, nobody amends an entry any more.
        let isPossible = source.entry?.isLasting(on: day) == true
        switch kind {
        case .droppedRevocation,
            .revocation where !isPossible:
            try decide("drop", on: day, office)
            close("dropped")
        case _ where !isPossible:
            try decide("reject", on: day, office)
            close("rejected")
        case .cancellation, .officialCancellation:
            try decide("pass", on: day, office)
            source.entry?.end("cancelled", at: day)
            close("cancelled")
        case .revocation:
            try decide("revoke", on: day, office)
            source.entry?.end("revoked", at: day)
            close("revoked")
        default:
            try decide("pass", on: day, office)
            enter(.publicity, "publicity", on: day)
            reckoning.publicity = (day, reckoning.due)
        }
    }

    private func send(on day: String, _ office: YearOffice) throws {
        let text = try office.caseFile(try office.number(of: source.plan.id))
        number = try #require(YearOffice.registrationNumber(in: text), "\(story)")
        reckoning.note("opened", day)
        try drop(on: day, office)
        switch kind {
        case .query:
            reckoning.note("prove", day)
            close("proved")
        case .nationalCode:
            reckoning.note("assign", day)
            source.entry?.renew("coded", at: day, effective: day)
            close("coded")
        case .revocation, .droppedRevocation: enter(.review, "review", on: day)
        case .correction, .foreignCorrection: enter(.acceptance, "acceptance", on: day)
        default:
            // The level is the entry's: what needed an officer needs one again.
            if source.plan.needsOfficer {
                enter(.acceptance, "acceptance", on: day)
            } else {
                reckoning.note("accept", day)
                enterReview(on: day)
            }
        }
    }

    private func drop(on day: String, _ office: YearOffice) throws {
        let registrant = source.plan.party
        let registrar = DemoWorkspace.registrar
        func send(
            _ party: String, _ changes: [(Regex<Substring>, String)] = [], key: String? = nil
        ) throws {
            try office.dropAmendment(
                kind.package, of: number, from: party, id: id, on: day, changes, signedBy: key)
        }
        let summary = (/<new>[^<]*<\/new>/, "<new>更新后的内容简介（\(id)）。</new>")
        switch kind {
        case .query: try office.dropQuery(about: number, id: id, on: day)
        case .change, .correction: try send(registrant, [summary])
        case .foreignCorrection:
            try send(
                DemoWorkspace.operatorCompany,
                [
                    summary,
                    (/<code>[^<]*<\/code>/, "<code>\(DemoWorkspace.operatorCompany)</code>"),
                    (/<requester>[^<]*</, "<requester>interested-party<"),
                ])
        case .cancellation: try send(registrant)
        case .officialCancellation:
            try send(
                registrar,
                [
                    (/(?s)<applicants>.*<\/applicants>/, ""),
                    (/(?s)<commitment.*<\/commitment>/, ""),
                    (/<ground>[^<]*</, "<ground>dissolved<"),
                ])
        case .revocation, .droppedRevocation, .nationalCode: try send(registrar, key: registrar)
        }
    }

    private func enterReview(on day: String) {
        let isEnding = [.cancellation, .officialCancellation].contains(kind)
        enter(.review, isEnding ? "cancellation" : "review", on: day)
    }

    var nextTick: String? {
        switch state {
        case .acceptance, .review: reckoning.overdueTick
        case .publicity: reckoning.afterPeriod
        case .waiting, .over: nil
        }
    }

    func tick(on day: String) {
        guard state == .publicity else { return reckoning.tellLate(on: day) }
        let effective = reckoning.afterPeriod
        reckoning.note("issue", day, effective: effective)
        let act = kind == .change ? "changed" : "corrected"
        source.entry?.renew(act, at: day, effective: effective)
        close(act)
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
    }
}
