import Testing

@testable import Registry
@testable import WorkingDays

@Suite("What operation under an authorisation asks of the register")
struct OperationGuardTests {
    private static let product = "DJ-370900-2026-000002-V"
    private static let approval = "SC-370900-2026-000001-T"

    /// A demand with one item that breaks nothing.
    private static func demand() throws -> ProductScene {
        var scene = try ProductScene()
        scene.facts["entry.number"] = ProductScene.authorisation
        scene.tables["demand.scenarios"] = [row()]
        scene.tables["demand.staff"] = [["SM-1", "2026-02-01", "2026-03-02"]]
        scene.item = CaseItem(
            number: 1, key: "S1", title: "选址", entries: [ProductScene.resource])
        return scene
    }

    private static func row(
        _ purpose: String = "industry", _ charging: String = "paid", from: String = "2026-03-02",
        until: String = "2028-05-31"
    ) -> [String] {
        ["S1", "选址", "", "", from, until] + Array(repeating: "", count: 13)
            + [purpose, charging, ""]
    }

    private static let itemGuards = [
        "demand-charging-agrees", "demand-resources-granted", "demand-within-term",
        "demand-staff-ready",
    ]

    @Test("an item that breaks nothing passes, and is not barred")
    func holds() throws {
        var scene = try Self.demand()
        for name in Self.itemGuards + ["authorisation-usable", "applicant-authorised"] {
            #expect(try scene.findings(name) == [], "\(name)")
        }
        #expect(try scene.findings("demand-item-barred") == ["REG-GUARD-OPENING 18"])
    }

    @Test("an authorisation is used while it holds, and never while it is suspended")
    func authorisation() throws {
        var scene = try Self.demand()
        for (received, holds) in [
            ("2025-05-31 23:59", false), ("2025-06-01 00:00", true), ("2028-05-31 23:59", true),
            ("2028-06-01 00:00", false),
        ] {
            #expect(
                try scene.findings("authorisation-usable", received: received)
                    == (holds ? [] : ["REG-AUTHORISATION-ENDED 8"]), "\(received)")
        }
        scene.change(ProductScene.authorisation) { $0.state = .suspended }
        #expect(
            try scene.findings("authorisation-usable") == ["REG-AUTHORISATION-SUSPENDED 24"])
        #expect(
            try scene.findings("authorisation-not-suspended")
                == ["REG-AUTHORISATION-NOT-RENEWABLE 24"])
        scene.change(ProductScene.authorisation) { $0.state = .terminated }
        #expect(try scene.findings("authorisation-usable") == ["REG-AUTHORISATION-ENDED 8"])
        scene.applicants.append(scene.scene.cast.agent)
        #expect(try scene.findings("applicant-authorised") == ["REG-AUTHORISATION-OPERATOR 8"])
    }

    @Test("an item is held against purpose, scope, term and staff, each with its article")
    func items() throws {
        var scene = try Self.demand()
        for (purpose, charging, holds) in [
            ("public", "free", true), ("public", "paid", false), ("industry", "free", false),
        ] {
            scene.tables["demand.scenarios"] = [Self.row(purpose, charging)]
            #expect(
                try scene.findings("demand-charging-agrees")
                    == (holds ? [] : ["REG-DEMAND-CHARGING 16"]))
        }
        for (from, until, holds) in [
            ("2025-06-01", "2028-05-31", true), ("2025-05-31", "2028-05-31", false),
            ("2025-06-01", "2028-06-01", false),
        ] {
            scene.tables["demand.scenarios"] = [Self.row(from: from, until: until)]
            #expect(
                try scene.findings("demand-within-term")
                    == (holds ? [] : ["REG-DEMAND-TERM 18(3)"]))
        }
        scene.tables["demand.scenarios"] = [Self.row()]
        for (agreement, training) in [("2026-03-03", "2026-03-02"), ("2026-03-02", "2026-03-03")] {
            scene.tables["demand.staff"] = [["SM-1", agreement, training]]
            #expect(try scene.findings("demand-staff-ready") == ["REG-DEMAND-STAFF 28"])
        }
        #expect(try scene.findings("demand-item-barred") == [])
        scene.change(ProductScene.authorisation) { $0.sources = [] }
        #expect(try scene.findings("demand-resources-granted") == ["REG-DEMAND-SCOPE 17"])
        scene.change(ProductScene.resource) { $0.state = .cancelled }
        #expect(try scene.findings("demand-resources-granted") == ["REG-DEMAND-RESOURCE 17"])
    }

    /// A product under the authorisation, and a record about it.
    private static func trade() throws -> ProductScene {
        var scene = try ProductScene()
        let exchange = scene.scene.cast.agent
        var party = exchange
        party.roles = [.exchange]
        scene.scene.context.parties[party.id] = party
        try scene.put(
            product, .productRegistration, of: scene.scene.cast.operatorParty,
            ["product.reversibilityTest.reversible": "否"],
            sources: [ProductScene.authorisation, ProductScene.resource])
        scene.change(product) { folio in
            folio.versions[0].tables = [
                FactTable(
                    name: "product.scenarios", label: "", columns: [], rows: [["选址", "", ""]])
            ]
        }
        scene.facts["entry.number"] = product
        scene.facts["transaction.exchange.code"] = party.id.code
        scene.facts["transaction.delivery"] = "off-platform"
        scene.facts["transaction.scenario"] = "选址"
        return scene
    }

    @Test("a product is traded while it and its authorisation hold, and not beyond its review")
    func trading() throws {
        var scene = try Self.trade()
        for name in [
            "product-tradable", "exchange-lawful", "trade-irreversible", "trade-scenario-approved",
            "applicant-holds-product:20",
        ] { #expect(try scene.findings(name) == [], "\(name)") }
        scene.change(ProductScene.authorisation) { $0.state = .suspended }
        #expect(try scene.findings("product-tradable") == ["REG-AUTHORISATION-SUSPENDED 24"])
        scene.change(ProductScene.authorisation) { $0.state = .terminated }
        #expect(try scene.findings("product-tradable") == ["REG-AUTHORISATION-ENDED 8"])
        scene.change(Self.product) { $0.state = .cancelled }
        #expect(try scene.findings("product-tradable") == ["REG-TRADE-PRODUCT 20"])
        scene.facts["transaction.exchange.code"] = scene.scene.cast.other.id.code
        #expect(try scene.findings("exchange-lawful") == ["REG-TRADE-EXCHANGE 20"])
        scene.facts["transaction.scenario"] = "精准营销"
        #expect(try scene.findings("trade-scenario-approved") == ["REG-TRADE-SCENARIO 26"])
        scene.applicants = [scene.scene.cast.other]
        #expect(try scene.findings("applicant-holds-product:20") == ["REG-ENTRY-REGISTRANT 20"])
    }

    @Test("what can be reversed is traded on the platform alone")
    func reversible() throws {
        var scene = try Self.trade()
        scene.change(Self.product) { folio in
            folio.versions[0].facts = [
                Fact(name: "product.reversibilityTest.reversible", label: "", value: "是")
            ]
        }
        #expect(try scene.findings("trade-irreversible") == ["REG-TRADE-REVERSIBLE 26"])
        scene.facts["transaction.delivery"] = "on-platform"
        #expect(try scene.findings("trade-irreversible") == [])
    }

    @Test(
        "a product of an authorisation made here has an approved review; an older one may have none"
    )
    func reviews() throws {
        var scene = try ProductScene()
        #expect(try scene.findings("product-reviewed") == [])
        scene.change(ProductScene.authorisation) { folio in
            folio.versions[0].facts.append(Fact(name: "agreement.mode", label: "", value: "a"))
        }
        #expect(try scene.findings("product-reviewed") == ["REG-REVIEW-MISSING 26"])
        try scene.put(
            Self.approval, PackageKind(rawValue: "product-review"),
            of: scene.scene.cast.operatorParty,
            [
                "review.product.name": "客流指数", "review.product.version": "1.0",
                "review.delivery": "on-platform",
            ], sources: [ProductScene.authorisation])
        scene.facts["product.delivery"] = "在管理平台内使用"
        #expect(try scene.findings("product-reviewed") == [])
        scene.facts["product.delivery"] = "导出管理平台交付"
        #expect(try scene.findings("product-reviewed") == ["REG-REVIEW-DELIVERY 26"])
        scene.tables["product.scenarios"] = [["选址", "", ""]]
        scene.facts["product.delivery"] = "在管理平台内使用"
        #expect(try scene.findings("product-reviewed") == ["REG-REVIEW-SCENARIO 26"])
        scene.facts["product.version"] = "1.1"
        #expect(try scene.findings("product-reviewed") == ["REG-REVIEW-MISSING 26"])
        scene.facts["entry.number"] = ProductScene.authorisation
        scene.facts["review.product.name"] = "客流指数"
        scene.facts["review.product.version"] = "1.0"
        #expect(try scene.findings("review-not-yet-approved") == ["REG-REVIEW-APPROVED 26"])
    }

    @Test("fusion is reviewed by a regulator on file, and named by its number")
    func fusion() throws {
        var scene = try ProductScene()
        scene.facts["entry.number"] = ProductScene.authorisation
        scene.facts["fusion.regulator"] = scene.scene.cast.other.id.code
        #expect(try scene.findings("regulator-known") == ["REG-FUSION-REGULATOR 19"])
        scene.tables["product.otherSources"] = [["客流", "某公司", Self.approval]]
        #expect(try scene.findings("fusion-approved") == ["REG-FUSION-APPROVAL 19"])
        scene.tables["product.otherSources"] = [["客流", "某公司", "泰数融〔2026〕1号"]]
        #expect(try scene.findings("fusion-approved") == [])
        scene.tables["fusion.resources"] = [[ProductScene.resource, ""], [Self.product, ""]]
        #expect(try scene.findings("resources-granted:fusion.resources") == ["REG-SOURCE-GRANT 8"])
    }
}
