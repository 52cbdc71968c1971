import Testing

@testable import Registry
@testable import WorkingDays

@Suite("When the public status list is due")
struct StatusStandingTests {
    private func changed(_ sequences: Int..., at: Int64 = 1, year: Int = 2026) -> JournalEntry {
        JournalEntry(
            at: at, input: JournalInput(type: "tick", receivedAt: 1), events: [], files: [],
            counters: [:],
            entries: sequences.map { StatusStandingTests.standing($0, year: year) })
    }

    static func standing(
        _ sequence: Int, year: Int = 2026, state: EntryState = .inForce
    ) -> EntryStanding {
        EntryStanding(
            number: RegisterEntry.number(region: "370900", year: year, sequence: sequence),
            kind: PackageKind(rawValue: "resource-registration"), version: 1, state: state,
            since: 20_000, digest: Scene.digest(sequence), registrants: [], sources: [],
            hasRights: false, marks: [], catalogueCode: nil, tick: nil)
    }

    private func listed(_ shards: String..., at: Instant) -> JournalEntry {
        JournalEntry(
            at: at.milliseconds, input: JournalInput(type: "status", receivedAt: 1),
            events: [JournalEvent.statusListed],
            files: shards.map { shard in
                JournalFile(
                    place: .outbox, path: "public/status/\(shard).xml", digest: Scene.digest(7),
                    sizeBytes: 1, source: .redo, manner: .replace, kind: StatusPlace.shardKind)
            }, counters: [:])
    }

    @Test("before the first entry never, then with each change and each new day")
    func due() throws {
        var index = RegistryIndex()
        let first = try time("2026-01-22 09:00")
        let next = try day("2026-01-23")
        #expect(!index.status.isDue(on: first.day))
        index.take(changed(1))
        #expect(index.status.isDue(on: first.day))
        index.take(listed("370900-2026", at: first))
        #expect(!index.status.isDue(on: first.day))
        #expect(index.status.isDue(on: next))
        index.take(changed(1, at: first.milliseconds))
        #expect(index.status.isDue(on: first.day))
        #expect(index.status.stale.map(\.text) == ["370900-2026"])
    }

    @Test("only parts with changed entries are made anew, all are kept in mind")
    func shards() throws {
        var index = RegistryIndex()
        let now = try time("2026-01-22 09:00")
        index.take(changed(1, 10_000, 10_001))
        index.take(changed(1, year: 2025))
        #expect(
            index.status.stale.sorted().map(\.text) == [
                "370900-2025", "370900-2026", "370900-2026-2",
            ])
        index.take(listed("370900-2025", "370900-2026", "370900-2026-2", at: now))
        index.take(changed(10_002, at: now.milliseconds))
        #expect(index.status.stale.map(\.text) == ["370900-2026-2"])
        #expect(index.status.shards.count == 3)
        let part = try #require(StatusShardName("370900-2026-2"))
        #expect(index.entries.entries(in: part).count == 2)
    }

    @Test("a line taken back leaves list and parts as they were")
    func takenBack() throws {
        var index = RegistryIndex()
        let now = try time("2026-01-22 09:00")
        let part = try #require(StatusShardName("370900-2026"))
        index.take(changed(1))
        let before = index.status
        let steps = [
            index.take(listed("370900-2026", at: now)),
            index.take(changed(1, 2, 3, at: now.milliseconds)),
            index.take(changed(2, at: now.milliseconds)),
        ]
        #expect(index.entries.entries(in: part).count == 3)
        for step in steps.reversed() { index.takeBack(step) }
        #expect(index.status == before)
        #expect(index.entries.entries(in: part).count == 1)
        #expect(index.entries.count == 1)
    }

    @Test(
        "a part is named by region, year and ten thousand numbers",
        arguments: [
            (1, "370900-2026"), (10_000, "370900-2026"), (10_001, "370900-2026-2"),
            (20_000, "370900-2026-2"), (999_999, "370900-2026-100"),
        ])
    func names(sequence: Int, name: String) throws {
        let number = RegisterEntry.number(region: "370900", year: 2026, sequence: sequence)
        let shard = try #require(StatusShardName(of: number))
        #expect(shard.text == name)
        #expect(StatusShardName(name) == shard)
        #expect(StatusPlace.shard(at: StatusPlace.shard(shard)) == shard)
    }

    @Test(
        "other names are none",
        arguments: [
            "", "370900", "370900-2026-", "370900-2026-1", "370900-2026-02", "370900-26",
            "37090x-2026", "370900-2026-2-2", "370900-2026-0",
        ])
    func otherNames(text: String) {
        #expect(StatusShardName(text) == nil)
    }
}
