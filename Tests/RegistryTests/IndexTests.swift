import Testing

@testable import Registry
@testable import WorkingDays

@Suite("The index of the journal")
struct IndexTests {
    /// SplitMix64: the same seed, the same sequence, on every machine.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private func line(
        _ sequence: Int, folder: String, tick: ScheduledTick?, rules: Int = 1
    ) -> JournalEntry {
        JournalEntry(
            at: 1, input: JournalInput(type: "tick", receivedAt: 1), events: [],
            standing: CaseStanding(
                number: CaseNumber(region: "370900", year: 2026, sequence: sequence),
                folder: folder, digest: Scene.digest(1), tick: tick, rules: Scene.digest(rules)),
            files: [], counters: [:])
    }

    private func tick(_ at: Int64, provisional: Bool = false) -> ScheduledTick {
        ScheduledTick(kind: .expiry, at: at, provisional: provisional)
    }

    @Test("due cases come by time, then by number, up to a limit")
    func due() {
        var index = RegistryIndex()
        for (sequence, at) in [(1, 30), (2, 10), (3, 20), (4, 20), (5, 40)] {
            index.take(line(sequence, folder: "stages/r/review", tick: tick(Int64(at))))
        }
        func due(_ at: Int64, _ limit: Int = 10) -> [Int] {
            index.due(through: at, limit: limit).map(\.number.sequence)
        }
        #expect(due(9) == [])
        #expect(due(10) == [2])
        #expect(due(30) == [2, 3, 4, 1])
        #expect(due(30, 3) == [2, 3, 4])
        #expect(index.nextToTick?.number.sequence == 2)
        #expect(index.openCases.map(\.number.sequence) == [1, 2, 3, 4, 5])
    }

    @Test("a case leaves with its close, and waits aside for a calendar")
    func leaving() {
        var index = RegistryIndex()
        index.take(line(1, folder: "stages/r/publicity", tick: tick(10, provisional: true)))
        index.take(line(2, folder: "stages/r/review", tick: tick(20)))
        #expect(index.nextToTick?.number.sequence == 2)
        #expect(index.waitingForCalendar.map(\.number.sequence) == [1])
        index.take(line(1, folder: "stages/r/publicity", tick: tick(10)))
        #expect(index.waitingForCalendar.isEmpty)
        #expect(index.nextToTick?.number.sequence == 1)
        index.take(line(1, folder: "archive/2026", tick: nil))
        #expect(index.nextToTick?.number.sequence == 2)
        #expect(index.openCount == 1)
        #expect(index.cases.count == 2)
        index.take(line(2, folder: "stages/r/review", tick: nil))
        #expect(index.nextToTick == nil)
        #expect(index.openCount == 1)
    }

    @Test("a case set aside holds nobody up, and its next line brings it back")
    func setAside() {
        var index = RegistryIndex()
        index.take(line(1, folder: "stages/r/review", tick: tick(10)))
        index.take(line(2, folder: "stages/r/review", tick: tick(20)))
        let first = CaseNumber(region: "370900", year: 2026, sequence: 1)
        index.setAside(first)
        #expect(index.nextToTick?.number.sequence == 2)
        #expect(index.openCases.map(\.number.sequence) == [1, 2])
        index.take(line(1, folder: "stages/r/review", tick: tick(10)))
        #expect(index.nextToTick?.number == first)
    }

    @Test("a set of schemas is in use while a case opened under it is open")
    func rules() {
        var index = RegistryIndex()
        index.take(line(1, folder: "stages/r/review", tick: nil, rules: 1))
        index.take(line(2, folder: "stages/r/review", tick: nil, rules: 1))
        index.take(line(3, folder: "stages/r/review", tick: nil, rules: 2))
        index.take(line(1, folder: "stages/r/publicity", tick: nil, rules: 1))
        index.take(line(1, folder: "archive/2026", tick: nil, rules: 1))
        #expect(index.rulesInUse == [Scene.digest(1), Scene.digest(2)])
        index.take(line(2, folder: "archive/2026", tick: nil, rules: 1))
        #expect(index.rulesInUse == [Scene.digest(2)])
    }

    @Test("the queue agrees with a plain sort", arguments: [UInt64(1), 2, 3, 20_260_105])
    func queue(seed: UInt64) {
        var generator = Generator(state: seed)
        var queue = TickQueue()
        var plain: [CaseNumber: Int64] = [:]
        for step in 0..<600 {
            let number = CaseNumber(
                region: "370900", year: 2026, sequence: Int.random(in: 1...40, using: &generator))
            let at =
                Bool.random(using: &generator)
                ? Int64.random(in: 0..<50, using: &generator) : nil
            queue.set(at, for: number, slot: number.sequence)
            plain[number] = at
            let sorted = plain.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
            #expect(queue.first == sorted.first?.key.sequence, "seed \(seed) step \(step)")
            #expect(
                queue.due(through: 25, limit: 7)
                    == sorted.filter { $0.value <= 25 }.prefix(7).map(\.key.sequence),
                "seed \(seed) step \(step)")
        }
    }

    @Test("a line about a party says what its file is now, and a take-back what it was")
    func settings() throws {
        var index = RegistryIndex()
        func line(_ events: [String], _ place: JournalFile.Place, _ digest: Int) -> JournalEntry {
            JournalEntry(
                at: 1, input: JournalInput(type: "package", receivedAt: 1), events: events,
                files: [
                    JournalFile(
                        place: place, path: "parties/X.xml", digest: Scene.digest(digest),
                        sizeBytes: 1, source: .redo, manner: .replace, kind: "party")
                ], counters: [:])
        }
        let event = JournalEvent.party(try Cast().provider.id)
        index.take(line([JournalEvent.adopted], .registry, 1))
        #expect(index.settings["parties/X.xml"] == Scene.digest(1))
        let step = index.take(line([JournalEvent.consumed, event], .registry, 2))
        #expect(index.settings["parties/X.xml"] == Scene.digest(2))
        index.takeBack(step)
        #expect(index.settings["parties/X.xml"] == Scene.digest(1))
        index.take(line([JournalEvent.consumed], .registry, 3))
        index.take(line([event], .outbox, 4))
        #expect(index.settings["parties/X.xml"] == Scene.digest(1))
        #expect(JournalEntry.reopens([JournalEvent.adopted]) && JournalEntry.reopens([event]))
        #expect(!JournalEntry.reopens([JournalEvent.consumed, JournalEvent.opened]))
    }
}
