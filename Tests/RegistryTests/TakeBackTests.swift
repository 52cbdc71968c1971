import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Lines taken back")
struct TakeBackTests {
    @Test(
        "leave the index as if they had never come, whatever came before and comes after",
        arguments: [UInt64(1), 2, 3, 20_260_105])
    func leaveNothing(seed: UInt64) throws {
        var lines = try RandomLines(seed: seed)
        var index = RegistryIndex()
        var kept: [JournalEntry] = []
        for round in 0..<40 {
            let batch = try (0..<lines.random(40)).map { _ in try lines.next() }
            let steps = batch.map { index.take($0) }
            for step in steps.reversed() { index.takeBack(step) }
            for line in batch where lines.random(3) > 0 {
                kept.append(line)
                index.take(line)
            }
            var plain = RegistryIndex()
            for line in kept { plain.take(line) }
            let label = Comment("seed \(seed) round \(round)")
            #expect(
                IndexPicture(index, lines.parties) == IndexPicture(plain, lines.parties), label)
        }
        #expect(index.cases.count > 80)
    }

    @Test("a step tells where its case stood before")
    func before() throws {
        var lines = try RandomLines(seed: 4)
        var index = RegistryIndex()
        var standings: [CaseNumber: CaseStanding] = [:]
        for _ in 0..<500 {
            let line = try lines.next()
            let step = index.take(line)
            #expect(step.before == line.standing.flatMap { standings[$0.number] })
            if let standing = line.standing { standings[standing.number] = standing }
        }
        for (number, standing) in standings { #expect(index.cases[number] == standing) }
        #expect(index.cases.count == standings.count)
        #expect(index.cases[RandomLines.number(RandomLines.cases + 1)] == nil)
    }

    @Test(
        "a tick that was aside before the line is aside after it was taken back",
        arguments: [true, false])
    func aside(isAside: Bool) throws {
        func line(_ at: Int64) -> JournalEntry {
            JournalEntry(
                at: 1, input: JournalInput(type: "tick", receivedAt: 1), events: [],
                standing: CaseStanding(
                    number: RandomLines.number(1), folder: "stages/r/s", digest: Scene.digest(1),
                    tick: ScheduledTick(kind: .overdue, at: at, provisional: false),
                    rules: Scene.digest(1)),
                files: [], counters: [:])
        }
        var index = RegistryIndex()
        index.take(line(10))
        if isAside { index.setAside(RandomLines.number(1)) }
        let step = index.take(line(20))
        #expect(index.nextToTick?.tick?.at == 20)
        index.takeBack(step)
        #expect(index.nextToTick?.tick?.at == (isAside ? nil : 10))
        #expect(index.cases[RandomLines.number(1)]?.tick?.at == 10)
    }

    @Test("the table of places agrees with a dictionary", arguments: [UInt64(1), 2, 3])
    func slots(seed: UInt64) {
        var generator = IndexTests.Generator(state: seed)
        var table = SlotTable()
        var slots: [Int: Int] = [:]
        var keys: [Int] = []
        // A hash of few values, so that ways through the table cross.
        func hash(_ key: Int) -> Int { key % 61 * 7 }
        for step in 0..<3_000 {
            let key = Int.random(in: 0..<400, using: &generator)
            let known = keys
            let found = table.slot(hash(key)) { known[$0] == key }
            #expect(found == slots[key], "seed \(seed) step \(step)")
            keys.append(key)
            let all = keys
            if let found, Bool.random(using: &generator) {
                table.remove(found, hash(key)) { hash(all[$0]) }
                slots[key] = nil
            } else if let found {
                table.replace(found, by: all.count - 1, hash(key))
                slots[key] = all.count - 1
            } else {
                table.add(all.count - 1, hash(key)) { hash(all[$0]) }
                slots[key] = all.count - 1
            }
        }
    }

    @Test("a long list gives what was put in, and takes from its end")
    func chunks() {
        var chunks = Chunks<Int>()
        for number in 0..<2_000 { chunks.append(number) }
        for number in stride(from: 0, to: 2_000, by: 7) { chunks[number] = -number }
        for _ in 0..<976 { chunks.removeLast() }
        #expect(chunks.count == 1_024)
        chunks.append(7)
        #expect(
            (0..<chunks.count).map { chunks[$0] }
                == (0..<1_024).map { $0.isMultiple(of: 7) ? -$0 : $0 } + [7])
    }
}
