import Testing

@testable import Registry
@testable import WorkingDays

@Suite("A year replayed")
struct ReplayTests {
    /// What a year left behind.
    struct Year: Equatable {
        var records: [CaseRecord] = []
        var orders: [PaperOrder] = []
        var entries: [RegisterEntry] = []
        var counters: [String: Int] = [:]
        var waiting: [CaseNumber] = []
    }

    /// A year of random applications, good and bad slips and every tick, merged by time the way the
    /// pipeline does: what is received by a time comes before a tick due at it.
    private func play(seed: UInt64) throws -> Year {
        var generator = IndexTests.Generator(state: seed)
        var scene = try Scene(at: "2026-01-04 08:00")
        var index = RegistryIndex()
        var records: [CaseNumber: CaseRecord] = [:]
        var year = Year()
        let end = try time("2027-02-01 00:00")

        func commit(_ outcome: DocketOutcome) {
            guard case .acted(let act) = outcome else { return }
            records[act.record.number] = act.record
            year.orders += act.orders
            if let entry = act.entry { year.entries.append(entry) }
            let isOpen = act.record.stage != nil
            index.take(
                JournalEntry(
                    at: scene.context.now.milliseconds,
                    input: JournalInput(type: "package", receivedAt: 0), events: act.events,
                    standing: CaseStanding(
                        number: act.record.number, folder: isOpen ? "stages/r/s" : "archive/2026",
                        digest: Scene.digest(1), tick: act.tick, rules: act.record.rules),
                    files: [], counters: [:]))
        }

        var next = scene.context.now
        while next < end {
            next = next.adding(
                milliseconds: Int64.random(in: 3_600_000...90_000_000, using: &generator))
            while let due = index.nextToTick, let tick = due.tick, tick.at < next.milliseconds,
                let record = records[due.number]
            {
                scene.context.now = Instant(milliseconds: tick.at)
                let outcome = scene.tick(tick, record)
                commit(outcome)
                // A due tick that does not act would be asked for again for ever.
                _ = try outcome.act()
            }
            scene.context.now = next
            let open = index.openCases.compactMap { records[$0.number] }
                .filter { $0.stage != "publicity" }
            if open.isEmpty || Int.random(in: 0..<3, using: &generator) == 0 {
                let level = Bool.random(using: &generator) ? "一般" : "重要"
                commit(scene.open(try scene.application(level: level)))
            } else if let record = open.randomElement(using: &generator) {
                let outcomes = scene.context.procedure.stage(record.stage ?? "")?.outcomes ?? []
                let outcome = outcomes.randomElement(using: &generator)?.name ?? "pass"
                let reason = Bool.random(using: &generator) ? "来源不合法" : ""
                commit(try scene.decide(scene.slip(outcome, for: record, reason: reason), record))
            }
        }
        year.records = records.values.sorted { $0.number < $1.number }
        year.counters = scene.counters
        year.waiting = index.waitingForCalendar.map(\.number)
        return year
    }

    @Test("the same inputs give equal results", arguments: [UInt64(7), 2026])
    func deterministic(seed: UInt64) throws {
        let first = try play(seed: seed)
        #expect(first == (try play(seed: seed)), "seed \(seed)")
        #expect(first.records.count > 100)
        #expect(first.entries.count > 10)
    }

    @Test("what always holds over a year", arguments: [UInt64(1), 2, 3])
    func invariants(seed: UInt64) throws {
        let year = try play(seed: seed)
        let label = Comment("seed \(seed)")
        // Numbers are gapless, and each was used once.
        let sequences = year.records.map(\.number.sequence)
        #expect(Set(year.records.map(\.number)).count == year.records.count, label)
        #expect(
            sequences.count
                == year.counters.filter { $0.key.hasPrefix("case:") }.values.reduce(0, +),
            label)
        let documents = year.orders.map(\.documentNumber)
        #expect(Set(documents).count == documents.count, label)
        #expect(
            documents.count
                == year.counters.filter { $0.key.hasPrefix("document:") }.values.reduce(0, +), label
        )
        for record in year.records {
            let orders = year.orders.filter { $0.caseNumber == record.number }
            let ends = orders.filter { $0.kind.isResult && $0.kind != .result }
            #expect(ends.count == (record.stage == nil ? 1 : 0), label)
            #expect(orders.count { $0.kind == .overdue } <= 2, label)
            #expect(
                orders.filter { $0.kind == .rejection }.allSatisfy { !$0.reasons.isEmpty }, label)
            #expect(
                record.revision == 1
                    + record.history.count {
                        !["opened", "overdue"].contains($0.act)
                    }, label)
        }
        // What was registered was published for as long as the law says, and never too early.
        for entry in year.entries {
            let calendar = try LawCalendar.known()
            let from = try #require(entry.publicityFrom)
            let until = calendar.deadline(after: from, workingDays: 10)
            #expect(until.day == entry.publicityUntil && !until.provisional, label)
            #expect(entry.validFrom == calendar.firstWorkingDay(after: until.day).day, label)
            #expect(entry.validFrom.year == 2026, label)
        }
        // Cases whose issue would lie in a year without a notice wait, all of them.
        #expect(!year.waiting.isEmpty, label)
        #expect(
            year.records.filter { $0.stage == "publicity" }.map(\.number) == year.waiting, label)
    }
}
