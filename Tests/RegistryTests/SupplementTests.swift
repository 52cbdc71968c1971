import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Supplements, withdrawals, third parties and reasons for being late")
struct SupplementTests {
    /// An important resource, asked for a supplement on 2026-01-06.
    private func asked(at now: String = "2026-01-05 09:00", on later: String = "2026-01-06 09:00")
        throws -> (scene: Scene, act: DocketAct)
    {
        var scene = try Scene.voices(at: now)
        let opened = try scene.open(scene.application(level: "重要")).act()
        scene.context.now = try time(later)
        let slip = scene.slip("request-supplement", for: opened.record, reason: "缺依据全文")
        let act = try scene.decide(slip, opened.record).act()
        return (scene, act)
    }

    private func values(_ rows: [[String]]) -> [FactTable] {
        [
            FactTable(
                name: "supplement.values", label: "补正的内容", columns: ["项目", "项目名称", "内容"],
                rows: rows)
        ]
    }

    @Test("one request names everything and gives ten working days")
    func request() throws {
        var (scene, act) = try asked()
        let paper = try act.order(.supplementRequest)
        #expect(paper.reasons == ["缺依据全文"])
        #expect(paper.term?.deadline.day == (try day("2026-01-20")))
        #expect(paper.term?.source == "26-10")
        #expect(act.record.stage == "supplement")
        #expect(act.tick?.kind == .expiry)
        #expect(act.tick?.at == (try day("2026-01-21")).start.milliseconds)
        // Nobody decides while it is awaited.
        #expect(
            try scene.decide(scene.slip("accept", for: act.record), act.record).refusedBy
                == ["REG-STAGE-WAITS"])
    }

    @Test("resubmitted: the clock of acceptance starts anew, and a second request is refused")
    func resubmitted() throws {
        var (scene, act) = try asked()
        scene.context.now = try time("2026-01-15 16:00")
        let new = DeclaredAttachment(
            id: "A1", role: "legal-basis", path: "b.txt", mediaType: "text/plain", sizeBytes: 2,
            digest: Scene.digest(77))
        let resubmitted = try scene.arrive(
            .supplement, act.record, from: scene.cast.provider, [:],
            tables: values([
                ["resource.name", "数据资源名称", "水文监测数据（修订）"],
                ["resource.scenario", "应用场景", "防汛"],
            ]), attachments: [new]
        ).act()
        let record = resubmitted.record
        #expect(record.stage == "acceptance")
        #expect(record.clock?.due.day == (try day("2026-01-20")))
        #expect(record["resource.name"] == "水文监测数据（修订）")
        #expect(record.facts.last == Fact(name: "resource.scenario", label: "应用场景", value: "防汛"))
        #expect(record.attachments == [new])
        #expect(
            resubmitted.events
                == ["consumed", "resubmitted", "decided:resubmit", "entered:acceptance"])
        let again = scene.slip("request-supplement", for: record, reason: "还缺")
        #expect(try scene.decide(again, record).refusedBy == ["REG-GUARD"])
        #expect(
            try scene.decide(scene.slip("accept", for: record), record).act().record.stage
                == "review")
    }

    @Test("who asked for a supplement judges it: the machine does not accept afterwards")
    func notAutomatic() throws {
        var (scene, act) = try asked()
        act.record.facts[1].value = "一般"
        let resubmitted = try scene.arrive(
            .supplement, act.record, from: scene.cast.provider, [:]
        ).act()
        #expect(resubmitted.record.stage == "acceptance")
    }

    @Test("a text that the application has no place for, or a stranger's supplement, is sent back")
    func refused() throws {
        var (scene, act) = try asked()
        let foreign = try scene.arrive(
            .supplement, act.record, from: scene.cast.provider, [:],
            tables: values([["product.name", "名称", "某产品"]]))
        #expect(foreign.refusedBy == ["REG-SUPPLEMENT-FIELD"])
        let stranger = try scene.arrive(.supplement, act.record, from: scene.cast.other, [:])
        #expect(stranger.refusedBy == ["REG-SUPPLEMENT-OTHER"])
        // During review nobody asked.
        var reviewed = try Scene.voices(at: "2026-01-05 09:00")
        let opened = try reviewed.open(reviewed.application()).act()
        let unasked = try reviewed.arrive(
            .supplement, opened.record, from: reviewed.cast.provider, [:])
        #expect(unasked.refusedBy == ["REG-SUPPLEMENT-UNASKED"])
    }

    @Test("no answer: treated as withdrawn on the first working day after the term")
    func expired() throws {
        var (scene, act) = try asked()
        let ended = try scene.next(after: act).act()
        #expect(ended.record.standing == .closed(code: "withdrawn"))
        let paper = try ended.order(.termination)
        #expect(paper.code == "withdrawn")
        #expect(paper.values["outcome"] == "treated-as-withdrawn")
        let late = try scene.arrive(.supplement, ended.record, from: scene.cast.provider, [:])
        #expect(late.refusedBy == ["REG-SUPPLEMENT-CLOSED"])
    }

    @Test("nobody is treated as withdrawn on a provisional date")
    func provisional() throws {
        var (scene, act) = try asked(at: "2026-12-21 09:00", on: "2026-12-22 09:00")
        let tick = try #require(act.tick)
        #expect(tick.provisional)
        scene.context.now = try time("2027-03-01 09:00")
        #expect(scene.tick(tick, act.record).isWaiting)
        // What comes meanwhile is in time.
        let resubmitted = try scene.arrive(
            .supplement, act.record, from: scene.cast.provider, [:]
        ).act()
        #expect(resubmitted.record.stage == "acceptance")
    }

    @Test("an applicant withdraws in every stage; others, and after the end, may not")
    func withdrawal() throws {
        for stage in ["acceptance", "supplement", "review", "publicity"] {
            var (scene, act) = try asked()
            act.record.standing = .open(stage: stage)
            let other = try scene.arrive(.withdrawal, act.record, from: scene.cast.other, [:])
            #expect(other.refusedBy == ["REG-ARRIVAL-SENDER"])
            let ended = try scene.arrive(
                .withdrawal, act.record, from: scene.cast.provider, ["withdrawal.reason": "调整数据"]
            ).act()
            #expect(ended.record.standing == .closed(code: "withdrawn"))
            #expect(ended.record.history.last?.party == scene.cast.provider.id)
            let paper = try ended.order(.termination)
            #expect(paper.reasons == ["调整数据"])
            #expect(paper.addressees == [.party(scene.cast.provider.id)])
            let again = try scene.arrive(
                .withdrawal, ended.record, from: scene.cast.provider, [:])
            #expect(again.refusedBy == ["REG-ARRIVAL-CLOSED"])
        }
    }

    @Test("a third party makes it twenty days in total, counted from acceptance, once")
    func extended() throws {
        var scene = try Scene.voices(at: "2026-01-05 09:00")
        let opened = try scene.open(scene.application()).act()
        #expect(opened.record.clock?.due.day == (try day("2026-01-12")))
        scene.context.now = try time("2026-01-09 09:00")
        let stale = scene.slip("pass", for: opened.record)
        let slip = scene.slip("engage-third-party", for: opened.record, reason: "委托测评中心")
        let act = try scene.decide(slip, opened.record).act()
        #expect(act.record.stage == "review")
        let due = try day("2026-02-02")
        #expect(act.record.clock?.due.day == due)
        let paper = try act.order(.extension)
        #expect(paper.term?.deadline.day == due)
        #expect(paper.term?.workingDays == 20)
        #expect(paper.term?.after == (try day("2026-01-05")))
        #expect(paper.term?.source == "9(3) 26-11")
        #expect(try scene.decide(stale, act.record).refusedBy == ["REG-REVISION"])
        let again = scene.slip("engage-third-party", for: act.record, reason: "再委托")
        #expect(try scene.decide(again, act.record).refusedBy == ["REG-GUARD"])
        let empty = scene.slip("engage-third-party", for: opened.record)
        #expect(try scene.decide(empty, opened.record).refusedBy == ["REG-REASON-EMPTY"])
    }

    @Test("late, extended and late again: a notice each time")
    func overdueTwice() throws {
        var scene = try Scene.voices(at: "2026-01-05 09:00")
        let opened = try scene.open(scene.application()).act()
        let late = try scene.next(after: opened).act()
        let slip = scene.slip("engage-third-party", for: late.record, reason: "委托测评中心")
        let extended = try scene.decide(slip, late.record).act()
        #expect(extended.tick?.at == (try day("2026-02-03")).start.milliseconds)
        let again = try scene.next(after: extended).act()
        #expect(again.papers == [.overdue])
        #expect(again.tick == nil)
    }

    @Test("the reason for being late is told once late, and leaves slips and clock as they are")
    func lateness() throws {
        var scene = try Scene.voices(at: "2026-01-05 09:00")
        let opened = try scene.open(scene.application()).act()
        let slip = scene.slip("explain-lateness", for: opened.record, reason: "第三方材料未到")
        scene.context.now = Instant(milliseconds: try day("2026-01-13").start.milliseconds - 1)
        #expect(try scene.decide(slip, opened.record).refusedBy == ["REG-GUARD"])
        scene.context.now = try time("2026-01-13 00:00")
        let act = try scene.decide(slip, opened.record).act()
        #expect(act.papers == [.latenessReason])
        #expect(act.record.clock == opened.record.clock)
        #expect(act.record.revision == opened.record.revision)
        let paper = try act.order(.latenessReason)
        #expect(paper.addressees == [.party(scene.cast.provider.id)])
        #expect(paper.reasons == ["第三方材料未到"])
        guard case .overdue(stage: "review", _, let due) = paper.body else {
            Issue.record("no day that was missed")
            return
        }
        #expect(due.day == (try day("2026-01-12")))
    }
}
