import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Procedures as data, and numbers")
struct ProcedureTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var fault: String?
        var change: @Sendable (inout Procedure) -> Void
    }

    static let rows = [
        Row(testDescription: "nothing changed", fault: nil) { _ in },
        Row(testDescription: "a decider with an expiry", fault: "would never happen") {
            $0.stages[0].expiries = $0.stages[2].expiries
        },
        Row(testDescription: "automatic with a checklist", fault: "judge no checklist") {
            $0.stages[0].outcomes[0].needsChecklist = true
        },
        Row(testDescription: "automatic with a reason", fault: "give no reason") {
            $0.stages[0].outcomes[0].needsReason = true
        },
        Row(testDescription: "publicity of a closed case", fault: "a publicity needs a stage") {
            $0.stages[1].outcomes[0].next = .closed(code: "registered")
        },
        Row(testDescription: "rights on a paper alone", fault: "needs the effect confirm-rights") {
            $0.stages[2].expiries[0].stepEffects = [StepEffect(.register)]
        },
        Row(testDescription: "rights without a certificate", fault: nil) {
            $0.stages[2].expiries[0].stepPapers = [StepPaper(.rightsStatement)]
        },
        Row(testDescription: "a certificate of nothing", fault: "makes a version of an entry") {
            $0.stages[2].expiries[0].stepEffects = [StepEffect(.confirmRights)]
        },
        Row(testDescription: "an objection that the machine decides", fault: "decides no objection")
        {
            $0.stages[0].outcomes[0].about = .dismissingObjection
        },
        Row(testDescription: "a certificate without rights", fault: nil) {
            $0.stages[2].expiries[0].stepPapers = [StepPaper(.certificate)]
        },
        Row(testDescription: "a paper of the clock", fault: "cannot order the paper overdue") {
            $0.stages[0].outcomes[1].stepPapers.append(StepPaper(.overdue))
        },
        Row(testDescription: "a guard nobody knows", fault: "moon-is-full does not exist") {
            $0.stages[2].expiries[0].guards = ["moon-is-full"]
        },
        Row(testDescription: "guards that exist", fault: nil) {
            $0.stages[2].expiries[0].guards = ["publicity-ended", "compliance-report-issued"]
        },
    ]

    @Test("every guard has a name in Chinese, and no other one has")
    func guardNames() {
        for known in NamedGuard.all {
            #expect(known.chinese != known.name, "\(known.name)")
            #expect(known.chinese.unicodeScalars.allSatisfy { $0.value > 0x2E7F }, "\(known.name)")
        }
        #expect(NamedGuard.titles.keys.sorted() == NamedGuard.all.map(\.name).sorted())
    }

    @Test("what the docket cannot carry out is a fault of the procedure", arguments: rows)
    func faults(row: Row) throws {
        var procedure = registration()
        row.change(&procedure)
        if let fault = row.fault {
            #expect(procedure.faults.count == 1)
            #expect(procedure.faults.first?.contains(fault) == true)
        } else {
            #expect(procedure.faults == [])
        }
    }

    @Test("the engine follows another procedure: shorter, decided by the authority")
    func otherProcedure() throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        scene.context.procedure = Procedure(
            name: "grant", version: 1, title: "授权",
            opens: PackageKind(rawValue: "operator-application"), applicantRoles: [.operator],
            stages: [
                Stage(
                    name: "choice", title: "遴选", article: "14", term: "review",
                    countedFrom: .receipt, decider: .authority,
                    outcomes: [
                        Outcome(
                            name: "grant", title: "授权", needsReason: false,
                            needsChecklist: false, automation: .never,
                            next: .closed(code: "granted"), papers: [.result])
                    ])
            ], article: "14")
        scene.context.authority.officers[0].stages = ["choice"]
        var opening = try scene.application(applicants: [scene.cast.operatorParty])
        opening.facts.kind = scene.context.procedure.opens
        let opened = try scene.open(opening).act()
        #expect(opened.orders.map(\.issuer) == [scene.cast.authority.id])
        var slip = scene.slip("grant", for: opened.record, by: scene.cast.authority)
        #expect(
            try scene.decide(slip, opened.record).refusedBy
                == ["REG-SENDER-NOT-NAMED", "REG-DECIDER-ROLE"])
        slip.officer = "li"
        let act = try scene.decide(slip, opened.record, by: scene.cast.authority).act()
        #expect(act.record.standing == .closed(code: "granted"))
        #expect(act.orders.map(\.kind) == [.acknowledgement, .result, .result])
        #expect(act.orders[1].addressees == [.party(scene.cast.operatorParty.id)])
        #expect(act.orders[2].addressees == [.party(scene.cast.authority.id)])
        #expect(act.entry == nil)
    }

    @Test("document numbers count by issuer and year, and an issuer without a prefix is named")
    func documents() throws {
        let cast = try Cast()
        var numbering = Numbering(after: ["document:\(cast.registrar.id.code):2026": 11])
        #expect(
            numbering.documentNumber(of: cast.registrar, on: try day("2026-12-31"))
                == "泰数登〔2026〕12号")
        #expect(
            numbering.documentNumber(of: cast.authority, on: try day("2026-12-31")) == "泰数〔2026〕1号")
        #expect(
            numbering.documentNumber(of: cast.registrar, on: try day("2027-01-01")) == "泰数登〔2027〕1号"
        )
        #expect(
            numbering.documentNumber(of: cast.provider, on: try day("2026-01-01"))
                == "泰安市水利局〔2026〕1号")
        #expect(numbering.moved["document:\(cast.registrar.id.code):2026"] == 12)
    }

    @Test(
        "credit codes by GB 32100",
        arguments: [
            ("91110000600037341L", true), ("11100000000013338W", true),
            ("11430000006122244L", true),
            ("11330105002500287C", true), ("113700000045046442", true),
            ("91110000600037341M", false),
            ("91110000600037341l", false), ("9111000060003734L", false),
            ("91110000600037341O", false),
        ])
    func creditCodes(code: String, isValid: Bool) {
        #expect((PartyID(code) != nil) == isValid)
    }

    @Test(
        "check characters by ISO 7064 MOD 37,36",
        arguments: [
            ("11100000000013338W01111430000006122244L20230000403001", Character("U")),
            ("11100000000013338W00911330105002500287C2025052201002", "0"),
        ])
    func checkCharacters(text: String, check: Character) {
        #expect(CheckCharacter.compute(text) == check)
    }

    @Test("every rule id has the registry's form and is used once")
    func ruleIDs() {
        let ids = RegistryRule.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        for id in ids {
            #expect(id.hasPrefix("REG-") || id.hasPrefix("PKG-"))
            #expect(id.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x2D })
        }
    }
}
