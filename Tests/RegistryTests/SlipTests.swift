import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Deciding by a slip")
struct SlipTests {
    /// The state in which a slip arrives, before one thing is changed.
    struct Desk: Sendable {
        var scene: Scene
        var record: CaseRecord
        var slip: DecisionSlip
        var sender: Party
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var outcome: String
        var rules: [String]
        var change: @Sendable (inout Desk) throws -> Void

        init(
            _ name: String, _ outcome: String, _ rules: [String],
            _ change: @escaping @Sendable (inout Desk) throws -> Void
        ) {
            testDescription = name
            self.outcome = outcome
            self.rules = rules
            self.change = change
        }

        init(
            _ name: String, _ rules: [String],
            _ change: @escaping @Sendable (inout Desk) throws -> Void
        ) {
            self.init(name, "pass", rules, change)
        }
    }

    static let hands = [
        Row("nothing changed", []) { _ in },
        Row("the slip names another party", ["REG-SENDER-NOT-NAMED"]) {
            $0.slip.party = $0.scene.cast.authority.id
        },
        Row("an unknown sender", ["REG-SENDER-UNKNOWN"]) {
            $0.scene.context.parties[$0.scene.cast.countyRegistrar.id] = nil
            $0.sender = $0.scene.cast.countyRegistrar
            $0.slip.party = $0.sender.id
        },
        Row("a sender without the role", ["REG-DECIDER-ROLE"]) {
            $0.sender = $0.scene.cast.other
            $0.slip.party = $0.sender.id
        },
        Row("another registrar", ["REG-DECIDER"]) {
            $0.sender = $0.scene.cast.countyRegistrar
            $0.slip.party = $0.sender.id
        },
        Row("an applicant of the case", ["REG-OWN-APPLICATION"]) {
            $0.sender = $0.scene.cast.provider
            $0.slip.party = $0.sender.id
        },
        Row("the registrar where it applies too", ["REG-OWN-APPLICATION"]) {
            $0.record.applicants.append($0.scene.applicant($0.scene.cast.registrar))
        },
        Row("the stand-in where the registrar applies", []) {
            $0.record.applicants.append($0.scene.applicant($0.scene.cast.registrar))
            $0.sender = $0.scene.cast.authority
            $0.slip.party = $0.sender.id
        },
        Row("the stand-in where the registrar does not apply", ["REG-DECIDER-ROLE"]) {
            $0.sender = $0.scene.cast.authority
            $0.slip.party = $0.sender.id
        },
        Row("an officer nobody knows", ["REG-OFFICER-UNKNOWN"]) { $0.slip.officer = "zhou" },
        Row("an officer of another stage", ["REG-OFFICER-STAGE"]) { $0.slip.officer = "wang" },
    ]

    static let states = [
        Row("the stage before", ["REG-STAGE"]) { $0.slip.stage = "acceptance" },
        Row("a stage that does not exist", ["REG-STAGE"]) { $0.slip.stage = "nowhere" },
        Row("a stage that only waits", ["REG-STAGE-WAITS"]) {
            $0.record.standing = .open(stage: "publicity")
            $0.slip.stage = "publicity"
        },
        Row("a closed case", ["REG-CASE-CLOSED"]) {
            $0.record.standing = .closed(code: "rejected")
        },
        Row("the revision before", ["REG-REVISION"]) { $0.slip.revision -= 1 },
        Row("a revision that is not there yet", ["REG-REVISION"]) { $0.slip.revision += 1 },
        Row("an outcome of another stage", ["REG-OUTCOME"]) { $0.slip.outcome = "accept" },
        Row("an outcome in capitals", ["REG-OUTCOME"]) { $0.slip.outcome = "PASS" },
        Row("a guard that does not exist", ["REG-GUARD-UNKNOWN"]) {
            $0.scene.context.procedure.stages[1].outcomes[0].guards = ["moon-is-full"]
        },
        Row("a guard that does not hold", ["REG-GUARD"]) {
            $0.scene.context.procedure.stages[1].outcomes[0].guards = ["compliance-report-issued"]
        },
        Row("a guard that holds", []) {
            $0.scene.context.procedure.stages[1].outcomes[0].guards = ["compliance-report-issued"]
            $0.record.complianceReport = "泰数登〔2026〕9号"
        },
    ]

    static let contents = [
        Row("a reason", "reject", []) { $0.slip.reason = "来源不合法" },
        Row("no reason", "reject", ["REG-REASON-EMPTY"]) { $0.slip.reason = "" },
        Row("blanks for a reason", "reject", ["REG-REASON-EMPTY"]) {
            $0.slip.reason = " \n\u{3000}\t"
        },
        Row("marks for a reason", "reject", ["REG-REASON-EMPTY"]) { $0.slip.reason = "——。" },
        Row("one character for a reason", "reject", []) { $0.slip.reason = "伪" },
        Row("no reason where none is due", []) { $0.slip.reason = "" },
        Row("the longest reason", "reject", []) {
            $0.slip.reason = String(repeating: "理", count: 4000)
        },
        Row("a reason that is one too long", "reject", ["REG-REASON-LONG"]) {
            $0.slip.reason = String(repeating: "理", count: 4001)
        },
        Row("a reason that is too long where none is due", ["REG-REASON-LONG"]) {
            $0.slip.reason = String(repeating: "理", count: 4001)
        },
        Row("an item left out", ["REG-CHECKLIST-MISSING"]) { $0.slip.checklist.removeLast() },
        Row("no checklist", ["REG-CHECKLIST-MISSING"]) { $0.slip.checklist = [] },
        Row("no checklist where none is due", "reject", []) {
            $0.slip.reason = "来源不合法"
            $0.slip.checklist = []
        },
        Row("an item too many", ["REG-CHECKLIST-UNKNOWN"]) {
            $0.slip.checklist.append(ChecklistAnswer(item: "moon", result: "conform", remark: ""))
        },
        Row("an item twice", ["REG-CHECKLIST-TWICE"]) {
            $0.slip.checklist.append($0.slip.checklist[0])
        },
        Row("a result nobody knows", ["REG-CHECKLIST-RESULT"]) {
            $0.slip.checklist[0].result = "yes"
        },
        Row("an item that does not apply", []) { $0.slip.checklist[0].result = "not-applicable" },
        Row("an item that does not conform", ["REG-CHECKLIST-NOT-CONFORM"]) {
            $0.slip.checklist[0].result = "not-conform"
        },
        Row("a rejection because an item does not conform", "reject", []) {
            $0.slip.reason = "来源不合法"
            $0.slip.checklist = [
                ChecklistAnswer(item: "source", result: "not-conform", remark: "无依据")
            ]
        },
        Row("one name where two must sign", ["REG-SIGNATURES"]) {
            $0.scene.context.profile.settings["decision.signatures"] = "2"
            $0.slip.steps = [
                DecisionStep(role: "drafter", name: "李某"), DecisionStep(role: "signer", name: "李某"),
            ]
        },
        Row("two names where two must sign", []) {
            $0.scene.context.profile.settings["decision.signatures"] = "2"
            $0.slip.steps = [
                DecisionStep(role: "drafter", name: "李某"), DecisionStep(role: "signer", name: "王某"),
            ]
        },
        Row("a drafter who reviews", ["REG-SIGNATURE-OWN-REVIEW"]) {
            $0.slip.steps = [
                DecisionStep(role: "drafter", name: "李某"),
                DecisionStep(role: "reviewer", name: "李某"),
            ]
        },
        Row("an id of nobody", ["REG-SIGNATURE-OFFICER"]) {
            $0.slip.steps = [DecisionStep(role: "signer", name: "李某", officer: "nobody")]
        },
        Row("an objection where none is decided", ["REG-OBJECTION-NEEDLESS"]) {
            $0.slip.objection = 1
        },
        Row("an objection that does not stand", ["REG-OBJECTION"]) {
            $0.scene.context.procedure.stages[1].outcomes[0].about = .dismissingObjection
            $0.slip.objection = 1
        },
        Row(
            "four mistakes at once",
            ["REG-REVISION", "REG-OFFICER-STAGE", "REG-CHECKLIST-UNKNOWN", "REG-CHECKLIST-MISSING"]
        ) {
            $0.slip.revision = 1
            $0.slip.officer = "wang"
            $0.slip.checklist[0].item = "moon"
        },
    ]

    static func desk(_ outcome: String) throws -> Desk {
        var scene = try Scene(at: "2026-01-05 09:00")
        let record = try scene.open(scene.application()).act().record
        return Desk(
            scene: scene, record: record, slip: scene.slip(outcome, for: record),
            sender: scene.cast.registrar)
    }

    @Test(
        "each rule refuses what differs from an accepted slip in one thing",
        arguments: hands + states + contents)
    func rules(row: Row) throws {
        var desk = try SlipTests.desk(row.outcome)
        if row.outcome == "reject" { desk.slip.reason = "来源不合法" }
        try row.change(&desk)
        let counters = desk.scene.counters
        let outcome = try desk.scene.decide(desk.slip, desk.record, by: desk.sender)
        #expect(outcome.refusedBy == row.rules)
        if row.rules.isEmpty {
            _ = try outcome.act()
        } else {
            #expect(desk.scene.counters == counters)
        }
    }

    @Test("every rule of slips is in the tables")
    func complete() {
        let shown = Set((SlipTests.hands + SlipTests.states + SlipTests.contents).flatMap(\.rules))
        let all = (RegistryRule.slip + RegistryRule.slipContent + RegistryRule.step)
            .drop { $0 != .caseClosed }.map(\.id)
        #expect(all.filter { !shown.contains($0) } == [])
    }

    @Test("every finding says what is wrong in two languages and what to do")
    func sentences() throws {
        for row in SlipTests.hands + SlipTests.states + SlipTests.contents {
            var desk = try SlipTests.desk(row.outcome)
            try row.change(&desk)
            guard
                case .refused(let findings) = try desk.scene.decide(
                    desk.slip, desk.record, by: desk.sender)
            else { continue }
            for finding in findings {
                #expect(finding.chinese.hasSuffix("。") && finding.advice.hasSuffix("。"))
                #expect(finding.english.hasSuffix(".") && finding.adviceEnglish.hasSuffix("."))
                #expect(!"\(finding)".contains("{"))
                #expect(finding.severity == .error)
            }
        }
    }

    @Test("a passed review gives a report, a publicity and the officer's result")
    func pass() throws {
        var desk = try SlipTests.desk("pass")
        desk.slip.reason = "  符合要求 \n"
        desk.slip.steps = [DecisionStep(role: "drafter", name: "李某")]
        desk.slip.checklist.reverse()
        let act = try desk.scene.decide(desk.slip, desk.record).act()
        #expect(
            act.orders.map(\.kind) == [.acknowledgement, .complianceReport, .publicity, .result])
        #expect(act.orders.map(\.code) == ["received", "review-passed", "publicised", "decided"])
        let provider = Addressee.party(desk.scene.cast.provider.id)
        let officer = Addressee.party(desk.scene.cast.registrar.id)
        #expect(
            act.orders.map(\.addressees) == [
                [officer], [provider], [.publicSection("publicity"), provider], [officer],
            ])
        #expect(act.orders[0].answers == act.orders[3].answers)
        #expect(act.orders[0].answers?.packageID?.text == "S-2")
        #expect(act.orders[1].answers == desk.record.opening)
        #expect(act.record.complianceReport == act.orders[1].documentNumber)
        guard case .complianceReport(let judged, let steps) = act.orders[1].body else {
            Issue.record("no report")
            return
        }
        #expect(judged.map(\.item.id) == ["source", "rights"])
        #expect(steps == desk.slip.steps)
        #expect(act.events == ["consumed", "decided:pass", "entered:publicity"])
        #expect(act.record.revision == 3)
        let entry = try #require(act.record.history.last)
        #expect(entry.officer == "li" && entry.reason == "符合要求" && entry.steps == steps)
        #expect(act.record.publicity?.from == (try day("2026-01-05")))
        #expect(act.record.publicity?.until == act.record.clock?.due)
    }

    @Test(
        "a negative decision closes the case with its reasons",
        arguments: [
            ("重要", "refuse", "refused", PaperKind.refusal),
            ("一般", "reject", "rejected", .rejection),
        ])
    func negative(level: String, outcome: String, code: String, kind: PaperKind) throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        let record = try scene.open(scene.application(level: level)).act().record
        let slip = scene.slip(outcome, for: record, reason: "来源不合法")
        let act = try scene.decide(slip, record).act()
        #expect(act.record.standing == .closed(code: code))
        #expect(act.record.clock == nil && act.tick == nil && act.entry == nil)
        #expect(act.orders.map(\.kind) == [.acknowledgement, kind, .result])
        #expect(try act.order(kind).reasons == ["来源不合法"])
        #expect(try act.order(kind).code == code)
        #expect(act.events == ["consumed", "decided:\(outcome)", "closed:\(code)"])
    }

    @Test("an outcome's own article stands in its papers, else the stage's")
    func articles() throws {
        var desk = try SlipTests.desk("reject")
        desk.slip.reason = "来源不合法"
        let rejected = try desk.scene.decide(desk.slip, desk.record).act()
        #expect(try rejected.order(.rejection).values["article"] == "9(3) reject")
        var other = try SlipTests.desk("pass")
        let passed = try other.scene.decide(other.slip, other.record).act()
        #expect(try passed.order(.publicity).values["article"] == "9(3)")
    }

    @Test("a late slip decides like any other")
    func late() throws {
        var desk = try SlipTests.desk("pass")
        desk.scene.context.now = try time("2026-03-20 09:00")
        let act = try desk.scene.decide(desk.slip, desk.record).act()
        #expect(act.record.stage == "publicity")
        #expect(act.record.publicity?.from == (try day("2026-03-20")))
    }

    @Test("a slip for a case that does not exist has its finding")
    func unknown() throws {
        var slip = try SlipTests.desk("pass").slip
        slip.caseNumber = try #require(CaseNumber("370900-2026-000999"))
        slip.source = DocumentSource(
            file: "decision.xml", root: "decision", lines: ["/decision/case[1]": 4])
        let finding = Docket.unknownCase(slip)
        #expect(finding.rule == "REG-CASE-UNKNOWN" && finding.found == "370900-2026-000999")
        #expect(finding.file == "decision.xml" && finding.line == 4)
        #expect(finding.xpath == "/decision/case[1]")
    }
}
