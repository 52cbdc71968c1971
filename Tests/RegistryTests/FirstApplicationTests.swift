import Testing

@testable import Registry
@testable import WorkingDays

@Suite("The first application under an authorisation")
struct FirstApplicationTests {
    private func scene() throws -> (scene: ProductScene, profile: Profile) {
        var profile = try profile("taian-2025")
        profile.terms["firstApplication"] = Term(value: 20, source: "26-9-1")
        profile.terms["firstApplicationOfEarlier"] = Term(value: 30, source: "26-9-1 earlier")
        profile.terms["authorisationRenewalWindow"] = Term(
            value: 6, unit: .months, source: "14-5")
        return (try ProductScene(), profile)
    }

    private func tick(_ scene: ProductScene, _ profile: Profile) throws -> ScheduledTick? {
        let folio = try #require(
            scene.scene.context.register.folios[ProductScene.authorisation])
        return FolioSchedule.tick(
            for: folio, profile: profile, calendar: scene.scene.context.calendar)
    }

    @Test("is asked for at 24:00 of the twentieth working day after delivery")
    func due() throws {
        let (scene, profile) = try scene()
        let tick = try #require(try tick(scene, profile))
        #expect(tick.kind == .firstApplication)
        #expect(tick.at == (try day("2026-02-03")).start.milliseconds)
        #expect(!tick.provisional)
    }

    @Test("is not asked for under a profile without the term, before delivery, or once it came")
    func notDue() throws {
        var (scene, profile) = try scene()
        #expect(try tick(scene, try self.profile2024())?.kind != .firstApplication)
        scene.change(ProductScene.authorisation) { $0.versions[0].facts.removeAll() }
        #expect(try tick(scene, profile)?.kind == .reminder)
        (scene, profile) = try self.scene()
        let outcome = scene.scene.open(try scene.opening())
        #expect(outcome.refusedBy == ["REG-KIND"])
        scene.scene.context.procedure.opens = .productRegistration
        scene.scene.context.procedure.applicantRoles = [.operator]
        let act = try scene.scene.open(try scene.opening()).act()
        #expect(act.events.contains("applied:" + ProductScene.authorisation))
        let folio = try #require(act.folios.first)
        #expect(folio.number == ProductScene.authorisation)
        #expect(
            FolioSchedule.tick(
                for: folio, profile: profile, calendar: scene.scene.context.calendar)?.kind
                == .reminder)
    }

    private func profile2024() throws -> Profile { try profile("taian-2024") }

    @Test("of an authorisation from before the rule is due 30 working days after the rule began")
    func earlier() throws {
        var (scene, profile) = try scene()
        scene.change(ProductScene.authorisation) { folio in
            folio.versions[0].facts = folio.versions[0].facts.map {
                Fact(
                    name: $0.name, label: $0.label,
                    value: $0.name == "authorisation.delivered" ? "2024-12-02" : $0.value)
            }
        }
        profile.name = "taian-2025"
        let folio = try #require(
            scene.scene.context.register.folios[ProductScene.authorisation])
        let notice = try #require(
            FolioSchedule.firstApplication(
                folio, profile: profile, calendar: scene.scene.context.calendar))
        #expect(notice.after == (try day("2025-03-01")))
        // 30 working days after Saturday 2025-03-01; 04-04 is off.
        #expect(notice.deadline.day == (try day("2025-04-14")))
        #expect(notice.source == "26-9-1 earlier")
    }

    @Test("one reminder is sent, to the operator, with the date; then the renewal window is next")
    func reminder() throws {
        let (scene, profile) = try scene()
        let folio = try #require(
            scene.scene.context.register.folios[ProductScene.authorisation])
        let tick = try #require(try tick(scene, profile))
        var numbering = Numbering(after: [:])
        let context = FolioContext(
            profile: profile, calendar: scene.scene.context.calendar,
            issuer: scene.scene.cast.authority, register: scene.scene.context.register,
            renewals: [], now: try time("2026-02-03 00:01"))
        guard
            case .acted(let action) = Docket.tick(
                tick, entry: folio, in: context, numbering: &numbering)
        else {
            Issue.record("no act")
            return
        }
        let order = try #require(action.orders.first)
        #expect(order.kind == .reminder && order.code == "first-application")
        #expect(order.addressees == [.party(scene.scene.cast.operatorParty.id)])
        #expect(order.term?.deadline.day == (try day("2026-02-02")))
        #expect(action.events == ["reminded:" + ProductScene.authorisation])
        let next = FolioSchedule.tick(
            for: action.folios[0], profile: profile, calendar: scene.scene.context.calendar)
        #expect(next?.kind == .reminder)
    }
}
