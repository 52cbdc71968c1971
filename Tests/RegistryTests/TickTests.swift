import Testing

@testable import Registry
@testable import WorkingDays

@Suite("The clock as an input")
struct TickTests {
    private func inReview(at now: String = "2026-01-05 09:00", calendar: WorkingCalendar? = nil)
        throws -> (scene: Scene, act: DocketAct)
    {
        var scene = try Scene(at: now, calendar: calendar)
        let act = try scene.open(scene.application()).act()
        return (scene, act)
    }

    private func inPublicity(at now: String, calendar: WorkingCalendar? = nil) throws
        -> (scene: Scene, act: DocketAct)
    {
        var (scene, opened) = try inReview(at: now, calendar: calendar)
        let act = try scene.decide(scene.slip("pass", for: opened.record), opened.record).act()
        return (scene, act)
    }

    @Test(
        "a stage is overdue from 24:00 of its last day, not a millisecond before",
        arguments: [(Int64(-1), false), (0, true), (1, true)])
    func overdueBoundary(offset: Int64, fires: Bool) throws {
        var (scene, opened) = try inReview()
        let tick = try #require(opened.tick)
        #expect(tick.kind == .overdue)
        #expect(tick.at == (try day("2026-01-13")).start.milliseconds)
        scene.context.now = Instant(milliseconds: tick.at + offset)
        let outcome = scene.tick(tick, opened.record)
        #expect(outcome.isWaiting == !fires)
        if fires { _ = try outcome.act() }
    }

    @Test(
        "publicity ends with its last day, and issue comes with the first working day after",
        arguments: [(Int64(-1), false), (0, true), (1, true)])
    func expiryBoundary(offset: Int64, fires: Bool) throws {
        // Last day Friday 2026-01-16; issue on Monday.
        var (scene, passed) = try inPublicity(at: "2026-01-04 09:00")
        let tick = try #require(passed.tick)
        #expect(tick.at == (try day("2026-01-19")).start.milliseconds)
        scene.context.now = Instant(milliseconds: tick.at + offset)
        let outcome = scene.tick(tick, passed.record)
        #expect(outcome.isWaiting == !fires)
        if fires { #expect(try outcome.act().record.standing == .closed(code: "registered")) }
    }

    @Test("overdue is told exactly once, to registrar and authority, and changes nothing else")
    func overdueOnce() throws {
        var (scene, opened) = try inReview()
        let tick = try #require(opened.tick)
        scene.context.now = Instant(milliseconds: tick.at)
        let act = try scene.tick(tick, opened.record).act()
        let order = try act.order(.overdue)
        #expect(act.orders.count == 1)
        #expect(
            order.addressees
                == [scene.cast.registrar, scene.cast.authority].map { .party($0.id) })
        #expect(
            order.body
                == .overdue(
                    stage: "review", title: "审查",
                    due: Deadline(day: try day("2026-01-12"), provisional: false)))
        #expect(act.events == ["overdue"])
        #expect(act.tick == nil)
        var expected = opened.record
        expected.clock?.isOverdueNoticeSent = true
        expected.history = act.record.history
        #expect(act.record == expected)
        #expect(act.record.history.count == opened.record.history.count + 1)
        #expect(scene.tick(tick, act.record).isWaiting)
    }

    @Test("where the authority stands in it gets one notice, not two")
    func overdueOfStandIn() throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        let opened = try scene.open(scene.application(applicants: [scene.cast.registrar])).act()
        let tick = try #require(opened.tick)
        scene.context.now = Instant(milliseconds: tick.at)
        let order = try scene.tick(tick, opened.record).act().order(.overdue)
        #expect(order.addressees == [.party(scene.cast.authority.id)])
        #expect(order.issuer == scene.cast.authority.id)
    }

    @Test("a reminder does not make a slip stale, a decision does")
    func revisions() throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        let opened = try scene.open(scene.application(level: "重要")).act()
        let slip = scene.slip("accept", for: opened.record)
        let tick = try #require(opened.tick)
        scene.context.now = Instant(milliseconds: tick.at)
        let reminded = try scene.tick(tick, opened.record).act()
        let accepted = try scene.decide(slip, reminded.record).act()
        #expect(accepted.record.stage == "review")
        var again = slip
        again.stage = "review"
        again.outcome = "reject"
        again.reason = "来源不合法"
        #expect(try scene.decide(again, accepted.record).refusedBy == ["REG-REVISION"])
    }

    @Test("a tick that a slip overtook does nothing")
    func overtaken() throws {
        var (scene, opened) = try inReview()
        let tick = try #require(opened.tick)
        let passed = try scene.decide(scene.slip("pass", for: opened.record), opened.record).act()
        scene.context.now = Instant(milliseconds: tick.at)
        #expect(scene.tick(tick, passed.record).isWaiting)
        let slip = scene.slip("reject", for: opened.record, reason: "来源不合法")
        let closed = try scene.decide(slip, opened.record).act()
        #expect(scene.tick(tick, closed.record).isWaiting)
    }

    @Test("a new stage has its own notice")
    func twoNotices() throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        var act = try scene.open(scene.application(level: "重要")).act()
        for outcome in ["accept", "pass"] {
            let tick = try #require(act.tick)
            scene.context.now = Instant(milliseconds: tick.at)
            let reminded = try scene.tick(tick, act.record).act()
            act = try scene.decide(scene.slip(outcome, for: reminded.record), reminded.record).act()
        }
        #expect(act.record.history.count { $0.act == "overdue" } == 2)
        #expect(act.tick?.kind == .expiry)
    }

    @Test(
        "nothing irreversible happens on a provisional date",
        arguments: [
            // The last official day of issue; then an end that is official with a day of issue
            // that is not; then an end that is not.
            ("2026-12-16", false, "2026-12-30"), ("2026-12-17", true, "2026-12-31"),
            ("2026-12-18", true, "2027-01-04"),
        ])
    func provisional(passed: String, waits: Bool, until: String) throws {
        var (scene, act) = try inPublicity(at: "\(passed) 09:00")
        #expect(act.record.publicity?.until.day == (try day(until)))
        let tick = try #require(act.tick)
        #expect(tick.provisional == waits)
        scene.context.now = try time("2027-03-01 09:00")
        let outcome = scene.tick(tick, act.record)
        #expect(outcome.isWaiting == waits)
        if !waits { _ = try outcome.act() }
    }

    @Test("a step that can be undone happens on a provisional date")
    func reversible() throws {
        var (scene, act) = try inPublicity(at: "2026-12-18 09:00")
        scene.context.procedure.stages[2].isExpiryIrreversible = false
        let tick = try #require(
            Schedule.tick(
                for: act.record, procedure: scene.context.procedure,
                calendar: scene.context.calendar))
        #expect(!tick.provisional)
        scene.context.now = Instant(milliseconds: tick.at)
        _ = try scene.tick(tick, act.record).act()
    }

    @Test("an overdue notice goes out on a provisional date, for it changes nothing")
    func provisionalNotice() throws {
        var (scene, act) = try inReview(at: "2026-12-31 09:00")
        #expect(act.record.clock?.due.provisional == true)
        let tick = try #require(act.tick)
        scene.context.now = Instant(milliseconds: tick.at)
        _ = try scene.tick(tick, act.record).act()
    }

    @Test("a certificate is never made without a compliance report")
    func incomplete() throws {
        var (scene, act) = try inPublicity(at: "2026-01-04 09:00")
        act.record.complianceReport = nil
        let tick = try #require(act.tick)
        scene.context.now = Instant(milliseconds: tick.at)
        #expect(scene.tick(tick, act.record).refusedBy == ["REG-GUARD"])
    }

    @Test(
        "lights: green, yellow on the last working day, red after it",
        arguments: [
            ("2026-01-09", Light.green, 1), ("2026-01-11", .green, 1), ("2026-01-12", .yellow, 0),
            ("2026-01-13", .red, -1), ("2026-01-18", .red, -4),
        ])
    func lights(on text: String, light: Light, left: Int) throws {
        let (scene, act) = try inReview()
        let today = try day(text)
        let calendar = scene.context.calendar
        #expect(
            act.record.light(on: today, procedure: scene.context.procedure, calendar: calendar)
                == light)
        #expect(act.record.clock?.workingDaysLeft(on: today, calendar: calendar) == left)
    }

    @Test("nobody is late while a case only waits, or after it closed")
    func noLight() throws {
        let (scene, act) = try inPublicity(at: "2026-01-04 09:00")
        let procedure = scene.context.procedure
        let calendar = scene.context.calendar
        let late = try day("2026-06-01")
        #expect(act.record.light(on: late, procedure: procedure, calendar: calendar) == .green)
        var closed = act.record
        closed.standing = .closed(code: "registered")
        #expect(closed.light(on: late, procedure: procedure, calendar: calendar) == nil)
        #expect([Light.red, .green, .yellow].sorted() == [.green, .yellow, .red])
    }
}
