import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Renewal of an entry")
struct RenewalTests {
    static let guards = [
        "entry-in-force", "renewal-window-open", "renewal-old-expiry", "renewal-term",
    ]

    private func renewed(
        on received: String, asking until: String? = nil, old: String = "2029-01-22",
        end: String? = "2029-01-22", profile: String = "taian-2025", authorised: String? = nil
    ) throws -> DocketOutcome {
        var scene = try EntryScene(profile, at: received + " 09:00", until: end)
        var folios = [scene.folio]
        if let authorised {
            let number = "SQ-370900-2026-000001-A"
            folios.append(
                try EntryScene.folio(
                    number, .authorisationRecord,
                    of: scene.scene.applicant(scene.scene.cast.provider), scene.scene,
                    until: authorised, facts: [:]))
            folios[0].versions[0].facts.append(
                Fact(name: FactName.productAuthorisation, label: "授权", value: number))
            scene.folio = folios[0]
        }
        scene.show(folios)
        var facts = ["renewal.oldExpiry": old]
        facts["renewal.until"] = until
        return try scene.apply(
            "renewal", effects: [.renew], papers: [.certificate], guards: RenewalTests.guards,
            facts: facts)
    }

    @Test(
        "received before, in and after the last 60 days",
        arguments: [
            ("2028-11-23", ["REG-RENEWAL-WINDOW"]), ("2028-11-24", []), ("2029-01-22", []),
            ("2029-01-23", ["REG-RENEWAL-WINDOW"]),
        ])
    func window(received: String, rules: [String]) throws {
        #expect(try renewed(on: received).refusedBy == rules)
    }

    @Test("three years from the day after the old end, and not a day more")
    func term() throws {
        let act = try renewed(on: "2028-12-04").act()
        let entry = try #require(act.folios.first?.current)
        #expect(entry.version == 2 && entry.act == .renewed)
        #expect(entry.validFrom == (try day("2029-01-23")))
        #expect(entry.validUntil == (try day("2032-01-22")))
        #expect(try act.order(.certificate).code == "renewed")
        #expect(try renewed(on: "2028-12-04", asking: "2032-01-22").refusedBy == [])
        #expect(
            try renewed(on: "2028-12-04", asking: "2032-01-23").refusedBy == ["REG-RENEWAL-TERM"])
        let shorter = try renewed(on: "2028-12-04", asking: "2030-01-22").act()
        #expect(shorter.folios.first?.current.validUntil == (try day("2030-01-22")))
    }

    @Test("a product is renewed no longer than its authorisation, and not without one")
    func authorisation() throws {
        let act = try renewed(on: "2028-12-04", authorised: "2030-06-30").act()
        #expect(act.folios.first?.current.validUntil == (try day("2030-06-30")))
        #expect(
            try renewed(on: "2028-12-04", asking: "2030-07-01", authorised: "2030-06-30").refusedBy
                == ["REG-RENEWAL-TERM"])
        #expect(
            try renewed(on: "2028-12-04", authorised: "2029-01-22").refusedBy
                == ["REG-RENEWAL-TERM"])
    }

    @Test("the old end must be the register's, and there must be one")
    func oldEnd() throws {
        #expect(
            try renewed(on: "2028-12-04", old: "2029-01-21").refusedBy == ["REG-RENEWAL-EXPIRY"])
        #expect(try renewed(on: "2028-12-04", end: nil).refusedBy == ["REG-RENEWAL-NO-END"])
    }

    @Test("the clock: a reminder, then the lapse, kept off by a renewal that is under way")
    func clock() throws {
        var scene = try EntryScene(at: "2029-01-23 00:00")
        let profile = scene.scene.context.profile
        let tick = try #require(
            FolioSchedule.tick(
                for: scene.folio, profile: profile, calendar: scene.scene.context.calendar))
        #expect(tick.kind == .reminder)
        #expect(tick.at == (try day("2028-11-24")).start.milliseconds)
        scene.folio.acts.append(
            FolioAct(
                at: scene.scene.context.now, act: .reminded, version: 1, caseNumber: nil,
                effective: try day("2028-11-24"), article: "26号 15"))
        let lapse = try #require(
            FolioSchedule.tick(
                for: scene.folio, profile: profile, calendar: scene.scene.context.calendar))
        #expect(lapse.kind == .lapse)
        #expect(lapse.at == (try day("2029-01-23")).start.milliseconds)
        let number = CaseNumber(region: "370900", year: 2029, sequence: 1)
        for (renewals, isKept) in [(Set([number]), true), ([], false)] {
            scene.show([scene.folio], open: [number])
            let context = FolioContext(
                profile: profile, calendar: scene.scene.context.calendar,
                issuer: scene.scene.cast.registrar,
                register: scene.scene.context.register, renewals: renewals,
                now: scene.scene.context.now)
            var numbering = Numbering(after: [:])
            let outcome = Docket.tick(lapse, entry: scene.folio, in: context, numbering: &numbering)
            switch outcome {
            case .waits: #expect(isKept)
            case .acted(let action):
                #expect(!isKept)
                #expect(action.folios.first?.state == .lapsed)
                #expect(action.orders.map(\.code) == ["lapsed"])
            }
        }
    }
}
