import Testing

@testable import Registry
@testable import WorkingDays

@Suite("An index that rests on what is settled")
struct SettlingTests {
    private static func mark(_ lineCount: Int) -> JournalMark {
        JournalMark(
            lineCount: lineCount, digest: Scene.digest(lineCount), lastAt: 0, segment: nil,
            sizeBytes: 0)
    }

    static func head(_ lineCount: Int) -> SettledHead {
        SettledHead(place: mark(lineCount), before: mark(max(0, lineCount - 1)), tree: [])
    }

    /// Takes lines from the shelf's head to `end` as the background does: an index of its own, made
    /// from what lies there.
    private func settle(_ lines: [JournalEntry], to end: Int, on shelf: MemoryShelf) throws {
        let state = try shelf.open()
        var index = RegistryIndex()
        var small: [String: String] = [:]
        if let state {
            index = try #require(RegistryIndex(after: state.index, state.base))
            small = state.base.small
        }
        let since = index.lineCount
        for line in lines[since..<end] { index.take(line) }
        try shelf.put(index.changes(since: since, small: &small), at: Self.head(end), marks: [])
    }

    @Test(
        "answers as one that has all in memory, whatever was settled, foreseen and taken back",
        arguments: [UInt64(1), 2, 3, 4, 5, 20_261_129])
    func same(seed: UInt64) throws {
        var lines = try RandomLines(seed: seed, everything: true)
        let shelf = MemoryShelf()
        var index = RegistryIndex()
        var plain = RegistryIndex()
        var kept: [JournalEntry] = []
        var settled = 0
        for round in 0..<40 {
            let label = Comment("seed \(seed) round \(round)")
            let batch = try (0..<lines.random(30)).map { _ in try lines.next() }
            let steps = batch.map { (index.take($0), plain.take($0)) }
            #expect(steps.allSatisfy { $0.0.before == $0.1.before }, label)
            compare(index, plain, lines, label)
            for (step, _) in steps.reversed() { index.takeBack(step) }
            for (_, step) in steps.reversed() { plain.takeBack(step) }
            if round % 5 == 0 { compare(index, plain, lines, label) }
            for line in batch where lines.random(3) > 0 {
                kept.append(line)
                index.take(line)
                plain.take(line)
            }
            if lines.random(2) == 0, settled < kept.count {
                settled += 1 + lines.random(kept.count - settled)
                try settle(kept, to: settled, on: shelf)
            }
            // The index may hear of it at once, later, or after further settling.
            if let state = try shelf.open(), lines.random(2) == 0 {
                index.rest(on: state.index, before: state.base.lineCount)
            }
            setAside(&index, &plain, &lines)
            compare(index, plain, lines, label)
        }
        #expect(index.settledLines > 100)
        try startsAnew(shelf, kept, lines)
    }

    private func compare(
        _ index: RegistryIndex, _ plain: RegistryIndex, _ lines: RandomLines, _ label: Comment
    ) {
        let found = IndexPicture(index, lines.parties)
        let expected = IndexPicture(plain, lines.parties)
        #expect(found.difference(from: expected) == nil, label)
    }

    private func setAside(
        _ index: inout RegistryIndex, _ plain: inout RegistryIndex, _ lines: inout RandomLines
    ) {
        guard lines.random(3) == 0, let entry = plain.entries.nextToTick else { return }
        index.setAside(entry: entry.number)
        plain.setAside(entry: entry.number)
        guard let first = plain.nextToTick else { return }
        index.setAside(first.number)
        plain.setAside(first.number)
    }

    /// A start reads the lines after the settled ones, and finds what a start that reads all finds.
    private func startsAnew(
        _ shelf: MemoryShelf, _ kept: [JournalEntry], _ lines: RandomLines
    ) throws {
        let state = try #require(try shelf.open())
        var again = try #require(RegistryIndex(after: state.index, state.base))
        for line in kept[state.base.lineCount...] { again.take(line) }
        var whole = RegistryIndex()
        for line in kept { whole.take(line) }
        compare(again, whole, lines, "a start")
    }

    @Test("closed cases leave memory, open ones stay")
    func memory() throws {
        var lines = try RandomLines(seed: 7, everything: true)
        let kept = try (0..<2_000).map { _ in try lines.next() }
        let shelf = MemoryShelf()
        try settle(kept, to: 1_000, on: shelf)
        try settle(kept, to: 2_000, on: shelf)
        let state = try #require(try shelf.open())
        var index = try #require(RegistryIndex(after: state.index, state.base))
        let closed = try #require(
            (1...RandomLines.cases).map(RandomLines.number).first {
                index.cases[$0]?.isOpen == false
            })
        #expect(index.cases.kept(closed) == nil)
        #expect(index.openNumbers.allSatisfy { index.cases.kept($0) != nil })
        // A line about a closed case brings it back, and settling lets it go again.
        var standing = try #require(index.cases[closed])
        standing.digest = Scene.digest(77)
        var line = kept[0]
        line.standing = standing
        line.disposed = nil
        index.take(line)
        #expect(index.cases.kept(closed)?.line == 2_000)
        try settle(kept + [line], to: 2_001, on: shelf)
        index.rest(on: state.index, before: 2_001)
        #expect(index.cases.kept(closed) == nil)
        #expect(index.cases[closed]?.digest == Scene.digest(77))
    }

    @Test(
        "small tables that are not of the form make no index",
        arguments: [
            ("counter:a", "x"), ("last-at", ""), ("setting:a", "sha256:00"), ("rules", "none"),
            ("woken:370900-2026-000001", "0"), ("status:nowhere", "x"), ("unknown", "1"),
        ])
    func damaged(name: String, value: String) throws {
        var lines = try RandomLines(seed: 3, everything: true)
        let shelf = MemoryShelf()
        try settle(try (0..<50).map { _ in try lines.next() }, to: 50, on: shelf)
        let state = try #require(try shelf.open())
        #expect(RegistryIndex(after: state.index, state.base) != nil)
        var base = state.base
        base.small[name] = value
        #expect(RegistryIndex(after: state.index, base) == nil)
    }
}
