import Foundation
import Registry
import System
import Testing

@testable import Ledger
@testable import Storage

@Suite("The journal never contradicts the ledger")
struct LedgerTests {
    private static let january = WorkspacePaths.journal / "2026-01.jsonl"
    private static let february = WorkspacePaths.journal / "2026-02.jsonl"
    private static let published = WorkspacePaths.publicLedger / "checkpoint"

    private func line(_ minute: Int64, _ event: String = "tested") -> CommitInput {
        input(
            at: moment(minute), events: [event],
            [Made(.registry, "paper-\(minute).xml", "paper \(minute)")])
    }

    /// A registry of four lines in January and `count` in February, each a commit of its own.
    private func registry(_ count: Int = 4) throws -> MemoryDisk {
        let disk = MemoryDisk()
        let store = try openStore(disk)
        for minute in 0..<4 { _ = try store.commit([line(Int64(minute))]) }
        for minute in 0..<count { _ = try store.commit([line(60 * 24 * 40 + Int64(minute))]) }
        try store.close()
        return disk
    }

    private func entries(_ disk: MemoryDisk) throws -> [JournalEntry] {
        var entries: [JournalEntry] = []
        _ = try JournalReader(disk: disk).read { line, _ in entries.append(line.entry) }
        return entries
    }

    /// Writes February anew with other entries, the chain unbroken: what a forger would do.
    private func rewrite(
        _ disk: MemoryDisk, _ change: (inout [JournalEntry]) -> Void
    ) throws {
        var entries = Array(try entries(disk).dropFirst(4))
        change(&entries)
        var previous = JournalLine.origin
        var number = 0
        _ = try JournalReader(disk: disk).read(before: 4) { line, _ in
            previous = line.digest
            number += 1
        }
        var bytes: [UInt8] = []
        for entry in entries {
            let salt = [UInt8](repeating: 0, count: JournalLine.saltBytes)
            let line = JournalLine(number: number, previous: previous, salt: salt, entry: entry)
            bytes += line.bytes + [0x0A]
            previous = line.digest
            number += 1
        }
        try disk.replace(Self.february, bytes, mode: 0o640)
    }

    private func refusal(_ disk: MemoryDisk) throws -> StorageError {
        let before = try tree(disk)
        let error = try #require(throws: StorageError.self) { try openStore(disk) }
        #expect(error.verdict == .stop)
        #expect(try tree(disk) == before, "a refused start changes nothing")
        return error
    }

    // MARK: What is published

    @Test("after every commit the published tiles and checkpoint are the journal's tree")
    func published() throws {
        let disk = MemoryDisk()
        let store = try openStore(disk)
        var tree = LedgerTree()
        for minute in 0..<300 {
            for line in try store.commit([line(Int64(minute))]) {
                _ = tree.append(TreeHash.leaf(line.bytes))
            }
            let bytes = try disk.contents(of: Self.published)
            let checkpoint = try Checkpoint(reading: bytes, try ledgerSigner().verifier)
            #expect(checkpoint.size == minute + 1 && checkpoint.root == tree.root)
            var audit = TileAudit(checkpoint) { try LedgerFiles.tile($0, on: disk) }
            #expect(try audit.run() == [])
        }
        let tiles = WorkspacePaths.publicLedger / "tile/0"
        #expect(try disk.entries(of: tiles).map(\.name) == ["000", "001.p"])
        #expect(
            try disk.entries(of: tiles / "001.p").count == 44, "for whoever holds their checkpoint")
        try store.close()
        #expect(
            try disk.contents(of: WorkspacePaths.ledgerCheckpoint)
                == disk.contents(of: Self.published))
    }

    @Test("a commit reads nothing and writes no more when the journal is long")
    func cost() throws {
        func effects(after count: Int) throws -> (effects: Int, reads: Int) {
            let disk = MemoryDisk()
            let store = try openStore(disk)
            let batch = (0..<Int64(count)).map { line($0) }
            for start in stride(from: 0, to: count, by: 50) {
                _ = try store.commit(Array(batch[start..<min(start + 50, count)]))
            }
            let before = disk.effectCount
            let read = disk.readCount
            _ = try store.commit([line(100_000)])
            return (disk.effectCount - before, disk.readCount - read)
        }
        let short = try effects(after: 3)
        let long = try effects(after: 1003)
        #expect(short.effects == long.effects)
        #expect(short.reads == 0 && long.reads == 0)
    }

    @Test("what is gone from the published folder is there again after a start")
    func completed() throws {
        let disk = try registry()
        let expected = try tree(disk)
        try disk.removeTree(WorkspacePaths.publicLedger)
        try openStore(disk).close()
        #expect(try tree(disk) == expected)
    }

    @Test("a full tile that is gone is there again after a start")
    func fullTile() throws {
        let disk = try registry(260)
        let expected = try tree(disk)
        let tile = WorkspacePaths.publicLedger / "tile/0/000"
        try disk.remove(tile)
        #expect(
            try WorkspaceCheck.run(disk: disk).discrepancies.map(\.path) == [tile.description])
        try openStore(disk).close()
        #expect(try tree(disk) == expected)
    }

    @Test("a workspace from before there were ledgers gets one of its whole journal")
    func older() throws {
        let disk = try registry()
        let expected = try tree(disk)
        try disk.removeTree(WorkspacePaths.publicLedger)
        try disk.removeTree(WorkspacePaths.ledger)
        #expect(try WorkspaceCheck.run(disk: disk).isWhole)
        try openStore(disk).close()
        #expect(try tree(disk) == expected)
    }

    @Test("without a key nothing is added to a workspace that has a ledger")
    func noKey() throws {
        let disk = try registry()
        let error = try #require(throws: StorageError.self) {
            _ = try Store(
                opening: disk, note: "test", salt: { [UInt8](repeating: 0, count: $0) },
                background: false, ledger: nil, shelf: nil)
        }
        #expect(error.code == .ledgerLost)
    }

    // MARK: A journal that is not the one

    @Test("cut: the first missing line is named", arguments: [0, 1, 3, 4, 5, 7])
    func cut(count: Int) throws {
        let disk = try registry()
        var kept = 0
        for segment in [Self.january, Self.february] {
            var bytes: [UInt8] = []
            for line in try disk.contents(of: segment).split(separator: 0x0A) where kept < count {
                bytes += line + [0x0A]
                kept += 1
            }
            try disk.replace(segment, bytes, mode: 0o640)
        }
        let error = try refusal(disk)
        #expect(error.code == .ledgerContradicted)
        #expect(error.subject == "registry/journal line \(count)", "\(error)")
        let found = try WorkspaceCheck.run(disk: disk).discrepancies
            .filter { $0.code == .ledgerContradicted }
        #expect(found.map(\.line) == [count])
    }

    @Test("cut within its last line: that is no torn append")
    func cutWithinLine() throws {
        let disk = try registry()
        var bytes = try disk.contents(of: Self.february)
        bytes.removeLast(20)
        try disk.replace(Self.february, bytes, mode: 0o640)
        let error = try refusal(disk)
        #expect(error.code == .ledgerContradicted)
        #expect(error.subject == "registry/journal line 7" && error.cause.contains("torn one"))
    }

    @Test("reordered: the chain breaks, and the first wrong line is named")
    func reordered() throws {
        let disk = try registry()
        var lines = try disk.contents(of: Self.february).split(separator: 0x0A)
        lines.swapAt(1, 2)
        try disk.replace(
            Self.february, Array(lines.joined(separator: [0x0A])) + [0x0A], mode: 0o640)
        let error = try refusal(disk)
        #expect(error.code == .journalDamaged)
        #expect(error.subject == "registry/journal/2026-02.jsonl line 5", "\(error)")
    }

    @Test("reordered with the chain mended: the ledger names the first wrong line")
    func reorderedAndChained() throws {
        let disk = try registry()
        try rewrite(disk) { entries in
            let (early, late) = (entries[1].at, entries[2].at)
            entries.swapAt(1, 2)
            (entries[1].at, entries[2].at) = (early, late)
        }
        let error = try refusal(disk)
        #expect(error.code == .ledgerContradicted)
        #expect(error.subject == "registry/journal/2026-02.jsonl line 5", "\(error)")
    }

    @Test("forked: rewritten from a line on, the chain unbroken", arguments: [0, 1, 3])
    func forked(offset: Int) throws {
        let disk = try registry()
        try rewrite(disk) { $0[offset].events = ["forged"] }
        let error = try refusal(disk)
        #expect(error.code == .ledgerContradicted)
        #expect(error.subject == "registry/journal/2026-02.jsonl line \(4 + offset)", "\(error)")
        let found = try WorkspaceCheck.run(disk: disk).discrepancies
        #expect(found.map(\.code) == [.ledgerContradicted])
        #expect(found.map(\.line) == [4 + offset])
    }

    @Test("forked and longer than before")
    func forkedAndLonger() throws {
        let disk = try registry()
        try rewrite(disk) { entries in
            entries[2].events = ["forged"]
            entries += [entries[3], entries[3]]
        }
        #expect(try refusal(disk).subject == "registry/journal/2026-02.jsonl line 6")
    }

    @Test("the very last line changed: no chain tells, the ledger does")
    func lastLine() throws {
        let disk = try registry()
        try rewrite(disk) { $0[3].counters = ["outbox:x": 9] }
        #expect(try refusal(disk).subject == "registry/journal/2026-02.jsonl line 7")
    }

    @Test("rolled back with registry/ from a backup: the published checkpoint tells")
    func rolledBack() throws {
        let disk = try registry()
        let backup = [
            Self.february, WorkspacePaths.ledgerCheckpoint,
        ]
        let kept = try backup.map { try disk.contents(of: $0) }
        let store = try openStore(disk)
        _ = try store.commit([line(60 * 24 * 40 + 100)])
        try store.close()
        for (path, bytes) in zip(backup, kept) { try disk.replace(path, bytes, mode: 0o640) }
        let error = try refusal(disk)
        #expect(error.code == .ledgerContradicted)
        #expect(error.subject == "registry/journal line 8")
        #expect(error.cause.contains("outbox/public/ledger/checkpoint"))
    }

    @Test("rolled back with outbox/ from a backup too: the stored checkpoint tells")
    func rolledBackOutbox() throws {
        let disk = try registry()
        let journal = try disk.contents(of: Self.february)
        let copy = try disk.contents(of: Self.published)
        let store = try openStore(disk)
        _ = try store.commit([line(60 * 24 * 40 + 100)])
        try store.close()
        try disk.replace(Self.february, journal, mode: 0o640)
        try disk.replace(Self.published, copy, mode: 0o640)
        let error = try refusal(disk)
        #expect(error.subject == "registry/journal line 8")
        #expect(error.cause.contains("registry/ledger/checkpoint"))
    }

    @Test(
        "forged together with its tiles: refused all the same, and the tiles are said to be wrong")
    func forgedTiles() throws {
        let disk = try registry()
        try rewrite(disk) { $0[1].events = ["forged"] }
        var forged = LedgerTree()
        _ = try JournalReader(disk: disk).read { line, _ in
            _ = forged.append(TreeHash.leaf(line.bytes))
        }
        for tile in forged.unfinished {
            try disk.replace(
                WorkspacePaths.publicLedger / tile.place.path, tile.bytes, mode: 0o640)
        }
        let error = try refusal(disk)
        #expect(error.code == .ledgerContradicted)
        #expect(error.subject == "registry/journal" && error.cause.contains("tiles do not lead"))
    }

    // MARK: The checkpoint itself

    @Test("the stored checkpoint is missing, empty or changed", arguments: ["gone", "", "x"])
    func lostCheckpoint(text: String) throws {
        let disk = try registry()
        let path = WorkspacePaths.ledgerCheckpoint
        var bytes = try disk.contents(of: path)
        try disk.remove(path)
        if text != "gone" {
            bytes[bytes.count - 5] ^= 1
            try disk.create(path, text.isEmpty ? [] : bytes, mode: 0o440)
        }
        let error = try #require(throws: StorageError.self) {
            _ = try Store(
                opening: disk, note: "test", salt: { [UInt8](repeating: 0, count: $0) },
                background: false, ledger: try ledgerSigner(), shelf: nil)
        }
        #expect(error.code == .ledgerLost && error.verdict == .stop)
        try disk.create(WorkspacePaths.ledgerPrivateKey, [], mode: 0o600)
        let found = try WorkspaceCheck.run(disk: disk).discrepancies
        #expect(found.map(\.code) == [.ledgerCheckpoint])
        #expect(found.map(\.path) == [path.description])
    }

    @Test("a published checkpoint that a power cut left empty is made anew")
    func emptyCopy() throws {
        let disk = try registry()
        let expected = try tree(disk)
        try disk.replace(Self.published, [], mode: 0o640)
        #expect(
            try WorkspaceCheck.run(disk: disk).discrepancies.map(\.path)
                == [Self.published.description])
        try openStore(disk).close()
        #expect(try tree(disk) == expected)
    }

    @Test("a narrower tile that a power cut tore is whole again after a start")
    func tornNarrowTile() throws {
        let disk = MemoryDisk()
        let store = try openStore(disk)
        for minute in 0..<4 { _ = try store.commit([line(Int64(minute))]) }
        // No checkpoint was made yet, so that all of them may be torn.
        let narrow = WorkspacePaths.publicLedger / "tile/0/000.p/3"
        let whole = try disk.contents(of: narrow)
        disk.kill()
        try disk.replace(narrow, [], mode: 0o640)
        _ = try openStore(disk)
        #expect(try disk.contents(of: narrow) == whole)
        #expect(try WorkspaceCheck.run(disk: disk).isWhole)
    }

    @Test("every byte of every published file: a change is found and named")
    func everyByte() throws {
        let disk = try registry(260)
        let folder = WorkspacePaths.publicLedger
        let paths = ["key", "checkpoint", "tile/0/000", "tile/0/001.p/8", "tile/1/000.p/1"]
        for name in paths {
            let path = folder / name
            let bytes = try disk.contents(of: path)
            for offset in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
                var changed = bytes
                changed[offset] ^= 1
                try disk.replace(path, changed, mode: 0o640)
                let found = try WorkspaceCheck.run(disk: disk).discrepancies
                #expect(found.map(\.path) == [path.description], "\(name) byte \(offset)")
            }
            try disk.replace(path, bytes, mode: 0o640)
        }
        #expect(try WorkspaceCheck.run(disk: disk).isWhole)
    }

    @Test("something else in registry/ledger/ is a stray")
    func stray() throws {
        let disk = try registry()
        try disk.create(WorkspacePaths.ledger / "other", [1], mode: 0o440)
        let found = try WorkspaceCheck.run(disk: disk).discrepancies
        #expect(found.map(\.path) == ["registry/ledger/other"])
    }
}
