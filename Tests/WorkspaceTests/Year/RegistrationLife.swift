import Foundation
import Testing

/// A registration of a resource, from its package to its certificate or another end.
final class RegistrationLife: YearLife {
    /// An act as the case file must hold it.
    struct Act: Equatable, CustomStringConvertible {
        var name: String
        var at: String
        var effective: String

        var description: String { "\(name) \(at)/\(effective)" }
    }

    /// Where it is, by its own reckoning.
    private enum State {
        case notSent, acceptance, supplement, review, publicity, over
    }

    let plan: RegistrationPlan
    private let terms: PlainTerms
    private let package: String
    private var state = State.notSent
    private var expected: [Act] = []
    private var received = ""
    private var entered = ""
    /// Last day of the running period.
    private var due = ""
    private var code: String?
    private var isOverdueTold = false
    private var publicity: (from: String, until: String)?
    private var objection: (raised: String, decided: String?)?
    private var issued: (at: String, effective: String)?
    private var isEngaged = false

    init(_ plan: RegistrationPlan, package: String, terms: PlainTerms) {
        self.plan = plan
        self.package = package
        self.terms = terms
    }

    var isOver: Bool {
        state == .over || plan.ending == .forgotten && state == .review && isOverdueTold
    }

    /// The code it ended with, by its own reckoning.
    var endingCode: String? { code }

    /// How often somebody was told that it is late.
    var overdueNotices: Int {
        expected.count { $0.name == "overdue" || $0.name == "objection-overdue" }
    }

    var story: String {
        "\(plan.id) of \(plan.party), \(plan.ending.rawValue)"
            + (plan.isImportant ? ", important" : "") + ": "
            + expected.map(\.description).joined(separator: ", ")
    }

    // MARK: What people do

    func act(on day: String, in office: YearOffice) throws {
        passTime(to: day, office)
        switch state {
        case .notSent: if day >= plan.arrival { try send(on: day, office) }
        case .acceptance: try decideAcceptance(on: day, office)
        case .review: try decideReview(on: day, office)
        case .publicity: try disturb(on: day, office)
        case .supplement, .over: break
        }
    }

    private func send(on day: String, _ office: YearOffice) throws {
        try office.workspace.drop(package, in: plan.party)
        received = day
        if plan.ending == .spoiled {
            state = .over
            return
        }
        note("opened", day)
        if plan.needsOfficer {
            enter(.acceptance, "acceptance", from: day)
        } else {
            note("accept", day)
            enter(.review, "review", from: day)
        }
    }

    private func decideAcceptance(on day: String, _ office: YearOffice) throws {
        guard day >= PlainCalendar.adding(plan.acceptanceDelay, to: entered) else { return }
        switch plan.ending {
        case .refuse:
            try decide("refuse", on: day, office)
            close("refused")
        case .unanswered:
            try decide("request-supplement", on: day, office)
            enter(.supplement, "supplement", from: day)
        default:
            try decide("accept", on: day, office)
            enter(.review, "review", from: day)
        }
    }

    private func decideReview(on day: String, _ office: YearOffice) throws {
        if plan.ending == .forgotten { return }
        if plan.engagesThirdParty, !isEngaged {
            guard day > entered else { return }
            try decide("engage-third-party", on: day, office)
            isEngaged = true
            isOverdueTold = false
            due = PlainCalendar.lastDay(
                after: entered, workingDays: terms["reviewWithThirdParty"])
            return
        }
        guard day >= PlainCalendar.adding(plan.reviewDelay, to: entered), day > entered else {
            return
        }
        switch plan.ending {
        case .reject:
            try decide("reject", on: day, office)
            close("rejected")
        case .withdrawInReview:
            try withdraw(on: day, office)
        default:
            try decide("pass", on: day, office)
            enter(.publicity, "publicity", from: day)
            publicity = (day, due)
        }
    }

    /// What comes between publicity and certificate.
    private func disturb(on day: String, _ office: YearOffice) throws {
        let start = PlainCalendar.adding(plan.disturbanceDelay, to: entered)
        switch plan.ending {
        case .withdrawInPublicity where day >= start && day <= due:
            try withdraw(on: day, office)
        case .objectionUpheld, .objectionDismissed:
            if let raised = objection?.raised {
                guard objection?.decided == nil,
                    day >= PlainCalendar.adding(plan.objectionDelay, to: raised), day > raised
                else { return }
                let isUpheld = plan.ending == .objectionUpheld
                try decide(isUpheld ? "uphold-objection" : "dismiss-objection", on: day, office)
                objection?.decided = day
                if isUpheld { close("terminated") }
            } else if day >= start, day <= due {
                try office.dropObjection(to: number(office), id: "O-" + plan.id, on: day)
                note("object", day)
                objection = (day, nil)
                objectionDue = PlainCalendar.lastDay(
                    after: day, workingDays: terms["objectionDecision"])
            }
        default: break
        }
    }

    private var objectionDue: String?
    private var isObjectionTold = false

    // MARK: What the clock does, before anything dropped on that day

    private func passTime(to day: String, _ office: YearOffice) {
        switch state {
        case .acceptance, .review:
            if !isOverdueTold, day > due {
                note("overdue", day, effective: PlainCalendar.adding(1, to: due))
                isOverdueTold = true
            }
        case .supplement:
            let effective = PlainCalendar.lastDay(after: due, workingDays: 1)
            if day >= effective {
                note("treated-as-withdrawn", day, effective: effective)
                close("withdrawn")
            }
        case .publicity: passPublicity(to: day)
        case .notSent, .over: break
        }
    }

    private func passPublicity(to day: String) {
        if objection != nil, objection?.decided == nil {
            if let late = objectionDue, !isObjectionTold, day > late {
                note("objection-overdue", day, effective: PlainCalendar.adding(1, to: late))
                isObjectionTold = true
            }
            return
        }
        // The later of the normal day and the decision.
        let normal = PlainCalendar.lastDay(after: due, workingDays: 1)
        let effective = max(normal, objection?.decided ?? "")
        guard day >= effective else { return }
        note("issue", day, effective: effective)
        issued = (day, effective)
        close("registered")
    }

    // MARK: Small steps

    private func number(_ office: YearOffice) throws -> String {
        try #require(office.cases[plan.id], "\(story) opened no case")
    }

    private func decide(_ outcome: String, on day: String, _ office: YearOffice) throws {
        let slip = try office.workspace.slip(
            outcome, of: try number(office), for: plan.decider, officer: plan.officer)
        try office.workspace.drop(
            text: slip, in: plan.decider, as: "\(plan.id)-\(outcome)-\(day).xml")
        note(outcome, day)
    }

    private func withdraw(on day: String, _ office: YearOffice) throws {
        try office.dropWithdrawal(
            of: try number(office), by: plan.party, id: "W-" + plan.id, on: day)
        note("withdraw", day)
        close("withdrawn")
    }

    private func note(_ name: String, _ day: String, effective: String? = nil) {
        expected.append(Act(name: name, at: day, effective: effective ?? day))
    }

    private func enter(_ next: State, _ term: String, from day: String) {
        state = next
        entered = day
        due = PlainCalendar.lastDay(after: day, workingDays: terms[term])
        isOverdueTold = false
    }

    private func close(_ code: String) {
        state = .over
        self.code = code
    }

    // MARK: The comparison

    func check(in office: YearOffice) throws {
        if plan.ending == .spoiled {
            let isReturned = office.returned.contains(plan.id)
            #expect(received.isEmpty || isReturned, "\(story)")
            #expect(office.cases[plan.id] == nil, "\(story)")
            return
        }
        guard !received.isEmpty else { return }
        let text = try #require(office.files[try number(office)], "\(story): no case.xml")
        let acts = YearOffice.acts(in: text).map {
            Act(name: $0.name, at: $0.at, effective: $0.effective)
        }
        #expect(acts == expected, "\(story)")
        #expect(YearOffice.attribute("closed", of: "standing", in: text) == code, "\(story)")
        if code == nil {
            let found = YearOffice.attribute("due", of: "clock", in: text)
            #expect(found == due, "\(story)")
            #expect(
                YearOffice.attribute("after", of: "clock", in: text) == entered, "\(story)")
        }
        #expect(
            YearOffice.attribute("from", of: "publicity", in: text) == publicity?.from, "\(story)")
        #expect(
            YearOffice.attribute("until", of: "publicity", in: text) == publicity?.until,
            "\(story)")
        try checkEntry(text, office)
    }

    /// The entry's days: valid from the day on which the law lets the certificate be issued.
    private func checkEntry(_ text: String, _ office: YearOffice) throws {
        let number = text.firstMatch(of: /<registrationNumber>([^<]*)</).map { String($0.1) }
        #expect((number != nil) == (issued != nil), "\(story)")
        guard let number, let issued else { return }
        let entry = try #require(office.entries[number], "\(story): no entry")
        #expect(
            YearOffice.attribute("from", of: "validity", in: entry) == issued.effective,
            "\(story)")
        #expect(
            YearOffice.attribute("until", of: "validity", in: entry)
                == PlainCalendar.adding(years: terms["validityYears"], to: issued.effective),
            "\(story)")
    }
}
