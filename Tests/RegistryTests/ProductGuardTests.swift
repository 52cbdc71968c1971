import Testing

@testable import Registry
@testable import WorkingDays

@Suite("What a product asks of the register")
struct ProductGuardTests {
    private static let guards = [
        "authorisation-in-force", "operator-authorised", "sources-granted", "rights-granted",
        "resources-in-force", "product-not-yet-registered", "operator-is-legal-person",
    ]

    @Test("nothing is found where all of it holds", arguments: guards)
    func holds(name: String) throws {
        var scene = try ProductScene()
        #expect(try scene.findings(name) == [])
    }

    @Test("an authorisation holds on its first and its last day, and neither before nor after")
    func term() throws {
        var scene = try ProductScene()
        for (received, holds) in [
            ("2025-05-31 23:59", false), ("2025-06-01 00:00", true), ("2028-05-31 23:59", true),
            ("2028-06-01 00:00", false),
        ] {
            #expect(
                try scene.findings("authorisation-in-force", received: received)
                    == (holds ? [] : ["REG-AUTHORISATION-STATE 8"]), "\(received)")
        }
        scene.change(ProductScene.authorisation) { $0.state = .suspended }
        #expect(
            try scene.findings("authorisation-in-force") == ["REG-AUTHORISATION-STATE 8"])
    }

    @Test("a number of another kind of entry is no authorisation, and no source")
    func otherKinds() throws {
        var scene = try ProductScene()
        scene.facts["product.authorisation.number"] = ProductScene.resource
        #expect(
            try scene.findings("authorisation-in-force") == ["REG-AUTHORISATION-UNKNOWN 8"])
        scene.sources = [ProductScene.authorisation]
        #expect(try scene.findings("resources-in-force") == ["REG-SOURCE-UNKNOWN 8"])
    }

    @Test("every applicant is an operator of the authorisation")
    func operators() throws {
        var scene = try ProductScene()
        scene.applicants.append(scene.scene.cast.agent)
        #expect(try scene.findings("operator-authorised") == ["REG-AUTHORISATION-OPERATOR 8"])
    }

    @Test("a source that does not count, or that is not granted, is found by its number")
    func sources() throws {
        var scene = try ProductScene()
        scene.change(ProductScene.resource) { $0.state = .cancelled }
        #expect(try scene.findings("resources-in-force") == ["REG-SOURCE-STATE 8"])
        scene.change(ProductScene.resource) { $0.state = .inForce }
        scene.change(ProductScene.resource) {
            $0.marks = [EntryMark(kind: .sourceEnded, since: $0.since)]
        }
        #expect(try scene.findings("resources-in-force") == ["REG-SOURCE-STATE 8"])
        scene.change(ProductScene.authorisation) { $0.sources = [] }
        #expect(try scene.findings("sources-granted") == ["REG-SOURCE-GRANT 8"])
    }

    @Test("rights beyond the agreement are found one by one")
    func rights() throws {
        var scene = try ProductScene()
        scene.facts["product.rights.holding"] = "是"
        scene.facts["product.rights.operation"] = "是"
        #expect(try scene.findings("rights-granted") == ["REG-RIGHTS-GRANT 10"])
    }

    @Test("the same name and version is registered once; another version may follow")
    func twice() throws {
        var scene = try ProductScene()
        try scene.put(
            "DJ-370900-2026-000002-V", .productRegistration, of: scene.scene.cast.operatorParty,
            ["product.name": "客流指数", "product.version": "1.0"],
            sources: [ProductScene.authorisation])
        #expect(
            try scene.findings("product-not-yet-registered") == ["REG-PRODUCT-REGISTERED 8"])
        scene.facts["product.version"] = "1.1"
        #expect(try scene.findings("product-not-yet-registered") == [])
    }

    @Test("a legal person is asked for where the profile says so")
    func legalForm() throws {
        var scene = try ProductScene()
        scene.legalForm = "other-organisation"
        #expect(
            try scene.findings("operator-is-legal-person") == ["REG-OPERATOR-LEGAL-FORM 26号 5"])
        scene.scene.context.profile.settings["operator.legalPersonOnly"] = "false"
        #expect(try scene.findings("operator-is-legal-person") == [])
    }
}
