import Testing

@testable import Registry
@testable import WorkingDays

@Suite("A calendar arrives while a case is open")
struct RecountTests {
    private func inPublicity(at now: String) throws -> (scene: Scene, act: DocketAct) {
        var scene = try Scene(at: now)
        let opened = try scene.open(scene.application()).act()
        let act = try scene.decide(scene.slip("pass", for: opened.record), opened.record).act()
        return (scene, act)
    }

    @Test(
        "a date that moved: both values in the history, a paper, and the case issues on the new day"
    )
    func moved() throws {
        var (scene, act) = try inPublicity(at: "2026-12-18 09:00")
        scene.context.calendar = try LawCalendar.with2027(off: [
            "2027-01-01", "2027-01-04", "2027-01-05",
        ])
        scene.context.now = try time("2026-12-21 09:00")
        let recounted = try scene.recounted(act.record, scheduled: act.tick)
        let until = Deadline(day: try day("2027-01-06"), provisional: false)
        #expect(recounted.record.clock?.due == until)
        #expect(recounted.record.publicity?.until == until)
        #expect(recounted.record.revision == act.record.revision)
        #expect(recounted.events == ["recounted"])
        #expect(
            recounted.record.history.last?.reason
                == "期限由 2027-01-04（暂定） 改为 2027-01-06")
        let paper = try recounted.order(.recount)
        #expect(recounted.orders.count == 1)
        #expect(paper.code == "recounted")
        #expect(paper.values["previousDue"] == "2027年1月4日(星期一)")
        #expect(paper.term?.deadline == until)
        #expect(
            paper.addressees == [
                .publicSection("publicity"), .party(scene.cast.provider.id),
                .party(scene.cast.registrar.id),
            ])
        let tick = try #require(recounted.tick)
        #expect(
            tick
                == ScheduledTick(
                    kind: .expiry, at: try day("2027-01-07").start.milliseconds, provisional: false)
        )
        scene.context.now = Instant(milliseconds: tick.at)
        let issued = try scene.tick(tick, recounted.record).act()
        #expect(issued.entry?.validFrom == (try day("2027-01-07")))
        #expect(issued.entry?.publicityUntil == until.day)
    }

    @Test("a date that stayed and became final: a paper too")
    func becameFinal() throws {
        var (scene, act) = try inPublicity(at: "2026-12-18 09:00")
        scene.context.calendar = try LawCalendar.with2027(off: ["2027-01-01"])
        let recounted = try scene.recounted(act.record, scheduled: act.tick)
        #expect(recounted.record.clock?.due.day == act.record.clock?.due.day)
        #expect(recounted.record.clock?.due.provisional == false)
        #expect(recounted.orders.map(\.kind) == [.recount])
        #expect(recounted.tick?.provisional == false)
    }

    @Test("only the day after the end became final: a new tick and no paper")
    func onlyTick() throws {
        var (scene, act) = try inPublicity(at: "2026-12-17 09:00")
        #expect(act.record.clock?.due.provisional == false)
        scene.context.calendar = try LawCalendar.with2027(off: ["2027-01-01"])
        let recounted = try scene.recounted(act.record, scheduled: act.tick)
        #expect(recounted.orders.isEmpty)
        #expect(recounted.record.clock == act.record.clock)
        #expect(recounted.tick?.provisional == false)
        #expect(recounted.record.history.count == act.record.history.count + 1)
        let again = scene.recount(recounted.record, scheduled: recounted.tick)
        #expect(again == nil)
    }

    @Test("nothing changed: no act, no paper, no number")
    func unchanged() throws {
        var (scene, act) = try inPublicity(at: "2026-01-05 09:00")
        scene.context.calendar = try LawCalendar.with2027(off: ["2027-01-01"])
        let counters = scene.counters
        let again = scene.recount(act.record, scheduled: act.tick)
        #expect(again == nil)
        #expect(scene.counters == counters)
    }

    @Test("a closed case is not counted anew")
    func closed() throws {
        var scene = try Scene(at: "2026-12-31 09:00")
        let opened = try scene.open(scene.application()).act()
        let slip = scene.slip("reject", for: opened.record, reason: "来源不合法")
        let act = try scene.decide(slip, opened.record).act()
        scene.context.calendar = try LawCalendar.with2027(off: ["2027-01-01"])
        let again = scene.recount(act.record, scheduled: act.tick)
        #expect(again == nil)
    }

    @Test("a review's date that moved reaches applicants and officers, not the public")
    func review() throws {
        var scene = try Scene(at: "2026-12-31 09:00")
        let act = try scene.open(scene.application()).act()
        let slip = scene.slip("pass", for: act.record)
        scene.context.calendar = try LawCalendar.with2027(off: ["2027-01-01", "2027-01-06"])
        let recounted = try scene.recounted(act.record, scheduled: act.tick)
        #expect(
            try recounted.order(.recount).addressees
                == [scene.cast.provider, scene.cast.registrar].map { .party($0.id) })
        // The slip that lay on the officer's desk stays good.
        _ = try scene.decide(slip, recounted.record).act()
    }

    @Test("the notice found too late is not sent twice when the date moves")
    func overdueStaysTold() throws {
        var scene = try Scene(at: "2026-12-31 09:00")
        let opened = try scene.open(scene.application()).act()
        let tick = try #require(opened.tick)
        scene.context.now = Instant(milliseconds: tick.at)
        let reminded = try scene.tick(tick, opened.record).act()
        scene.context.calendar = try LawCalendar.with2027(off: ["2027-01-01", "2027-01-06"])
        let act = try scene.recounted(reminded.record, scheduled: reminded.tick)
        #expect(act.tick == nil)
    }
}
