import Registry
import System
import Testing

@testable import Storage

@Suite("The proof of what is settled")
struct StandingProofTests {
    private static let altered = SettledFault(
        "prove", "entry: not as written", isDamaged: true, isAltered: true)
    private static let damaged = SettledFault("prove", "disk I/O error", isDamaged: true)
    private static let full = SettledFault("prove", "no descriptor", isDamaged: false)

    private func filled() throws -> (disk: MemoryDisk, shelf: MemoryShelf, picture: [String]) {
        let (disk, shelf) = (MemoryDisk(), MemoryShelf())
        try SettledStartTests.commit(1...8, on: disk, shelf)
        let picture = try SettledStartTests.picture(try openStore(disk).index)
        disk.kill()
        return (disk, shelf, picture)
    }

    @Test("a start that waits for it does not go by what was altered, and says so")
    func first() throws {
        let (disk, shelf, picture) = try filled()
        shelf.alter(Self.altered)
        var store = try openStore(disk, shelf: shelf)
        #expect(store.linesRead == store.index.lineCount)
        #expect(store.recovery.standingFault == Self.altered.cause)
        #expect(try SettledStartTests.picture(store.index) == picture)
        shelf.alter(nil)
        try store.close()
        store = try openStore(disk, shelf: shelf)
        #expect(store.linesRead == 0 && store.recovery.standingFault == nil)
    }

    @Test("a start that lacked a descriptor for it reads all, and leaves the file as it is")
    func lack() throws {
        let (disk, shelf, picture) = try filled()
        shelf.alter(Self.full)
        var store = try openStore(disk, shelf: shelf)
        #expect(store.recovery.standingFault == Self.full.cause)
        #expect(try SettledStartTests.picture(store.index) == picture)
        let minute = Int64(9) * 2_000
        _ = try store.commit([try SettledStartTests.input(9, closing: false, at: minute)])
        try store.close()
        shelf.alter(nil)
        store = try openStore(disk, shelf: shelf)
        #expect(store.linesRead == 1 && store.recovery.standingFault == nil)
    }

    @Test("behind a start it stops the registry, and the next start makes the file anew")
    func behind() throws {
        let (disk, shelf, picture) = try filled()
        shelf.alter(Self.altered)
        let store = try openStore(disk, shelf: shelf, provedFirst: 0)
        #expect(store.linesRead == 0)
        let error = #expect(throws: StorageError.self) {
            for _ in 0..<10_000 {
                try store.checkHealth()
                ThisProcess.sleep(milliseconds: 1)
            }
        }
        #expect(error?.code == .standingAltered && error?.verdict == .stop)
        let minute = Int64(9) * 2_000
        let refusal = #expect(throws: StorageError.self) {
            _ = try store.commit([try SettledStartTests.input(9, closing: false, at: minute)])
        }
        #expect(refusal?.code == .stopped)
        #expect(try shelf.open() == nil)
        disk.kill()
        shelf.alter(nil)
        let next = try openStore(disk, shelf: shelf, provedFirst: 0)
        #expect(try SettledStartTests.picture(next.index) == picture)
        try next.close()
        #expect(try shelf.open() != nil)
    }

    @Test("a page that cannot be read behind a start stops nothing: all is learnt from the journal")
    func unreadable() throws {
        let (disk, shelf, picture) = try filled()
        shelf.alter(Self.damaged)
        let store = try openStore(disk, shelf: shelf, provedFirst: 0)
        for _ in 0..<10_000 where store.settlingFault == nil {
            try store.checkHealth()
            ThisProcess.sleep(milliseconds: 1)
        }
        #expect(store.settlingFault?.cause == Self.damaged.cause)
        #expect(try SettledStartTests.picture(store.index) == picture)
        #expect(store.index.settledLines == 0)
        let minute = Int64(9) * 2_000
        _ = try store.commit([try SettledStartTests.input(9, closing: false, at: minute)])
        #expect(try shelf.open() == nil)
        try store.close()
    }

    @Test("nothing is wrong: work goes on; what passes does not hold up the end")
    func sound() throws {
        let (disk, shelf, _) = try filled()
        for fault in [nil, Self.full] {
            shelf.alter(fault)
            let store = try openStore(disk, shelf: shelf, provedFirst: 0)
            let minute = Int64(store.index.lineCount) * 2_000
            _ = try store.commit([
                try SettledStartTests.input(fault == nil ? 9 : 10, closing: false, at: minute)
            ])
            try store.checkHealth()
            let start = SystemClock.monotonicNanoseconds()
            try store.close()
            #expect(SystemClock.monotonicNanoseconds() - start < 5_000_000_000)
        }
    }
}
