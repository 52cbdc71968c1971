import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Opening a case")
struct OpeningTests {
    /// A change of one thing in an application that otherwise opens a case.
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var rules: [String]
        var change: @Sendable (inout Opening, inout Scene) throws -> Void

        init(
            _ name: String, _ rules: [String],
            _ change: @escaping @Sendable (inout Opening, inout Scene) throws -> Void
        ) {
            testDescription = name
            self.rules = rules
            self.change = change
        }
    }

    static let rows = [
        Row("nothing changed", []) { _, _ in },
        Row("another kind", ["REG-KIND"]) {
            $0.facts.kind = $1.context.procedure.opens;
            $1.context.procedure.opens = PackageKind(rawValue: "change")
        },
        Row("no applicant", ["REG-APPLICANT-MISSING"]) { opening, _ in
            opening.facts.applicants = []
        },
        Row("an applicant that is not on file", ["REG-APPLICANT-UNKNOWN"]) { opening, scene in
            scene.context.parties[scene.cast.other.id] = nil
            opening.facts.applicants.append(scene.applicant(scene.cast.other))
        },
        Row("a second applicant that is on file", []) { opening, scene in
            opening.facts.applicants.append(scene.applicant(scene.cast.other))
        },
        Row("a second applicant of another role", ["REG-APPLICANT-ROLE"]) { opening, scene in
            opening.facts.applicants.append(scene.applicant(scene.cast.operatorParty))
        },
        Row("sent by the second applicant", []) { opening, scene in
            opening.facts.applicants.append(scene.applicant(scene.cast.other))
            opening.sender = scene.cast.other.id
        },
        Row("sent by a party that does not apply", ["REG-SENDER-NOT-APPLICANT"]) {
            $0.sender = $1.cast.other.id
        },
        Row("sent by the agent that it names", []) { opening, scene in
            opening.sender = scene.cast.agent.id
            opening.facts.facts.append(
                Fact(name: "agent.code", label: "代理人", value: scene.cast.agent.id.code))
        },
        Row("sent by another than the agent that it names", ["REG-SENDER-NOT-APPLICANT"]) {
            opening, scene in
            opening.sender = scene.cast.other.id
            opening.facts.facts.append(
                Fact(name: "agent.code", label: "代理人", value: scene.cast.agent.id.code))
        },
        Row("a registrar of another county", ["REG-REGISTRAR"]) { _, scene in
            scene.context.registrar = scene.cast.countyRegistrar
        },
        Row("the registrar of the applicant's county", []) { opening, scene in
            scene.context.registrar = scene.cast.countyRegistrar
            opening.facts.applicants[0].region = "370921"
        },
        Row("the city's registrar for a county", []) { opening, _ in
            opening.facts.applicants[0].region = "370921"
        },
        Row("a registrar that lost its role", ["REG-REGISTRAR"]) { _, scene in
            scene.context.registrar.roles = [.provider]
        },
        Row("registrar and stand-in both apply", ["REG-NOBODY-DECIDES"]) { opening, scene in
            opening.facts.applicants += [
                scene.applicant(scene.cast.registrar), scene.applicant(scene.cast.authority),
            ]
        },
        Row("the registrar applies, the stand-in does not", []) { opening, scene in
            opening.facts.applicants += [scene.applicant(scene.cast.registrar)]
        },
        Row("two things at once", ["REG-APPLICANT-ROLE", "REG-SENDER-NOT-APPLICANT"]) {
            opening, scene in
            opening.facts.applicants = [scene.applicant(scene.cast.operatorParty)]
        },
    ]

    @Test(
        "each guard refuses what differs from an accepted application in one thing", arguments: rows
    )
    func guards(row: Row) throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        var opening = try scene.application()
        try row.change(&opening, &scene)
        let outcome = scene.open(opening)
        #expect(outcome.refusedBy == row.rules)
        if row.rules.isEmpty { _ = try outcome.act() }
    }

    @Test(
        "the profile must cover the day of receipt, not the clock's day",
        arguments: [
            ("taian-2024", "2024-10-31 23:59", ["REG-PROFILE"]),
            ("taian-2024", "2024-11-01 00:00", []),
            ("taian-2024", "2025-02-28 23:59", []),
            ("taian-2024", "2025-03-01 00:00", ["REG-PROFILE"]),
            ("taian-2025", "2025-02-28 23:59", ["REG-PROFILE"]),
            ("taian-2025", "2025-03-01 00:00", []),
        ])
    func profiles(name: String, received: String, rules: [String]) throws {
        var scene = try Scene(name, at: "2026-01-05 09:00")
        let opening = try scene.application(received: received)
        #expect(scene.open(opening).refusedBy == rules)
    }

    @Test("an ordinary resource is accepted at once and waits for review")
    func automatic() throws {
        var scene = try Scene(at: "2026-01-04 17:30")
        let opening = try scene.application()
        let act = try scene.open(opening).act()
        #expect(act.record.number.text == "370900-2026-000001")
        #expect(act.record.stage == "review")
        #expect(act.record.revision == 2)
        #expect(
            act.events == [
                "consumed", "opened", "entered:acceptance", "decided:accept", "entered:review",
            ])
        #expect(act.orders.map(\.kind) == [.acknowledgement, .acceptance])
        #expect(act.orders.map(\.code) == ["received", "accepted"])
        #expect(act.orders.map(\.documentNumber) == ["泰数登〔2026〕1号", "泰数登〔2026〕2号"])
        #expect(act.orders.allSatisfy { $0.answers == opening.input })
        #expect(act.orders.allSatisfy { $0.addressees == [.party(scene.cast.provider.id)] })
        #expect(act.orders[0].term == nil)
        #expect(act.orders[1].term?.deadline.day == (try day("2026-01-09")))
        #expect(act.orders[1].term?.source == "9(3)")
        #expect(act.record.history.map(\.act) == ["opened", "accept"])
        #expect(act.record.history.last?.party == nil)
    }

    @Test("what is not ordinary waits for an officer", arguments: ["重要", "核心", ""])
    func officer(level: String) throws {
        var scene = try Scene(at: "2026-01-04 17:30")
        let act = try scene.open(scene.application(level: level)).act()
        #expect(act.record.stage == "acceptance")
        #expect(act.record.revision == 1)
        #expect(act.orders.map(\.kind) == [.acknowledgement])
        #expect(act.orders[0].term?.deadline.day == (try day("2026-01-07")))
        #expect(act.events == ["consumed", "opened", "entered:acceptance"])
    }

    @Test(
        "a remark does not keep the machine from accepting, an error does",
        arguments: [(Finding.Severity.remark, "review"), (.error, "acceptance")])
    func remarks(severity: Finding.Severity, stage: String) throws {
        var scene = try Scene(at: "2026-01-04 17:30")
        var opening = try scene.application()
        opening.remarks = [
            Finding(
                rule: "PKG-IGNORED", severity: severity, chinese: "已略过。", english: "Skipped.",
                advice: "无。", adviceEnglish: "None.")
        ]
        let act = try scene.open(opening).act()
        #expect(act.record.stage == stage)
        #expect(act.record.remarks == opening.remarks)
        #expect(act.orders[0].values["remarkCount"] == "1")
    }

    @Test("where the registrar applies the stand-in issues, and the machine does not accept")
    func standIn() throws {
        var scene = try Scene(at: "2026-01-04 17:30")
        let act = try scene.open(scene.application(applicants: [scene.cast.registrar])).act()
        #expect(act.record.stage == "acceptance")
        #expect(act.orders[0].issuer == scene.cast.authority.id)
        #expect(act.orders[0].documentNumber == "泰数〔2026〕1号")
        #expect(Competence.decider(of: act.record, context: scene.context) == scene.cast.authority)
    }

    @Test("numbers grow by region and year of receipt, whatever the clock's year")
    func numbers() throws {
        var scene = try Scene(at: "2025-12-31 23:00")
        var numbers: [String] = []
        numbers.append(try scene.open(scene.application()).act().record.number.text)
        scene.context.now = try time("2026-01-04 08:00")
        let late = try scene.open(scene.application(received: "2025-12-31 23:59")).act()
        numbers.append(late.record.number.text)
        numbers.append(try scene.open(scene.application()).act().record.number.text)
        #expect(numbers == ["370900-2025-000001", "370900-2025-000002", "370900-2026-000001"])
        #expect(late.orders.map(\.documentNumber) == ["泰数登〔2026〕1号", "泰数登〔2026〕2号"])
        #expect(late.record.history[0].effective == (try day("2025-12-31")))
    }

    @Test("all applicants and the agent get the notices, the sender alone the acknowledgement")
    func recipients() throws {
        var scene = try Scene(at: "2026-01-04 17:30")
        var opening = try scene.application(applicants: [scene.cast.provider, scene.cast.other])
        opening.facts.facts.append(
            Fact(name: "agent.code", label: "代理人", value: scene.cast.agent.id.code))
        opening.sender = scene.cast.agent.id
        let act = try scene.open(opening).act()
        #expect(try act.order(.acknowledgement).addressees == [.party(scene.cast.agent.id)])
        #expect(
            try act.order(.acceptance).addressees
                == [scene.cast.provider, scene.cast.other, scene.cast.agent].map { .party($0.id) })
    }
}
