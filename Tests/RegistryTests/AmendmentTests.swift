import Testing

@testable import Registry
@testable import WorkingDays

@Suite("What an application does to an entry")
struct AmendmentTests {
    static let changeGuards = [
        "entry-known", "entry-in-force", "entry-version-current", "changes-of-kind",
        "changes-match-register", "changes-keep-entry-valid",
    ]

    static func change(_ path: String, _ old: String, _ new: String) -> [String] {
        [path, old, new, "A1", path]
    }

    private func changed(_ rows: [String]..., state: EntryState = .inForce) throws -> DocketOutcome
    {
        var scene = try EntryScene(at: "2026-02-02 09:00")
        scene.folio.state = state
        scene.show([scene.folio])
        return try scene.apply(
            "change", effects: [.change, .confirmRights], papers: [.certificate],
            guards: AmendmentTests.changeGuards, changes: rows)
    }

    @Test("a change makes a version and leaves the first as it was")
    func change() throws {
        let act = try changed(AmendmentTests.change("resource.name", "水文监测数据", "水文数据")).act()
        let folio = try #require(act.folios.first)
        #expect(folio.versions.map(\.version) == [1, 2])
        #expect(folio.versions.map { $0["resource.name"] } == ["水文监测数据", "水文数据"])
        #expect(folio.current.validUntil == (try day("2029-01-22")))
        #expect(folio.rights?.documentNumber == "泰数登〔2026〕8号")
        let certificate = try act.order(.certificate)
        #expect(certificate.code == "changed")
        // The profile's number, as papers say it.
        #expect(certificate.values["renewalWindow"] == "60日")
        #expect(certificate.values["firstApplication"] == nil)
        #expect(folio.acts.last?.documentNumber == (try act.order(.certificate).documentNumber))
    }

    @Test("a new value of a fact the register lacks is added, an empty one takes it away")
    func addsAndRemoves() throws {
        let act = try changed(
            AmendmentTests.change("resource.scenario", "", "防汛"),
            AmendmentTests.change("resource.openingType", "有条件开放", "无条件开放"),
            AmendmentTests.change("resource.openingCondition", "实名", "")
        ).act()
        let entry = try #require(act.folios.first?.current)
        #expect(entry["resource.scenario"] == "防汛")
        #expect(entry["resource.openingCondition"] == nil)
    }

    @Test(
        "what does not agree with the register, or would not be registered",
        arguments: [
            (["resource.name", "水文", "水文数据"], "REG-CHANGE-OLD"),
            (["resource.scenario", "防汛", "抗旱"], "REG-CHANGE-OLD"),
            (["product.name", "", "甲"], "REG-CHANGE-PATH"),
            (["resource.openingType", "有条件开放", "禁止开放"], "REG-CHANGE-RESULT"),
            (["resource.openingCondition", "实名", ""], "REG-CHANGE-RESULT"),
            (["resource.rights.holding", "是", "否"], "REG-CHANGE-RESULT"),
            (["resource.rights.disputed", "否", "是"], "REG-CHANGE-RESULT"),
        ])
    func refused(row: [String], rule: String) throws {
        #expect(try changed(row + ["A1"]).refusedBy == [rule])
    }

    @Test("blanks inside a value count once")
    func blanks() throws {
        #expect(
            try changed(AmendmentTests.change("resource.name", " 水文监测数据\n", "水文")).refusedBy == [])
    }

    @Test(
        "an entry that does not count is not changed",
        arguments: [EntryState.suspended, .cancelled, .lapsed, .revoked])
    func notInForce(state: EntryState) throws {
        let outcome = try changed(
            AmendmentTests.change("resource.name", "水文监测数据", "水文"), state: state)
        #expect(outcome.refusedBy == ["REG-ENTRY-STATE"])
    }

    @Test(
        "a revocation opens only where the profile knows it",
        arguments: [("true", []), ("false", ["REG-GUARD-OPENING"])])
    func revocationAllowed(setting: String, rules: [String]) throws {
        var scene = try EntryScene(at: "2026-02-02 09:00")
        scene.scene.context.profile.settings["revocation.allowed"] = setting
        let outcome = try scene.apply(
            "revocation", effects: [.revoke], papers: [.revocation],
            guards: ["revocation-allowed"], facts: ["revocation.ground": "forged"])
        #expect(outcome.refusedBy == rules)
        guard case .refused(let findings) = outcome else { return }
        #expect(findings.map(\.article) == ["26号 20"])
        #expect(findings.allSatisfy { $0.chinese.contains("没有规定撤销登记") })
    }

    @Test("rights that become disputed: marked, and the statement does not stand any more")
    func disputed() throws {
        var scene = try EntryScene(at: "2026-02-02 09:00")
        let rows = [
            AmendmentTests.change("resource.rights.disputed", "否", "是"),
            AmendmentTests.change("resource.rights.dispute", "", "另一单位主张"),
        ]
        let act = try scene.apply(
            "change", effects: [.change, .confirmRights], papers: [.certificate, .rightsStatement],
            guards: AmendmentTests.changeGuards, changes: rows
        ).act()
        let folio = try #require(act.folios.first)
        #expect(folio.rights == nil && folio.isMarked(.disputed))
        #expect(act.orders.allSatisfy { $0.kind != .rightsStatement })
        #expect(act.events.contains("marked:\(folio.number)"))

        scene.folio = folio
        scene.folio.versions.removeFirst()
        scene.folio.versions[0].version = 1
        scene.show([scene.folio])
        let settled = try scene.apply(
            "change", effects: [.change, .confirmRights], papers: [.certificate, .rightsStatement],
            guards: AmendmentTests.changeGuards,
            changes: [AmendmentTests.change("resource.rights.disputed", "是", "否")]
        ).act()
        let after = try #require(settled.folios.first)
        #expect(after.rights?.names == ["holding"] && !after.isMarked(.disputed))
        let statement = try settled.order(.rightsStatement)
        #expect(after.rights?.documentNumber == statement.documentNumber)
    }

    @Test("the end of an entry marks what rests on it and tells each registrant of its own")
    func dependants() throws {
        var scene = try EntryScene(at: "2026-02-02 09:00")
        let cast = scene.scene.cast
        func product(_ number: String, _ party: Party) throws -> RegisterFolio {
            try EntryScene.folio(
                number, .productRegistration, of: scene.scene.applicant(party), scene.scene,
                until: nil, facts: ["product.name": "产品\(number.suffix(1))"],
                sources: [scene.folio.number])
        }
        let products = [
            try product("DJ-370900-2026-000002-1", cast.operatorParty),
            try product("DJ-370900-2026-000003-2", cast.other),
            try product("DJ-370900-2026-000004-3", cast.provider),
        ]
        scene.show([scene.folio] + products)
        let act = try scene.apply(
            "cancellation", effects: [.cancel], papers: [.cancellation],
            guards: ["entry-standing"], facts: ["cancellation.ground": "waived"]
        ).act()
        #expect(act.folios.map(\.number) == [scene.folio.number] + products.map(\.number))
        let ended = try #require(act.folios.first)
        #expect(ended.state == .cancelled && ended.rights == nil)
        let paper = try act.order(.cancellation)
        #expect(ended.acts.last?.documentNumber == paper.documentNumber)
        #expect(ended.acts.last?.ground == "waived")
        #expect(paper.values["dependantCount"] == "3")
        #expect(
            act.folios.dropFirst().allSatisfy {
                $0.isMarked(.sourceEnded) && $0.state == .inForce
            })
        let told = act.orders.filter { $0.kind == .reminder }
        #expect(told.allSatisfy { $0.code == "source-ended" && $0.values["dependantCount"] == "1" })
        #expect(
            told.flatMap(\.addressees)
                == [cast.operatorParty.id, cast.other.id].sorted().map { .party($0) })
    }

    @Test("a suspended entry may be ended, an ended one may not")
    func ending() throws {
        for (state, rules) in [
            (EntryState.suspended, []), (.cancelled, ["REG-ENTRY-STATE"]),
        ] {
            var scene = try EntryScene(at: "2026-02-02 09:00")
            scene.folio.state = state
            scene.show([scene.folio])
            let outcome = try scene.apply(
                "revocation", effects: [.revoke], papers: [.revocation],
                guards: ["entry-standing"], facts: ["revocation.ground": "tampering"])
            #expect(outcome.refusedBy == rules)
        }
    }

    @Test("the national code is given once, in a length that the profile allows")
    func nationalCode() throws {
        func outcome(_ code: String, given: String? = nil, profile: String = "taian-2025") throws
            -> DocketOutcome
        {
            var scene = try EntryScene(profile, at: "2026-02-02 09:00")
            scene.scene.context.profile = codeProfile(scene, lengths: "20")
            scene.folio.versions[0].nationalCode = given
            scene.show([scene.folio])
            return try scene.apply(
                "national-code", effects: [.assignNationalCode], papers: [.certificate],
                guards: ["national-code-open"], facts: ["national.code": code])
        }
        let code = "370900A2026000000001"
        #expect(try outcome(code).act().folios.first?.current.nationalCode == code)
        #expect(try outcome(code, given: code).refusedBy == ["REG-NATIONAL-CODE-GIVEN"])
        #expect(try outcome(code + "1").refusedBy == ["REG-NATIONAL-CODE-FORM"])
    }

    private func codeProfile(_ scene: EntryScene, lengths: String) -> Profile {
        var profile = scene.scene.context.profile
        profile.settings["certificate.nationalCode"] = "true"
        profile.settings["certificate.nationalCodeLength"] = lengths
        return profile
    }

    @Test("only the registrar of the entry acts ex officio")
    func initiator() throws {
        var scene = try EntryScene(at: "2026-02-02 09:00")
        let outcome = try scene.apply(
            "revocation", effects: [.revoke], papers: [.revocation], guards: ["sent-ex-officio"])
        #expect(outcome.refusedBy == ["REG-INITIATOR"])
    }
}
