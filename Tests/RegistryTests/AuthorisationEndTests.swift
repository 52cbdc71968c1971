import Testing

@testable import Registry
@testable import WorkingDays

@Suite("The end of an authorisation")
struct AuthorisationEndTests {
    private static let product = "DJ-370900-2026-000005-X"
    private static let grant = "XQ-370900-2026-000001-X"
    private static let platform = "12370900000000009"

    /// An authorisation that was reminded of, with a product and a grant resting on it.
    private func scene() throws -> ProductScene {
        var scene = try ProductScene(at: "2028-06-01 00:00")
        for (name, value, unit) in [
            ("authorisationRenewalWindow", 6, Term.Unit.months), ("accessLogMonths", 6, .months),
            ("agreementYears", 3, .years),
        ] {
            scene.scene.context.profile.terms[name] = Term(value: value, unit: unit, source: name)
        }
        let company = scene.scene.cast.operatorParty
        let sources = [ProductScene.authorisation, ProductScene.resource]
        try scene.put(
            Self.product, .productRegistration, of: company, ["product.name": "客流指数"],
            sources: sources)
        try scene.put(
            Self.grant, .dataDemand, of: company, ["entry.title": "运力调度"], sources: sources,
            until: "2028-03-31")
        scene.change(Self.grant) { $0.versions[0].validUntil = nil }
        let now = scene.scene.context.now
        scene.change(ProductScene.authorisation) { folio in
            folio.versions[0].facts.removeAll { $0.name == FactName.authorisationDelivered }
            folio.acts.append(
                FolioAct(
                    at: now, act: .reminded, version: 1, caseNumber: nil,
                    effective: folio.since, article: "14(5)"))
        }
        return scene
    }

    private func tick(
        _ scene: ProductScene, _ number: String = ProductScene.authorisation,
        renewals: Set<CaseNumber> = [], now: String
    ) throws -> FolioOutcome {
        let folio = try #require(scene.scene.context.register.folios[number])
        let profile = scene.scene.context.profile
        let due = try #require(
            FolioSchedule.tick(
                for: folio, profile: profile, calendar: scene.scene.context.calendar))
        var register = scene.scene.context.register
        register.openCases[number] = Array(renewals)
        var numbering = Numbering(after: [:])
        return Docket.tick(
            due, entry: folio,
            in: FolioContext(
                profile: profile, calendar: scene.scene.context.calendar,
                issuer: scene.scene.cast.authority, register: register, renewals: renewals,
                now: try time(now), platforms: [try party(Self.platform)]),
            numbering: &numbering)
    }

    private func action(_ outcome: FolioOutcome) throws -> FolioAction {
        guard case .acted(let action) = outcome else { throw DocketOutcome.Unexpected() }
        return action
    }

    @Test(
        "ends access at the start of the day after, also when the clock slept for a month",
        arguments: ["2028-06-01 00:00", "2028-07-02 08:00"])
    func lapse(now: String) throws {
        let scene = try scene()
        let action = try action(try tick(scene, now: now))
        #expect(action.orders.map(\.code) == ["lapsed", "access-ended"])
        let order = action.orders[1]
        #expect(
            order.addressees == [
                .party(try party(Self.platform)), .party(scene.scene.cast.operatorParty.id),
            ])
        #expect(order.values["endedDay"] == (try day("2028-06-01")).chinese)
        #expect(order.values["logsUntil"] == (try day("2028-11-30")).chinese)
        #expect(order.values["grants"]?.contains(Self.grant) == true)
        #expect(order.values["dependants"]?.contains(Self.product) == true)
        let states = Dictionary(
            uniqueKeysWithValues: action.folios.map { ($0.number, $0.state) })
        #expect(
            states == [
                ProductScene.authorisation: .lapsed, Self.grant: .lapsed, Self.product: .inForce,
            ])
        let product = try #require(action.folios.first { $0.number == Self.product })
        #expect(product.isMarked(.authorisationEnded))
        let grant = try #require(action.folios.first { $0.number == Self.grant })
        #expect(grant.acts.last?.act == .lapsed)
        #expect(grant.since == (try day("2028-06-01")))
        #expect(
            Set(action.events) == [
                "lapsed:" + ProductScene.authorisation, "lapsed:" + Self.grant,
                "marked:" + Self.product,
            ])
        // Once: nothing is left for the clock.
        #expect(
            FolioSchedule.tick(
                for: action.folios[0], profile: scene.scene.context.profile,
                calendar: scene.scene.context.calendar) == nil)
    }

    @Test("while a renewal is open, access is suspended and the entry waits, once")
    func pending() throws {
        var scene = try scene()
        let number = CaseNumber(region: "370900", year: 2028, sequence: 3)
        let action = try action(try tick(scene, renewals: [number], now: "2028-06-01 00:00"))
        #expect(action.orders.map(\.code) == ["access-paused"])
        #expect(action.folios.map(\.state) == [.suspended])
        #expect(action.folios[0].waitsForRenewal)
        scene.scene.context.register.folios[ProductScene.authorisation] = action.folios[0]
        guard case .waits = try tick(scene, renewals: [number], now: "2028-06-02 00:00") else {
            Issue.record("it acted twice")
            return
        }
        let ended = try self.action(try tick(scene, now: "2028-06-20 00:00"))
        #expect(ended.orders.map(\.code) == ["lapsed", "access-ended"])
        #expect(ended.folios[0].since == (try day("2028-06-01")))
    }

    @Test("a grant with a term of its own ends by itself; plans and announcements do not")
    func grant() throws {
        var scene = try scene()
        scene.change(Self.grant) { $0.versions[0].validUntil = Day(iso: "2028-03-31") }
        let action = try action(try tick(scene, Self.grant, now: "2028-04-01 00:00"))
        #expect(action.orders.map(\.code) == ["lapsed", "access-ended"])
        #expect(action.folios.map(\.state) == [.lapsed])
        for kind in ["implementation-plan", "announcement"] {
            try scene.put(
                "FA-370900-2026-000001-X", PackageKind(rawValue: kind),
                of: scene.scene.cast.authority, until: "2028-03-31")
            let folio = try #require(
                scene.scene.context.register.folios["FA-370900-2026-000001-X"])
            scene.scene.context.profile.terms["renewalWindow"] = Term(
                value: 60, unit: .days, source: "26号 15")
            scene.scene.context.profile.settings["renewal.lapseCancels"] = "true"
            #expect(
                FolioSchedule.tick(
                    for: folio, profile: scene.scene.context.profile,
                    calendar: scene.scene.context.calendar) == nil)
        }
    }
}
