import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Agreements on authorisations")
struct AgreementTests {
    @Test("both agree to the frozen document: entry, certificate, order to the platform")
    func concluded() throws {
        var scene = try AgreementScene()
        let cast = scene.base.scene.cast
        let opened = try scene.open().act()
        #expect(opened.record.applicants.map(\.id) == [cast.operatorParty.id])
        #expect(opened.record.stage == "consent")
        let first = try scene.say("agree", opened.record, by: cast.authority, officer: "wang").act()
        #expect(first.record.stage == "consent")
        let act = try scene.say(
            "agree", first.record, by: cast.operatorParty, officer: "qian"
        ).act()
        #expect(act.record.standing == .closed(code: "agreement-concluded"))
        let folio = try #require(act.folios.first)
        #expect(folio.number.hasPrefix("SQ-370900-2026-000001-"))
        #expect(folio.kind == .authorisationRecord)
        #expect(folio.keeper == cast.authority.id)
        #expect(folio.current.registrants.map(\.id) == [cast.operatorParty.id])
        #expect(folio.current.validUntil == (try day("2029-03-31")))
        #expect(folio.sources == [ProductScene.resource])
        let certificate = try act.order(.certificate)
        #expect(certificate.code == "authorisation-granted")
        #expect(certificate.issuer == cast.authority.id)
        #expect(try act.order(.order).code == "access-opened")
    }

    @Test("one declines: no authorisation, with the reason")
    func declined() throws {
        var scene = try AgreementScene()
        let cast = scene.base.scene.cast
        let opened = try scene.open().act()
        let act = try scene.say(
            "decline", opened.record, by: cast.operatorParty, officer: "qian"
        ).act()
        #expect(act.record.standing == .closed(code: "agreement-declined"))
        #expect(act.folios.isEmpty)
        let paper = try act.order(.termination)
        #expect(paper.code == "agreement-declined")
        #expect(paper.reasons.joined().contains("收益分配未谈妥"))
    }

    @Test("another document than the frozen one is not agreed to; nor by whom nobody asks")
    func otherDocument() throws {
        var scene = try AgreementScene()
        let cast = scene.base.scene.cast
        let opened = try scene.open().act()
        #expect(
            try scene.say(
                "agree", opened.record, by: cast.operatorParty, officer: "qian",
                document: Scene.digest(4711)
            ).refusedBy == ["REG-VOICE-DOCUMENT"])
        #expect(
            try scene.say("agree", opened.record, by: cast.other, officer: "sun").refusedBy
                == ["REG-VOICE-NOT-ASKED"])
    }

    @Test("an operator that was not selected gets no agreement", arguments: ["no", "否", ""])
    func notSelected(value: String) throws {
        var scene = try AgreementScene()
        scene.selected = value
        #expect(try scene.open().refusedBy == ["REG-AGREEMENT-OPERATOR"])
    }

    @Test("a resource that was not announced, or that is not registered, is not granted")
    func resources() throws {
        var scene = try AgreementScene()
        let other = "DJ-370900-2026-000002-X"
        scene.resources.append(other)
        #expect(
            try scene.open().refusedBy == ["REG-AGREEMENT-RESOURCE", "REG-SOURCE-UNKNOWN"])
        scene = try AgreementScene()
        scene.base.change(ProductScene.resource) { $0.state = .cancelled }
        #expect(try scene.open().refusedBy == ["REG-SOURCE-STATE"])
        scene = try AgreementScene()
        scene.base.change(ProductScene.resource) { $0.rights = nil }
        #expect(try scene.open().refusedBy == ["REG-SOURCE-RIGHTS"])
    }

    @Test(
        "three years, with a ground five",
        arguments: [
            ("2029-04-01", nil, []), ("2029-04-02", nil, ["REG-AUTHORISATION-TERM"]),
            ("2031-04-01", "投入大", []), ("2031-04-02", "投入大", ["REG-AUTHORISATION-TERM"]),
        ] as [(String, String?, [String])])
    func term(until: String, ground: String?, rules: [String]) throws {
        var scene = try AgreementScene()
        scene.facts[FactName.authorisedUntil] = until
        scene.facts[FactName.authorisedTermGround] = ground
        #expect(try scene.open().refusedBy == rules)
    }

    @Test("one agreement under one selection")
    func once() throws {
        var scene = try AgreementScene()
        try scene.base.put(
            "SQ-370900-2026-000002-X", .authorisationRecord,
            of: scene.base.scene.cast.operatorParty,
            [FactName.entryNumber: AgreementScene.announcement],
            sources: [ProductScene.resource], until: "2029-03-31")
        #expect(try scene.open().refusedBy == ["REG-AGREEMENT-EXISTS"])
        scene.base.change("SQ-370900-2026-000002-X") { $0.state = .terminated }
        #expect(try scene.open().refusedBy == [])
    }

    @Test("nothing new once the measures have ended, what the profile does not name goes on")
    func measuresEnded() throws {
        for (last, names, rules) in [
            ("2026-03-01", "agreement", ["REG-MEASURES-ENDED"]), ("2026-03-02", "agreement", []),
            ("2026-03-01", "product-registration", []),
        ] {
            var scene = try AgreementScene()
            scene.base.scene.context.profile.inForceUntil = try day(last)
            scene.base.scene.context.profile.settings["measures.endedRefuses"] = names
            #expect(try scene.open().refusedBy == rules)
        }
    }
}
