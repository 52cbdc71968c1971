import Foundation
import Registry
import System
import Testing
import WorkingDays

@testable import Pipeline

@Suite("Files that wait, and when their sender is told")
struct WaitingTests {
    private static let day: Int64 = 86_400_000

    /// A folder with files, pipes and links, and when its files changed last.
    private final class Folder {
        let path: String

        init() throws {
            path = NSTemporaryDirectory() + "waiting-" + UUID().uuidString
            try FileManager.default.createDirectory(
                atPath: path + "/inbox", withIntermediateDirectories: true)
        }

        deinit {
            do { try FileManager.default.removeItem(atPath: path) } catch { print("\(error)") }
        }

        func write(_ names: String...) throws {
            for name in names {
                try Data("x".utf8).write(to: URL(fileURLWithPath: path + "/inbox/" + name))
            }
        }

        func entries() throws -> [DropFolders.Entry] {
            try DropFolders(inbox: Path(path + "/inbox"), watching: false).entries(in: nil)
        }
    }

    private func look(
        _ board: inout WaitingBoard, _ entries: [DropFolders.Entry], at now: Int64,
        needsMarkers: Bool = false
    ) -> [String: WaitingFile.Reason] {
        board.begin()
        let found = board.look(
            at: nil, entries, needsMarkers: needsMarkers, now: Instant(milliseconds: now))
        board.end()
        return Dictionary(found.map { ($0.name, $0.reason) }) { first, _ in first }
    }

    private func latest(_ entries: [DropFolders.Entry]) -> Int64 {
        entries.map(\.changed.milliseconds).max() ?? 0
    }

    @Test("a day after its last change, not a millisecond before, and each with its reason")
    func reasons() throws {
        let folder = try Folder()
        try folder.write("a.zip.tmp", ".b.zip", "c.zip.ok", "d.zip", "d.zip.ok", ".DS_Store")
        symlink("/etc/passwd", folder.path + "/inbox/e.zip")
        mkfifo(folder.path + "/inbox/f.zip", 0o644)
        let entries = try folder.entries()
        let times = Dictionary(
            entries.map { ($0.place.name.text, $0.changed.milliseconds) }
        ) { first, _ in first }
        let expected: [String: WaitingFile.Reason] = [
            "a.zip.tmp": .temporary, ".b.zip": .temporary, "c.zip.ok": .markerAlone,
            "e.zip": .notFile, "f.zip": .notFile,
        ]
        for (name, reason) in expected {
            let time = try #require(times[name])
            var board = WaitingBoard(periodMilliseconds: WaitingTests.day)
            #expect(look(&board, entries, at: time + WaitingTests.day - 1)[name] == nil)
            #expect(look(&board, entries, at: time + WaitingTests.day)[name] == reason)
        }
        var board = WaitingBoard(periodMilliseconds: WaitingTests.day)
        #expect(look(&board, entries, at: latest(entries) + WaitingTests.day) == expected)
    }

    @Test("a party that sends with markers is told of what has none, and of what has an old one")
    func markers() throws {
        let folder = try Folder()
        try folder.write("old.zip.ok", "none.zip")
        usleep(20_000)
        try folder.write("old.zip", "good.zip")
        usleep(20_000)
        try folder.write("good.zip.sha256")
        let entries = try folder.entries()
        let now = latest(entries) + WaitingTests.day
        var board = WaitingBoard(periodMilliseconds: WaitingTests.day)
        #expect(
            look(&board, entries, at: now, needsMarkers: true)
                == ["none.zip": .noMarker, "old.zip": .oldMarker])
        // For others such files are none of this board's business: they are taken.
        #expect(look(&board, entries, at: now) == [:])
    }

    @Test("what could not be taken is told when a day has gone since it changed")
    func parked() throws {
        let folder = try Folder()
        try folder.write("a.zip")
        let entries = try folder.entries()
        let now = latest(entries) + WaitingTests.day
        var board = WaitingBoard(periodMilliseconds: WaitingTests.day)
        #expect(look(&board, entries, at: now) == [:])
        board.notePark(entries[0].place)
        #expect(look(&board, entries, at: now - 1) == [:])
        #expect(look(&board, entries, at: now) == ["a.zip": .notTaken])
        // Gone and come again: what was known of the earlier one is forgotten.
        #expect(look(&board, [], at: now) == [:])
        #expect(look(&board, entries, at: now) == [:])
    }

    @Test("one that keeps changing is told a day after it was first seen, once while it lasts")
    func growing() throws {
        let folder = try Folder()
        try folder.write("a.zip")
        let first = try folder.entries()
        let start = latest(first)
        var board = WaitingBoard(periodMilliseconds: 1_000)
        _ = look(&board, first, at: start)
        var keys: Set<ContentDigest> = []
        for round in 1...3 {
            usleep(20_000)
            let file = try #require(FileHandle(forWritingAtPath: folder.path + "/inbox/a.zip"))
            try file.seekToEnd()
            try file.write(contentsOf: Data("more".utf8))
            try file.close()
            board.begin()
            let found = board.look(
                at: nil, try folder.entries(), needsMarkers: false,
                now: Instant(milliseconds: start + Int64(round) * 999))
            board.end()
            #expect(found.map(\.reason) == (round == 1 ? [] : [.growing]))
            keys.formUnion(found.map(\.key))
        }
        #expect(keys.count == 1)
    }

    @Test("the key names place, name, reason and time, and nothing else")
    func keys() throws {
        let folder = try Folder()
        try folder.write("a.tmp", "b.tmp")
        let now = latest(try folder.entries()) + 10
        var keys: [Set<ContentDigest>] = []
        for _ in 0..<2 {
            var board = WaitingBoard(periodMilliseconds: 1)
            keys.append(
                Set(
                    board.look(
                        at: nil, try folder.entries(), needsMarkers: false,
                        now: Instant(milliseconds: now)
                    ).map(\.key)))
        }
        #expect(keys[0].count == 2)
        #expect(keys[0] == keys[1])
        usleep(20_000)
        try folder.write("a.tmp")
        var board = WaitingBoard(periodMilliseconds: 1)
        let changed = board.look(
            at: nil, try folder.entries(), needsMarkers: false,
            now: Instant(milliseconds: now + 1_000))
        #expect(keys[0].intersection(changed.map(\.key)).count == 1)
    }
}
