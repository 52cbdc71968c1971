import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Objections to what a case made public")
struct ObjectionTests {
    /// In publicity since 2026-01-05; the last day is Monday 2026-01-19, issue on the 20th.
    private func inPublicity() throws -> (scene: Scene, act: DocketAct) {
        var scene = try Scene.voices(at: "2026-01-05 09:00")
        let opened = try scene.open(scene.application()).act()
        let act = try scene.decide(scene.slip("pass", for: opened.record), opened.record).act()
        #expect(act.record.publicity?.until.day == (try day("2026-01-19")))
        return (scene, act)
    }

    @Test("anybody objects: the applicant is told, the objector answered, and nothing is issued")
    func objection() throws {
        var (scene, passed) = try inPublicity()
        scene.context.now = try time("2026-01-12 10:00")
        let act = try scene.object(passed.record).act()
        #expect(act.events == ["consumed", "objection:standing", "decided:object"])
        #expect(try act.order(.acknowledgement).addressees == [.unclaimed])
        let notice = try act.order(.objectionNotice)
        #expect(notice.addressees == [.party(scene.cast.provider.id)])
        #expect(notice.values["objector"] == "赵明")
        #expect(notice.reasons == ["权属有争议"])
        #expect(notice.term?.deadline.day == (try day("2026-01-26")))
        #expect(act.record.revision == passed.record.revision)
        #expect(act.record.publicity == passed.record.publicity)
        // The normal day comes and nothing happens; the objection is late a week after.
        scene.context.now = try time("2026-01-20 09:00")
        #expect(scene.tick(try #require(passed.tick), act.record).isWaiting)
        #expect(act.tick?.kind == .objectionOverdue)
        #expect(act.tick?.at == (try day("2026-01-27")).start.milliseconds)
    }

    @Test(
        "an objection counts until 24:00 of the last day, by its time of receipt",
        arguments: [(Int64(-1), false), (0, true), (1, true)])
    func boundary(offset: Int64, isLate: Bool) throws {
        var (scene, passed) = try inPublicity()
        let end = try day("2026-01-20").start.milliseconds
        var input = try scene.input("O-1")
        input.receivedAt = Instant(milliseconds: end + offset)
        // The machine slept; what counts is when it came.
        scene.context.now = try time("2026-01-20 00:00")
        let outcome = try scene.object(passed.record, input: input)
        #expect(outcome.refusedBy == (isLate ? ["REG-OBJECTION-LATE"] : []))
        if !isLate { #expect(try outcome.act().record.objections.count == 1) }
    }

    @Test("dismissed before the end: the certificate comes on its normal day")
    func dismissedEarly() throws {
        var (scene, passed) = try inPublicity()
        let objected = try scene.object(passed.record).act()
        scene.context.now = try time("2026-01-14 09:00")
        let act = try scene.settle("dismiss-objection", 1, objected.record).act()
        #expect(act.papers == [.objectionDecision])
        let decision = try act.order(.objectionDecision)
        #expect(decision.addressees == [.unclaimed, .party(scene.cast.provider.id)])
        #expect(decision.answers == objected.record.objections[0].input)
        #expect(act.record.objections[0].standing == .dismissed)
        #expect(act.tick == passed.tick)
        let issued = try scene.next(after: act).act()
        #expect(issued.record.standing == .closed(code: "registered"))
        #expect(issued.folios.first?.current.validFrom == (try day("2026-01-20")))
    }

    @Test("dismissed after the end: the certificate comes on the day of the decision")
    func dismissedLate() throws {
        var (scene, passed) = try inPublicity()
        let objected = try scene.object(passed.record).act()
        scene.context.now = try time("2026-01-23 16:00")
        let act = try scene.settle("dismiss-objection", 1, objected.record).act()
        let issued = try scene.next(after: act).act()
        #expect(issued.folios.first?.current.validFrom == (try day("2026-01-23")))
        #expect(issued.papers.contains(.certificate))
    }

    @Test("of two objections, one dismissed and one standing keep the certificate back")
    func two() throws {
        var (scene, passed) = try inPublicity()
        let first = try scene.object(passed.record).act()
        scene.context.now = try time("2026-01-08 09:00")
        let second = try scene.object(first.record, from: scene.cast.other).act()
        #expect(second.record.objections.map(\.number) == [1, 2])
        scene.context.now = try time("2026-01-13 09:00")
        let one = try scene.settle("dismiss-objection", 1, second.record).act()
        #expect(one.tick?.kind == .objectionOverdue)
        #expect(one.tick?.at == (try day("2026-01-23")).start.milliseconds)
        // The same slip again, or one for the objection that is over, decides nothing.
        #expect(
            try scene.settle("dismiss-objection", 1, one.record).refusedBy == ["REG-OBJECTION"])
        #expect(
            try scene.settle("dismiss-objection", nil, one.record).refusedBy == ["REG-OBJECTION"])
        scene.context.now = try time("2026-01-15 09:00")
        let both = try scene.settle("dismiss-objection", 2, one.record).act()
        #expect(try both.order(.objectionDecision).addressees.first == .party(scene.cast.other.id))
        #expect(both.tick == passed.tick)
    }

    @Test("one upheld objection ends the registration, whatever else stands")
    func upheld() throws {
        var (scene, passed) = try inPublicity()
        let first = try scene.object(passed.record, from: scene.cast.other).act()
        scene.context.now = try time("2026-01-08 09:00")
        let second = try scene.object(first.record).act()
        let act = try scene.settle("uphold-objection", 1, second.record).act()
        #expect(act.papers == [.objectionDecision, .termination])
        #expect(act.record.standing == .closed(code: "terminated"))
        #expect(act.tick == nil)
        let termination = try act.order(.termination)
        #expect(termination.code == "terminated")
        #expect(termination.reasons == ["经核实"])
        // Whose objection still stood learns that the case is over.
        #expect(termination.addressees == [.unclaimed, .party(scene.cast.provider.id)])
        #expect(try scene.object(act.record).refusedBy == ["REG-ARRIVAL-CLOSED"])
        #expect(
            try scene.settle("dismiss-objection", 2, act.record).refusedBy == ["REG-CASE-CLOSED"])
    }

    @Test("a late objection is told once for each, to decider and authority")
    func overdue() throws {
        var (scene, passed) = try inPublicity()
        let first = try scene.object(passed.record).act()
        scene.context.now = try time("2026-01-08 09:00")
        var act = try scene.object(first.record).act()
        for _ in 1...2 {
            act = try scene.next(after: act).act()
            let notice = try act.order(.overdue)
            #expect(
                notice.addressees
                    == [scene.cast.registrar, scene.cast.authority].map { .party($0.id) })
        }
        #expect(act.tick == nil)
        #expect(act.record.history.count { $0.act == "objection-overdue" } == 2)
        // Late, it is decided like any other.
        scene.context.now = try time("2026-03-02 09:00")
        let one = try scene.settle("dismiss-objection", 1, act.record).act()
        let both = try scene.settle("dismiss-objection", 2, one.record).act()
        let issued = try scene.next(after: both).act()
        #expect(issued.folios.first?.current.validFrom == (try day("2026-03-02")))
    }

    @Test("the same objection from nobody in particular is recognised, another one is not")
    func repeated() throws {
        var (scene, passed) = try inPublicity()
        let input = try scene.input("O-1")
        let act = try scene.object(passed.record, input: input).act()
        #expect(
            try scene.object(act.record, input: input).refusedBy == ["REG-OBJECTION-REPEATED"])
        let again = try scene.input("O-1")
        #expect(try scene.object(act.record, input: again).act().record.objections.count == 2)
    }

    @Test("whoever objected takes it back, if it was known who that is")
    func withdrawn() throws {
        var (scene, passed) = try inPublicity()
        let first = try scene.object(passed.record, from: scene.cast.other).act()
        let act = try scene.object(first.record).act()
        for (sender, number) in [(scene.cast.provider, "1"), (scene.cast.other, "2")] {
            let outcome = try scene.arrive(
                .withdrawal, act.record, from: sender, ["withdrawal.objection": number])
            #expect(outcome.refusedBy == ["REG-OBJECTION-NOT-OWN"])
        }
        let taken = try scene.arrive(
            .withdrawal, act.record, from: scene.cast.other, ["withdrawal.objection": "1"]
        ).act()
        #expect(taken.record.stage == "publicity")
        #expect(taken.record.objections.map(\.standing) == [.withdrawn, .standing])
        #expect(taken.papers == [.objectionDecision])
        let again = try scene.arrive(
            .withdrawal, taken.record, from: scene.cast.other, ["withdrawal.objection": "1"])
        #expect(again.refusedBy == ["REG-OBJECTION-NOT-OWN"])
    }

    @Test("objections are for publicity alone, and without one nobody decides there")
    func elsewhere() throws {
        var scene = try Scene.voices(at: "2026-01-05 09:00")
        let opened = try scene.open(scene.application()).act()
        #expect(try scene.object(opened.record).refusedBy == ["REG-ARRIVAL-STAGE"])
        let (other, passed) = try inPublicity()
        scene = other
        #expect(
            try scene.settle("dismiss-objection", 1, passed.record).refusedBy
                == ["REG-STAGE-WAITS"])
    }

    @Test("a slip about the case names no objection")
    func needless() throws {
        var scene = try Scene.voices(at: "2026-01-05 09:00")
        let opened = try scene.open(scene.application()).act()
        var slip = scene.slip("pass", for: opened.record)
        slip.objection = 1
        #expect(try scene.decide(slip, opened.record).refusedBy == ["REG-OBJECTION-NEEDLESS"])
    }

    @Test("a new calendar counts the period of a standing objection anew")
    func recounted() throws {
        var scene = try Scene.voices(at: "2026-12-21 09:00")
        let opened = try scene.open(scene.application()).act()
        let passed = try scene.decide(scene.slip("pass", for: opened.record), opened.record).act()
        let act = try scene.object(passed.record).act()
        #expect(act.record.objections[0].clock.due.provisional)
        let before = act.record.objections[0].clock.due
        scene.context.calendar = try LawCalendar.with2027(off: [
            "2027-01-01", "2027-01-02", "2027-01-03",
        ])
        let recounted = try scene.recounted(act.record, scheduled: act.tick)
        let due = try #require(recounted.record.objections.first?.clock.due)
        #expect(!due.provisional && due != before)
        #expect(recounted.tick?.at == due.end.milliseconds)
    }
}
