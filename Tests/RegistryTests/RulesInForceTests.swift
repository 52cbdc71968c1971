import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Rules in force")
struct RulesInForceTests {
    private func line(
        _ events: [String], digest: ContentDigest? = nil, party: ContentDigest? = nil
    ) -> JournalEntry {
        JournalEntry(
            at: 1, input: JournalInput(type: "package", digest: digest, receivedAt: 1),
            events: events,
            files: party.map {
                [
                    JournalFile(
                        place: .registry, path: "parties/A.xml", digest: $0, sizeBytes: 1,
                        source: .redo, manner: .replace, kind: "party")
                ]
            } ?? [], counters: [:])
    }

    @Test("a start names the set by its input, a package by its event; the earlier one is kept")
    func adoptions() {
        var index = RegistryIndex()
        let sets = (1...3).map(Scene.digest)
        index.take(line(["adopted"], digest: sets[0]))
        #expect(
            index.rulesInForce
                == RulesInForce(digest: sets[0], previous: nil, isByCalendar: false))
        index.take(line(["consumed", JournalEvent.adopted(sets[1])], digest: Scene.digest(9)))
        #expect(
            index.rulesInForce
                == RulesInForce(digest: sets[1], previous: sets[0], isByCalendar: false))
        let step = index.take(
            line(
                [JournalEvent.adopted(sets[2]), JournalEvent.calendar("2027")],
                digest: Scene.digest(8)))
        let byCalendar = RulesInForce(digest: sets[2], previous: sets[1], isByCalendar: true)
        #expect(index.rulesInForce == byCalendar)
        index.takeBack(step)
        #expect(index.adopted == sets[1])
        index.take(
            line([JournalEvent.adopted(sets[2]), JournalEvent.calendar("2027")]))
        // A start that takes in a party file names the set that is in force already.
        index.take(line(["adopted"], digest: sets[2], party: Scene.digest(7)))
        #expect(index.rulesInForce == byCalendar)
        #expect(index.settings["parties/A.xml"] == Scene.digest(7))
    }

    @Test("a party file that a package wrote is one that the journal knows")
    func party() throws {
        let cast = try Cast()
        var index = RegistryIndex()
        let entry = line(
            [JournalEvent.party(cast.provider.id)], digest: Scene.digest(2),
            party: Scene.digest(3))
        index.take(entry)
        #expect(index.settings["parties/A.xml"] == Scene.digest(3))
        #expect(index.adopted == nil)
        #expect(entry.changesOpening)
        #expect(!line(["consumed", "opened"]).changesOpening)
    }

    @Test("the period of a standing objection is counted anew, and told")
    func objections() throws {
        var scene = try Scene(at: "2026-12-18 09:00")
        let opened = try scene.open(scene.application()).act()
        var record = try scene.decide(scene.slip("pass", for: opened.record), opened.record).act()
            .record
        let after = try day("2026-12-23")
        record.objections = [
            Objection(
                number: 1, by: "李某", party: nil, input: try scene.input("O-1"),
                clock: StageClock(
                    after: after, workingDays: 10,
                    due: scene.context.calendar.deadline(after: after, workingDays: 10),
                    isOverdueNoticeSent: false))
        ]
        let scheduled = Schedule.tick(
            for: record, procedure: scene.context.procedure, calendar: scene.context.calendar)
        scene.context.calendar = try LawCalendar.with2027(off: ["2027-01-01", "2027-01-04"])
        let recounted = try scene.recounted(record, scheduled: scheduled)
        let due = scene.context.calendar.deadline(after: after, workingDays: 10)
        #expect(due != record.objections[0].clock.due)
        #expect(recounted.record.objections[0].clock.due == due)
        #expect(recounted.orders.map(\.kind) == [.recount, .recount])
        #expect(recounted.orders.last?.term?.deadline == due)
        #expect(
            recounted.record.history.last?.reason.contains("异议（第1号）处理期限由") == true)
        #expect(try scene.again(recounted.record, scheduled: recounted.tick) == nil)
    }
}

extension Scene {
    /// A second count by the same calendar.
    fileprivate mutating func again(_ record: CaseRecord, scheduled: ScheduledTick?) throws
        -> DocketOutcome?
    {
        var numbering = Numbering(after: counters)
        return Docket.recount(
            case: record, scheduled: scheduled, in: context, numbering: &numbering)
    }
}
