import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Proofs of registration and confirmed rights")
struct ProofTests {
    private static let number = "DJ-370900-2026-000001-0"
    private static let granted = "SQ-370900-2026-000001-0"

    private func procedure() -> Procedure {
        let guards = [
            "entry-known", "entry-in-force", "purpose-fits-kind", "rights-confirmed",
            "rights-undisputed", "opening-allowed", "authorisation-stands",
        ]
        return Procedure(
            name: "proof", version: 1, title: "登记确权证明", opens: .proofQuery, applicantRoles: [],
            stages: [
                Stage(
                    name: "answer", title: "答复", article: "11", term: "acceptance",
                    countedFrom: .receipt, decider: .registrar,
                    outcomes: [
                        Outcome(
                            name: "prove", title: "出具证明", needsReason: false,
                            needsChecklist: false, automation: .always,
                            next: .closed(code: "proved"), papers: [.proof], guards: guards),
                        Outcome(
                            name: "refuse", title: "不予出具证明", needsReason: true,
                            needsChecklist: false, automation: .always,
                            next: .closed(code: "proof-refused"), papers: [.refusal]),
                    ])
            ], article: "11")
    }

    private func folio(_ scene: Scene, kind: PackageKind, sources: [String] = []) throws
        -> RegisterFolio
    {
        let today = try day("2026-01-20")
        let version = RegisterEntry(
            number: ProofTests.number, version: 1,
            caseNumber: try #require(CaseNumber("370900-2026-000001")), kind: kind,
            registrar: scene.cast.registrar.id, registrants: [scene.applicant(scene.cast.provider)],
            facts: [
                Fact(name: "resource.name", label: "名称", value: "水文监测数据"),
                Fact(name: "resource.openingType", label: "开放类型", value: "有条件开放"),
            ], validFrom: today, validUntil: try day("2029-01-19"), publicityFrom: today,
            publicityUntil: today, application: Scene.digest(1), complianceReport: "1号")
        return RegisterFolio(
            number: ProofTests.number, kind: kind, keeper: scene.cast.registrar.id,
            versions: [version], since: today,
            rights: RightsStanding(names: ["holding"], documentNumber: "2号", since: today),
            sources: sources)
    }

    private func ask(
        _ purpose: String, _ sender: Party? = nil, kind: PackageKind = .resourceRegistration,
        authorisation: RegisterFolio? = nil, _ change: (inout RegisterFolio) -> Void = { _ in }
    ) throws -> DocketAct {
        var scene = try Scene(at: "2026-02-02 09:00")
        scene.context.procedure = procedure()
        var folio = try folio(scene, kind: kind, sources: [ProofTests.granted])
        change(&folio)
        scene.context.register.folios[ProofTests.number] = folio
        scene.context.register.folios[ProofTests.granted] = authorisation
        return try ask(purpose, sender, &scene)
    }

    private func ask(_ purpose: String, _ sender: Party?, _ scene: inout Scene) throws -> DocketAct
    {
        let input = try scene.input("Q-1")
        return try scene.open(
            Opening(
                input: input,
                facts: PackageFacts(
                    id: try #require(input.packageID), kind: .proofQuery, applicants: [],
                    facts: [
                        Fact(name: "entry.number", label: "登记编号", value: ProofTests.number),
                        Fact(name: "query.purpose", label: "用途", value: purpose),
                    ]),
                remarks: [], sender: sender?.id)
        ).act()
    }

    private func expectRefusal(
        _ act: DocketAct, _ rule: String, _ article: String,
        _ place: SourceLocation = #_sourceLocation
    ) throws {
        #expect(act.record.standing == .closed(code: "proof-refused"), sourceLocation: place)
        let paper = try act.order(.refusal)
        #expect(paper.code == "proof-refused", sourceLocation: place)
        guard case .findings(let findings, _) = paper.body else {
            Issue.record("no findings", sourceLocation: place)
            return
        }
        #expect(findings.map(\.rule) == [rule], sourceLocation: place)
        #expect(findings.map(\.article) == [article], sourceLocation: place)
        #expect(paper.reasons == findings.map(\.chinese), sourceLocation: place)
    }

    @Test("a resource with confirmed rights may enter an authorisation; the asker gets the proof")
    func proved() throws {
        let anonymous = try ask("authorisation")
        #expect(anonymous.record.standing == .closed(code: "proved"))
        #expect(anonymous.papers == [.proof])
        let paper = try anonymous.order(.proof)
        #expect(paper.addressees == [.unclaimed])
        #expect(paper.values["rightsNames"] == "数据资源持有权")
        #expect(paper.values["rightsNumber"] == "2号")
        let cast = try Cast()
        let known = try ask("authorisation", cast.operatorParty)
        #expect(try known.order(.proof).addressees == [.party(cast.operatorParty.id)])
    }

    @Test("a product with a standing authorisation may be put on the balance sheet")
    func product() throws {
        let act = try ask("balance-sheet", kind: .productRegistration)
        #expect(act.record.standing == .closed(code: "proved"))
        let marked = try ask("balance-sheet", kind: .productRegistration) {
            $0.marks = [
                EntryMark(
                    kind: .authorisationEnded, since: $0.since, cause: ProofTests.granted)
            ]
        }
        try expectRefusal(marked, "REG-PROOF-AUTHORISATION", "14(5)")
    }

    @Test("the last day of an authorisation still counts, the day after does not")
    func authorisationEnd() throws {
        for (until, isStanding) in [("2026-02-02", true), ("2026-02-01", false)] {
            let scene = try Scene(at: "2026-01-20 09:00")
            var authorisation = try folio(scene, kind: .authorisationRecord)
            authorisation.number = ProofTests.granted
            authorisation.versions[0].validUntil = try day(until)
            let act = try ask(
                "balance-sheet", kind: .productRegistration, authorisation: authorisation)
            if isStanding {
                #expect(act.record.standing == .closed(code: "proved"))
            } else {
                try expectRefusal(act, "REG-PROOF-AUTHORISATION", "14(5)")
            }
        }
    }

    @Test("each condition that fails is a reason by its rule and article")
    func refused() throws {
        try expectRefusal(ask("balance-sheet"), "REG-PROOF-PURPOSE", "11")
        try expectRefusal(
            ask("authorisation", kind: .productRegistration), "REG-PROOF-PURPOSE", "11")
        try expectRefusal(ask("authorisation") { $0.rights = nil }, "REG-PROOF-RIGHTS", "11")
        try expectRefusal(
            ask("authorisation") { $0.mark(.disputed, since: $0.since) }, "REG-PROOF-DISPUTED", "11"
        )
        try expectRefusal(
            ask("authorisation") { $0.versions[0].facts[1].value = "禁止开放" },
            "REG-PROOF-OPENING", "12")
        try expectRefusal(ask("authorisation") { $0.state = .suspended }, "REG-ENTRY-STATE", "9(5)")
        var scene = try Scene(at: "2026-02-02 09:00")
        scene.context.procedure = procedure()
        try expectRefusal(ask("authorisation", nil, &scene), "REG-ENTRY-UNKNOWN", "9(5)")
    }
}
