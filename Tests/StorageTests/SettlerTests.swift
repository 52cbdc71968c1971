import Registry
import System
import Testing

@testable import Storage

@Suite("Settling while the registry is at work")
struct SettlerTests {
    private static let full = SettledFault("write", "database or disk is full", isDamaged: false)
    private static let damaged = SettledFault("write", "malformed", isDamaged: true)

    /// A store with lines of some cases, and what it should know.
    private func work(
        on shelf: MemoryShelf, _ body: (Store, MemoryDisk) throws -> Void
    ) throws {
        let disk = MemoryDisk()
        let store = try openStore(disk, shelf: shelf)
        try commit(1...6, to: store)
        try body(store, disk)
        let picture = try SettledStartTests.picture(store.index)
        disk.kill()
        #expect(try SettledStartTests.picture(try openStore(disk).index) == picture)
    }

    private func commit(_ sequences: ClosedRange<Int>, to store: Store) throws {
        for sequence in sequences {
            let minute = Int64(sequence) * 10
            _ = try store.commit([
                try SettledStartTests.input(sequence, closing: false, at: minute),
                try SettledStartTests.input(sequence, closing: true, at: minute + 1),
            ])
        }
    }

    @Test("what a checkpoint made durable leaves memory, and is known still")
    func leaves() throws {
        try work(on: MemoryShelf()) { store, _ in
            #expect(store.index.settledLines == 0)
            try store.checkpoint()
            #expect(store.index.settledLines == 12)
            try commit(7...9, to: store)
            #expect(store.index.settledLines == 12)
            try store.checkpoint()
            #expect(store.index.settledLines == 18)
        }
    }

    @Test("without room all stays in memory, that is told, and once there is room it is settled")
    func noRoom() throws {
        let shelf = MemoryShelf()
        try work(on: shelf) { store, _ in
            shelf.refuse(Self.full)
            try store.checkpoint()
            #expect(store.settlingFault == Self.full)
            #expect(store.index.settledLines == 0)
            try commit(7...9, to: store)
            try store.checkpoint()
            #expect(store.settlingFault == Self.full)
            shelf.refuse(nil)
            try commit(10...11, to: store)
            try store.checkpoint()
            #expect(store.settlingFault == nil)
            #expect(store.index.settledLines == 22)
        }
    }

    @Test("one that is damaged is taken away, and made anew after the next start")
    func damage() throws {
        let shelf = MemoryShelf()
        let disk = MemoryDisk()
        var store = try openStore(disk, shelf: shelf)
        try commit(1...6, to: store)
        try store.checkpoint()
        shelf.refuse(Self.damaged)
        try commit(7...9, to: store)
        try store.checkpoint()
        #expect(store.settlingFault == Self.damaged)
        #expect(try shelf.open() == nil)
        shelf.refuse(nil)
        try commit(10...11, to: store)
        try store.close()
        #expect(try shelf.open() == nil)
        store = try openStore(disk, shelf: shelf)
        #expect(store.linesRead == 22)
        try store.close()
        #expect(try openStore(disk, shelf: shelf).linesRead == 0)
    }

    @Test("a question without an answer stops one commit, and the journal gives the answers")
    func unanswered() throws {
        let shelf = MemoryShelf()
        try work(on: shelf) { store, _ in
            try store.checkpoint()
            shelf.fail("disk I/O error")
            let line = try SettledStartTests.input(7, closing: false, at: 100)
            let error = #expect(throws: StorageError.self) { _ = try store.commit([line]) }
            #expect(error?.code == .standingLost && error?.verdict == .retryLater)
            #expect(store.index.settledLines == 0 && store.index.lineCount == 12)
            _ = try store.commit([line])
            #expect(store.index.lineCount == 13)
            #expect(store.settlingFault?.cause == "disk I/O error")
            #expect(try store.line(3).number == 3)
        }
    }

    @Test("the same outside of a commit is put right when health is asked after")
    func health() throws {
        let shelf = MemoryShelf()
        try work(on: shelf) { store, _ in
            try store.checkpoint()
            shelf.fail("disk I/O error")
            try store.checkHealth()
            #expect(store.index.settledLines == 0 && store.index.settled == nil)
        }
    }

    @Test("what was foreseen and not committed leaves nothing on the shelf")
    func foreseen() throws {
        try work(on: MemoryShelf()) { store, disk in
            try store.checkpoint()
            let line = try SettledStartTests.input(7, closing: false, at: 100)
            store.foresee(line.entry)
            #expect(store.index.cases[SettledStartTests.number(7)] != nil)
            try store.checkpoint()
            // ENOSPC where the redo file is written: nothing of the batch is left.
            disk.fault = { verb, path, _ in
                verb == "write" && path.isBelow(WorkspacePaths.staging) ? 28 : nil
            }
            #expect(throws: StorageError.self) { _ = try store.commit([line]) }
            #expect(store.index.cases[SettledStartTests.number(7)] == nil)
            disk.fault = { _, _, _ in nil }
            _ = try store.commit([line])
            try store.checkpoint()
            #expect(store.index.settledLines == 13)
        }
    }
}
