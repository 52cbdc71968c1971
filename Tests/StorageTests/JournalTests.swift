import Foundation
import Registry
import System
import Testing

@testable import Storage

@Suite("The journal's chain and its tail")
struct JournalTests {
    private static let january = WorkspacePaths.journal / "2026-01.jsonl"
    private static let february = WorkspacePaths.journal / "2026-02.jsonl"

    /// Three lines in January, two in February.
    private func journal() throws -> MemoryDisk {
        let disk = MemoryDisk()
        let store = try openStore(disk)
        for minute in [0, 1, 2, 60 * 24 * 40, 60 * 24 * 41] {
            let files = [Made(.registry, "paper-\(minute).xml", "paper \(minute)")]
            _ = try store.commit([input(at: moment(Int64(minute)), events: ["tested"], files)])
        }
        try store.close()
        return disk
    }

    private func edit(
        _ disk: MemoryDisk, _ path: Path, _ change: (inout [UInt8]) -> Void
    ) throws {
        var bytes = try disk.contents(of: path)
        change(&bytes)
        try disk.replace(path, bytes, mode: 0o640)
    }

    @Test("each month has its segment, and lines are numbered over all of them")
    func segments() throws {
        let disk = try journal()
        #expect(try JournalSegments(disk: disk).names == ["2026-01.jsonl", "2026-02.jsonl"])
        var places: [String] = []
        let head = try JournalReader(disk: disk, blockBytes: 7).read { line, place in
            places.append("\(line.number) \(place.segment)")
        }
        #expect(
            places == [
                "0 2026-01.jsonl", "1 2026-01.jsonl", "2 2026-01.jsonl", "3 2026-02.jsonl",
                "4 2026-02.jsonl",
            ])
        #expect(head.lineCount == 5)
        #expect(try openStore(disk).index.lineCount == 5)
    }

    @Test("sha256sum confirms the chain, and the first line's previous is zeros")
    func oracle() throws {
        let disk = try journal()
        try withFolder { folder in
            let bytes = try disk.contents(of: Self.january) + disk.contents(of: Self.february)
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/all.jsonl"))
            let script = """
                previous=$(printf '0%.0s' $(seq 64))
                while IFS= read -r line; do
                  said=$(printf '%s' "$line" | jq -r .previous)
                  [ "$said" = "sha256:$previous" ] || exit 1
                  previous=$(printf '%s' "$line" | sha256sum | cut -d' ' -f1)
                done < all.jsonl
                """
            #expect(try shell(script, in: folder).status == 0)
        }
    }

    @Test("an unfinished last line is cut at start, and the next line follows the whole ones")
    func tornTail() throws {
        for kept in [1, 10, 200] {
            let disk = try journal()
            try edit(disk, Self.february) { $0 += $0.prefix(kept) }
            let store = try openStore(disk)
            #expect(store.index.lineCount == 5)
            #expect(store.recovery.journalBytesCut == kept)
            let files = [Made(.registry, "later.xml", "later")]
            let at = moment(60 * 24 * 41)
            _ = try store.commit([input(at: at, events: ["tested"], files)])
            try store.close()
            #expect(try openStore(disk).index.lineCount == 6)
        }
    }

    @Test(
        "damage that is no unfinished tail stops the start and names segment and line",
        arguments: [
            ("a changed byte in an early line", "2026-01.jsonl", 1),
            ("a line feed lost at the end of an earlier segment", "2026-01.jsonl", 2),
            ("a whole line lost in the middle", "2026-01.jsonl", 1),
            ("another line before the last line", "2026-02.jsonl", 3),
            ("a segment lost", "2026-02.jsonl", 0),
            ("bytes after the end, with a line feed", "2026-02.jsonl", 5),
        ])
    func damage(_ what: (name: String, segment: String, line: Int)) throws {
        let disk = try journal()
        switch what.name {
        case "a changed byte in an early line":
            try edit(disk, Self.january) { $0[$0.firstIndex(of: 0x0A)! + 30] ^= 1 }
        case "a line feed lost at the end of an earlier segment":
            try edit(disk, Self.january) { $0.removeLast() }
        case "a whole line lost in the middle":
            try edit(disk, Self.january) { bytes in
                var lines = bytes.split(separator: 0x0A)
                lines.remove(at: 1)
                bytes = Array(lines.joined(separator: [0x0A])) + [0x0A]
            }
        case "another line before the last line":
            // The chain breaks at the line after; the ledger knows which one it is.
            try edit(disk, Self.february) { bytes in
                let text = String(decoding: bytes, as: UTF8.self)
                bytes = Array(text.replacing("tested", with: "Tested", maxReplacements: 1).utf8)
            }
        case "a segment lost": try disk.remove(Self.january)
        default: try edit(disk, Self.february) { $0 += Array("{}\n".utf8) }
        }
        let error = try #require(throws: StorageError.self) { try openStore(disk) }
        #expect(error.code == .journalDamaged)
        #expect(error.verdict == .stop)
        #expect(
            error.subject == "registry/journal/\(what.segment) line \(what.line)", "\(what.name)")
        let report = try WorkspaceCheck.run(disk: disk)
        #expect(report.discrepancies.first?.code == .journalDamaged)
    }

    @Test("an entry older than the line before it is refused and changes nothing")
    func clockBehind() throws {
        let disk = try journal()
        let store = try openStore(disk)
        let before = try tree(disk)
        let old = input(at: moment(60 * 24 * 41) - 1, events: ["tested"], [])
        let error = try #require(throws: StorageError.self) { try store.commit([old]) }
        #expect(error.code == .clockBehind)
        #expect(try tree(disk) == before)
    }
}
