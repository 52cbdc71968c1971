import Foundation
import Testing

/// A registration of a resource, from its package to its certificate or another end.
final class RegistrationLife: YearLife {
    /// Where it is, by its own reckoning.
    private enum State {
        case notSent, acceptance, supplement, review, publicity, over
    }

    let plan: RegistrationPlan
    /// When the certificate was issued, and from which day it is valid.
    private(set) var issued: (at: String, effective: String)?
    private(set) var reckoning: CaseReckoning
    private let terms: PlainTerms
    private let package: () throws -> String
    /// Whether something must happen before it is sent.
    var isHeld = false
    /// What the register holds of it.
    private(set) var entry: EntryReckoning?
    private var state = State.notSent
    private var objection: (raised: String, due: String, decided: String?)?
    private var isObjectionTold = false
    private var isEngaged = false
    private var isCompleted = false

    /// `package` gives the path of what is sent, on the day of sending.
    init(
        _ plan: RegistrationPlan, terms: PlainTerms, package: @escaping () throws -> String
    ) {
        self.plan = plan
        self.package = package
        self.terms = terms
        reckoning = CaseReckoning(terms)
    }

    var isOver: Bool {
        state == .over
            || plan.ending == .forgotten && state == .review && reckoning.hasBeenTold
                && !(plan.explainsLateness && reckoning.isUnexplained)
    }

    var isSent: Bool { state != .notSent }

    var story: String {
        "\(plan.id) of \(plan.party), \(plan.ending.rawValue)"
            + (plan.isImportant ? ", important" : "") + (plan.partner == nil ? "" : ", joint")
            + ": "
            + reckoning.acts.map(\.description).joined(separator: ", ")
    }

    // MARK: What people do

    func act(on day: String, in office: YearOffice) throws {
        if reckoning.isUnexplained, plan.explainsLateness, state != .over {
            try office.decide(
                "explain-lateness", of: plan.id, by: plan.decider, plan.officer, on: day)
            return reckoning.explain(on: day)
        }
        switch state {
        case .notSent: if day >= plan.arrival, !isHeld { try send(on: day, office) }
        case .acceptance: try decideAcceptance(on: day, office)
        case .review: try decideReview(on: day, office)
        case .publicity: try disturb(on: day, office)
        case .supplement: try complete(on: day, office)
        case .over: break
        }
    }

    private func send(on day: String, _ office: YearOffice) throws {
        try office.workspace.drop(try package(), in: plan.party)
        if plan.ending == .spoiled {
            state = .over
            return
        }
        reckoning.note("opened", day)
        if plan.needsOfficer {
            enter(.acceptance, "acceptance", on: day)
        } else {
            reckoning.note("accept", day)
            enter(.review, "review", on: day)
        }
    }

    private func decideAcceptance(on day: String, _ office: YearOffice) throws {
        guard day >= PlainCalendar.adding(plan.acceptanceDelay, to: reckoning.entered) else {
            return
        }
        switch plan.ending {
        case .refuse:
            try decide("refuse", on: day, office)
            close("refused")
        case .unanswered,
            .answered where !isCompleted:
            try decide("request-supplement", on: day, office)
            enter(.supplement, "supplement", on: day)
        default:
            try decide("accept", on: day, office)
            enter(.review, "review", on: day)
        }
    }

    /// The applicant sends what was asked for; the period of acceptance begins anew.
    private func complete(on day: String, _ office: YearOffice) throws {
        guard plan.ending == .answered, day <= reckoning.due,
            day >= PlainCalendar.adding(plan.disturbanceDelay, to: reckoning.entered)
        else { return }
        try office.dropSupplement(
            to: try office.number(of: plan.id), by: plan.party, id: "S-" + plan.id, on: day)
        isCompleted = true
        reckoning.note("resubmit", day)
        enter(.acceptance, "acceptance", on: day)
    }

    private func decideReview(on day: String, _ office: YearOffice) throws {
        guard plan.ending != .forgotten, day > reckoning.entered else { return }
        if plan.engagesThirdParty, !isEngaged {
            try decide("engage-third-party", on: day, office)
            isEngaged = true
            reckoning.extend(to: "reviewWithThirdParty")
            return
        }
        guard day >= PlainCalendar.adding(plan.reviewDelay, to: reckoning.entered) else { return }
        switch plan.ending {
        case .reject:
            try decide("reject", on: day, office)
            close("rejected")
        case .withdrawInReview: try withdraw(on: day, office)
        default:
            try decide("pass", on: day, office)
            enter(.publicity, "publicity", on: day)
            reckoning.publicity = (day, reckoning.due)
        }
    }

    /// What comes between publicity and certificate.
    private func disturb(on day: String, _ office: YearOffice) throws {
        let start = PlainCalendar.adding(plan.disturbanceDelay, to: reckoning.entered)
        switch plan.ending {
        case .withdrawInPublicity where day >= start && day <= reckoning.due:
            try withdraw(on: day, office)
        case .objectionUpheld, .objectionDismissed, .objectionWithdrawn:
            if objection != nil {
                try decideObjection(on: day, office)
            } else if day >= start, day <= reckoning.due {
                try office.dropObjection(
                    to: try office.number(of: plan.id), id: "O-" + plan.id, on: day)
                reckoning.note("object", day)
                let due = PlainCalendar.lastDay(
                    after: day, workingDays: terms["objectionDecision"])
                objection = (day, due, nil)
            }
        default: break
        }
    }

    private func decideObjection(on day: String, _ office: YearOffice) throws {
        guard let raised = objection?.raised, objection?.decided == nil, day > raised,
            day >= PlainCalendar.adding(plan.objectionDelay, to: raised)
        else { return }
        if plan.ending == .objectionWithdrawn {
            try office.dropWithdrawal(
                of: try office.number(of: plan.id), by: DemoWorkspace.operatorCompany,
                id: "WO-" + plan.id, on: day, objection: 1)
            reckoning.note("withdraw-objection", day)
            objection?.decided = day
            return
        }
        let isUpheld = plan.ending == .objectionUpheld
        // A slip for each objection; there is one.
        let outcome = isUpheld ? "uphold-objection" : "dismiss-objection"
        try decide(outcome, on: day, office, slip: outcome + "-1")
        objection?.decided = day
        // Where the normal day has passed, the clock issues the certificate in the same turn.
        if isUpheld { close("terminated") }
    }

    // MARK: What the clock does

    var nextTick: String? {
        switch state {
        case .acceptance, .review: reckoning.overdueTick
        case .supplement: reckoning.afterPeriod
        case .publicity:
            if let objection, objection.decided == nil {
                isObjectionTold ? nil : PlainCalendar.adding(1, to: objection.due)
            } else {
                // The later of the normal day and the decision.
                max(reckoning.afterPeriod, objection?.decided ?? "")
            }
        case .notSent, .over: nil
        }
    }

    func tick(on day: String) {
        guard let due = nextTick else { return }
        switch state {
        case .supplement:
            reckoning.note("treated-as-withdrawn", day, effective: due)
            close("withdrawn")
        case .publicity where objection != nil && objection?.decided == nil:
            reckoning.note("objection-overdue", day, effective: due)
            isObjectionTold = true
        case .publicity: issue(on: day, effective: due)
        default: reckoning.tellLate(on: day)
        }
    }

    private func issue(on day: String, effective: String) {
        reckoning.note("issue", day, effective: effective)
        issued = (day, effective)
        entry = EntryReckoning(
            "registered", at: day, from: effective,
            until: PlainCalendar.adding(years: terms["validityYears"], to: effective),
            remindedIn: .days(terms["renewalWindow"]))
        close("registered")
    }

    // MARK: Small steps

    private func decide(
        _ outcome: String, on day: String, _ office: YearOffice, slip: String? = nil
    ) throws {
        try office.decide(slip ?? outcome, of: plan.id, by: plan.decider, plan.officer, on: day)
        reckoning.note(outcome, day)
    }

    private func withdraw(on day: String, _ office: YearOffice) throws {
        try office.dropWithdrawal(
            of: try office.number(of: plan.id), by: plan.party, id: "W-" + plan.id, on: day)
        reckoning.note("withdraw", day)
        close("withdrawn")
    }

    private func enter(_ next: State, _ term: String, on day: String) {
        state = next
        reckoning.enter(term, on: day)
    }

    private func close(_ code: String) {
        state = .over
        reckoning.close(code)
    }

    // MARK: The comparison

    func check(in office: YearOffice) throws {
        guard isSent else { return }
        if plan.ending == .spoiled {
            #expect(office.returned.contains(plan.id), "\(story)")
            #expect(office.cases[plan.id] == nil, "\(story)")
            return
        }
        let text = try #require(
            office.files[try office.number(of: plan.id)], "\(story): no case.xml")
        reckoning.compare(with: text, story)
        try checkPartner(in: office)
        let number = YearOffice.registrationNumber(in: text)
        #expect((number != nil) == (issued != nil), "\(story)")
        guard let number, let entry else { return }
        entry.compare(with: try #require(office.entries[number], "\(story): no entry"), story)
    }

    /// Who applies jointly is told whatever the first applicant is told.
    private func checkPartner(in office: YearOffice) throws {
        guard let partner = plan.partner else { return }
        let number = try office.number(of: plan.id)
        let papers = try office.papers(about: number, to: plan.party)
        #expect(try office.papers(about: number, to: partner) == papers, "\(story)")
        #expect(papers.contains("certificate") == (issued != nil), "\(story)")
    }
}
