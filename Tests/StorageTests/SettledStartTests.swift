import Registry
import System
import Testing
import WorkingDays

@testable import Ledger
@testable import Storage

@Suite("A start from what is settled")
struct SettledStartTests {
    static let cases = 20

    static func number(_ sequence: Int) -> CaseNumber {
        CaseNumber(region: "370900", year: 2026, sequence: sequence)
    }

    /// The line that opens a case and consumes a package, or the one that closes it.
    static func input(_ sequence: Int, closing: Bool, at minute: Int64) throws -> CommitInput {
        var made = [
            Made(
                .caseFolder, "case.xml", "case \(sequence) \(closing ? "closed" : "open")", .replace
            )
        ]
        if !closing {
            made.append(Made(.caseFolder, "0001-application.xml", "application \(sequence)"))
        }
        var line = StorageTests.input(
            at: moment(minute), events: [closing ? "closed:registered" : "opened"],
            number: number(sequence),
            folder: closing ? "archive/2026" : "stages/registration/review",
            counters: closing ? [:] : ["case:370900:2026": sequence], made)
        if !closing {
            line.entry.events.append(JournalEvent.consumed)
            line.entry.input.sender = try party("11370900000000004")
            line.entry.input.packageID = PackageID("package-\(sequence)")
            line.entry.input.digest = sha256(Array("package \(sequence)".utf8))
        }
        return line
    }

    /// Commits cases, of which every third stays open, and closes the store.
    static func commit(
        _ sequences: ClosedRange<Int>, on disk: MemoryDisk, _ shelf: (any SettledShelf)?,
        ending: Bool = true
    ) throws {
        let store = try openStore(disk, shelf: shelf)
        for sequence in sequences {
            let minute = Int64(sequence) * 2_000
            _ = try store.commit([try input(sequence, closing: false, at: minute)])
            if sequence % 3 != 0 {
                _ = try store.commit([try input(sequence, closing: true, at: minute + 1)])
            }
        }
        if ending { try store.close() } else { disk.kill() }
    }

    /// What can be asked of the index of those lines.
    static func picture(_ index: RegistryIndex) throws -> [String] {
        let sender = try party("11370900000000004")
        return try (0...cases + 1).map { sequence in
            let id = try #require(PackageID("package-\(sequence)"))
            let digest = sha256(Array("package \(sequence)".utf8))
            let standing = sequence == 0 ? nil : index.cases[number(sequence)]
            let consumed = index.consumed[RegistryIndex.ConsumedKey(party: sender, id: id)]
            return "\(standing.map { "\($0)" } ?? "-") \(consumed.map { "\($0)" } ?? "-") "
                + "\(index.key(consuming: digest).map { "\($0)" } ?? "-")"
        } + [
            "\(index.lineCount) \(index.lastAt) \(index.counters) \(index.openNumbers.map(\.text))",
            "\(index.cases.count)",
        ]
    }

    private func whole(_ disk: MemoryDisk) throws -> (picture: [String], lines: Int) {
        let store = try openStore(disk)
        defer { disk.kill() }
        return (try Self.picture(store.index), store.index.lineCount)
    }

    @Test("reads the lines after it alone, and knows what one knows that reads all")
    func reads() throws {
        let disk = MemoryDisk()
        let shelf = MemoryShelf()
        try Self.commit(1...10, on: disk, shelf)
        var store = try openStore(disk, shelf: shelf)
        #expect(store.linesRead == 0 && store.recovery == RecoveryReport())
        #expect(store.index.settledLines == store.index.lineCount)
        disk.kill()
        #expect(try Self.picture(store.index) == whole(disk).picture)
        // Killed before its lines are settled.
        let before = try whole(disk).lines
        try Self.commit(11...Self.cases, on: disk, shelf, ending: false)
        let (picture, lines) = try whole(disk)
        store = try openStore(disk, shelf: shelf)
        #expect(store.linesRead == lines - before && store.linesRead > 10)
        #expect(try Self.picture(store.index) == picture)
        try store.close()
        #expect(try openStore(disk, shelf: shelf).linesRead == 0)
        #expect(try WorkspaceCheck.run(disk: disk).isWhole)
    }

    @Test("lines are read back from before it and after it, by number and by time")
    func readBack() throws {
        let disk = MemoryDisk()
        let shelf = MemoryShelf()
        try Self.commit(1...12, on: disk, shelf)
        try Self.commit(13...Self.cases, on: disk, shelf, ending: false)
        let store = try openStore(disk, shelf: shelf)
        let plain = try {
            disk.kill()
            return try openStore(disk)
        }()
        for number in 0..<plain.index.lineCount {
            #expect(try store.line(number).bytes == plain.line(number).bytes, "line \(number)")
        }
        for sequence in 0...Self.cases + 1 {
            let time = Instant(milliseconds: moment(Int64(sequence) * 2_000))
            var (found, expected): ([JournalEntry], [JournalEntry]) = ([], [])
            try store.readLines(since: time) { found.append($0) }
            try plain.readLines(since: time) { expected.append($0) }
            #expect(found == expected, "since \(sequence)")
        }
    }

    struct Trouble: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var change: @Sendable (inout SettledState) throws -> Void
    }

    private static let troubles = [
        Trouble(testDescription: "another digest") { $0.head.place.digest = sha256([1]) },
        Trouble(testDescription: "beyond the journal") { state in
            state.head.before = state.head.place
            state.head.place.lineCount += 1
            state.head.place.sizeBytes += 100
            state.base.lineCount += 1
        },
        Trouble(testDescription: "another size") { $0.head.place.sizeBytes += 1 },
        Trouble(testDescription: "another segment") { $0.head.before.segment = "2026-09.jsonl" },
        Trouble(testDescription: "another tree") { state in
            state.head.tree[state.head.tree.count - 1] ^= 1
        },
        Trouble(testDescription: "a tree of other lines") { $0.head.tree = LedgerTree().bytes },
        Trouble(testDescription: "a damaged row") { $0.base.small["cases"] = "many" },
        Trouble(testDescription: "a closed case among the open ones") { state in
            state.base.open[0].folder = "archive/2026"
        },
    ]

    @Test("one that is not of the journal is made anew, and that is said", arguments: troubles)
    func troubled(trouble: Trouble) throws {
        let disk = MemoryDisk()
        let shelf = MemoryShelf()
        try Self.commit(1...12, on: disk, shelf)
        let (picture, lines) = try whole(disk)
        let store = try openStore(disk, shelf: TamperedShelf(shelf, trouble.change))
        #expect(store.linesRead == lines)
        #expect(store.recovery.standingFault != nil)
        #expect(store.recovery.text.hasPrefix("standing index made anew"))
        #expect(try Self.picture(store.index) == picture)
        disk.kill()
        // What was of no use is gone; the next close settles all anew.
        #expect(try shelf.open() == nil)
        try openStore(disk, shelf: shelf).close()
        #expect(try openStore(disk, shelf: shelf).linesRead == 0)
    }

    @Test("a tile that is gone has the whole journal read, and is there again")
    func tile() throws {
        let disk = MemoryDisk()
        let shelf = MemoryShelf()
        let store = try openStore(disk, shelf: shelf)
        for minute in 0..<Int64(260) {
            _ = try store.commit([
                StorageTests.input(at: moment(minute), events: ["tested"], [])
            ])
        }
        try store.close()
        let expected = try tree(disk)
        try disk.remove(WorkspacePaths.publicLedger / "tile/0/000")
        let again = try openStore(disk, shelf: shelf)
        #expect(again.linesRead == 260)
        try again.close()
        #expect(try tree(disk) == expected)
    }

    @Test("a redo file that is older has the whole journal read")
    func redo() throws {
        let disk = MemoryDisk()
        let shelf = MemoryShelf()
        let store = try openStore(disk, shelf: shelf)
        let files = [Made(.registry, "config.xml", "<config/>", .replace)]
        _ = try store.commit([StorageTests.input(at: moment(0), events: ["tested"], files)])
        let redo = try disk.contents(of: WorkspacePaths.redo(firstLine: 0))
        try store.close()
        #expect(try shelf.open()?.head.place.lineCount == 1)
        try disk.create(WorkspacePaths.redo(firstLine: 0), redo, mode: 0o440)
        let again = try openStore(disk, shelf: shelf)
        #expect(again.linesRead == 1 && again.recovery.linesApplied == 1)
    }

    @Test("a journal that contradicts its checkpoint is refused as ever, and nothing is changed")
    func contradicted() throws {
        let disk = MemoryDisk()
        let shelf = MemoryShelf()
        try Self.commit(1...5, on: disk, shelf)
        try Self.commit(6...8, on: disk, nil)
        let place = try #require(try shelf.open()).head.place
        let last = try #require(JournalSegments(disk: disk).names.last)
        var bytes = try disk.contents(of: WorkspacePaths.journal / last)
        let cut = try #require(bytes.dropLast().lastIndex(of: 0x0A))
        bytes.removeSubrange((cut + 1)...)
        try disk.replace(WorkspacePaths.journal / last, bytes, mode: 0o640)
        let before = try tree(disk)
        let error = try #require(throws: StorageError.self) {
            _ = try openStore(disk, shelf: shelf)
        }
        #expect(error.code == .ledgerContradicted)
        #expect(try tree(disk) == before)
        #expect(try shelf.open()?.head.place == place)
    }

    @Test("a line before it that was changed is for the check to find")
    func forged() throws {
        let disk = MemoryDisk()
        let shelf = MemoryShelf()
        try Self.commit(1...12, on: disk, shelf)
        let first = try #require(JournalSegments(disk: disk).names.first)
        var bytes = try disk.contents(of: WorkspacePaths.journal / first)
        // A digit of what the first line says of the line before it.
        bytes[60] ^= 1
        try disk.replace(WorkspacePaths.journal / first, bytes, mode: 0o640)
        #expect(try openStore(disk, shelf: shelf).linesRead == 0)
        disk.kill()
        #expect(
            try WorkspaceCheck.run(disk: disk).discrepancies.contains { $0.code == .journalDamaged }
        )
        #expect(throws: StorageError.self) { _ = try openStore(disk) }
    }
}

/// A shelf on which something was changed since it was put there.
final class TamperedShelf: SettledShelf {
    private let shelf: MemoryShelf
    private let change: @Sendable (inout SettledState) throws -> Void

    init(_ shelf: MemoryShelf, _ change: @escaping @Sendable (inout SettledState) throws -> Void) {
        self.shelf = shelf
        self.change = change
    }

    func open() throws(SettledFault) -> SettledState? {
        guard var state = try shelf.open() else { return nil }
        do { try change(&state) } catch { Issue.record("\(error)") }
        return state
    }

    func begin() throws(SettledFault) { try shelf.begin() }
    func remove() throws(SettledFault) { try shelf.remove() }
    func close() { shelf.close() }
    func prove() throws(SettledFault) { try shelf.prove() }
    func prove(while isWanted: () -> Bool) throws(SettledFault) {
        try shelf.prove(while: isWanted)
    }

    func put(
        _ changes: SettledChanges, at head: SettledHead, marks: [JournalMark]
    ) throws(SettledFault) {
        try shelf.put(changes, at: head, marks: marks)
    }
}
