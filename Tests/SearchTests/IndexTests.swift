import Foundation
import GRDB
import Testing

@testable import Registry
@testable import Search
@testable import System

@Suite("The index of names")
struct IndexTests {
    private let digest = ContentDigest(sha256: String(repeating: "ab", count: 32))

    private func rows(_ index: SearchIndex, _ table: String) throws -> Int {
        try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
    }

    @Test("keeps two rows for a thing, however often it changes, and forgets what it was called")
    func twoRows() throws {
        let index = try SearchIndex.inMemory()
        for step in 1...20 {
            try index.take(
                [item("370900-2026-000001", "名称第\(step)稿"), item("370900-2026-000002")],
                upTo: SearchPosition(line: step, digest: digest))
        }
        #expect(try rows(index, "item") == 2)
        #expect(try rows(index, "word") == 2)
        #expect(try index.numbers("名称第20稿") == ["370900-2026-000001"])
        #expect(try index.numbers("名称第19稿") == [])
        // FTS5 compares its terms with the table they stand for.
        try index.queue.write {
            try $0.execute(sql: "INSERT INTO word (word, rank) VALUES ('integrity-check', 1)")
        }
    }

    @Test("rows and position are written together or not at all")
    func together() throws {
        let folder = try Folder()
        let index = try SearchIndex.opening(folder.index)
        try index.take([item("370900-2026-000001")], upTo: SearchPosition(line: 1, digest: digest))
        // The second statement of a transaction fails.
        try index.queue.write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER full BEFORE UPDATE ON position
                    BEGIN SELECT RAISE(ABORT, 'disk full'); END
                    """)
        }
        #expect(throws: SearchError.self) {
            try index.take(
                [item("370900-2026-000002")], upTo: SearchPosition(line: 2, digest: digest))
        }
        #expect(try index.position() == SearchPosition(line: 1, digest: digest))
        #expect(try rows(index, "item") == 1)
    }

    @Test("a new connection goes on where the last one was")
    func goesOn() throws {
        let folder = try Folder()
        do {
            let index = try SearchIndex.opening(folder.index)
            #expect(try index.position() == SearchPosition())
            try index.take(
                [item("370900-2026-000001")], upTo: SearchPosition(line: 7, digest: digest))
        }
        let index = try SearchIndex.opening(folder.index)
        #expect(try index.position() == SearchPosition(line: 7, digest: digest))
        let attributes = try FileManager.default.attributesOfItem(
            atPath: folder.path + "/index.sqlite")
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test("the place stands with the position, and one of another line counts for nothing")
    func place() throws {
        let folder = try Folder()
        let mark = JournalMark(
            lineCount: 7, digest: digest, lastAt: .min, segment: "2026-01.jsonl", sizeBytes: 4_711)
        let position = SearchPosition(line: 7, digest: digest, mark: mark)
        do {
            let index = try SearchIndex.opening(folder.index)
            try index.take([item("370900-2026-000001")], upTo: position)
            #expect(try index.position() == position)
            // The place is of another line.
            try index.queue.write { try $0.execute(sql: "UPDATE position SET line = 8") }
            #expect(try index.position() == SearchPosition(line: 8, digest: digest))
            try index.queue.close()
        }
        #expect(try SearchIndex.reading(folder.index).position().mark == nil)
        let index = try SearchIndex.opening(folder.index)
        #expect(try index.position() == SearchPosition(line: 8, digest: digest))
        try index.take([], upTo: position)
        #expect(try SearchIndex.reading(folder.index).position() == position)
    }

    @Test("a file that is damaged, foreign or of another version makes place for a new one")
    func madeAnew() throws {
        for spoil in ["not a database at all, but long enough to be looked at", "version"] {
            let folder = try Folder()
            if spoil == "version" {
                let index = try SearchIndex.opening(folder.index)
                try index.queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
                try index.queue.close()
            } else {
                let url = URL(fileURLWithPath: folder.path + "/index.sqlite")
                try Data(String(repeating: spoil, count: 100).utf8).write(to: url)
            }
            let error = #expect(throws: SearchError.self) {
                try SearchIndex.reading(folder.index)
            }
            #expect(error?.isDamaged == true, "\(spoil)")
            let index = try SearchIndex.opening(folder.index)
            #expect(try index.position() == SearchPosition())
            try index.take(
                [item("370900-2026-000001")], upTo: SearchPosition(line: 1, digest: digest))
            #expect(try SearchIndex.reading(folder.index).numbers("公共交通").count == 1)
        }
    }

    @Test("a missing file is said to be missing, and reading makes none")
    func missing() throws {
        let folder = try Folder()
        let error = #expect(throws: SearchError.self) { try SearchIndex.reading(folder.index) }
        #expect(error?.isMissing == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("a reader beside the writer sees one state, then the next")
    func besideWriter() throws {
        let folder = try Folder()
        let writer = try SearchIndex.opening(folder.index)
        let reader = try SearchIndex.reading(folder.index)
        #expect(try reader.numbers("公共交通") == [])
        try writer.take(
            [item("370900-2026-000001")], upTo: SearchPosition(line: 1, digest: digest))
        #expect(try reader.numbers("公共交通") == ["370900-2026-000001"])
        #expect(try reader.position().line == 1)
        #expect(throws: SearchError.self) {
            try reader.take([], upTo: SearchPosition(line: 2, digest: digest))
        }
    }

    @Test("ten thousand cases take few bytes each and are found at once")
    func size() throws {
        let folder = try Folder()
        let index = try SearchIndex.opening(folder.index)
        for block in 0..<10 {
            let items = (0..<1_000).map { number in
                let digits = String(String(1_000_000 + block * 1_000 + number).dropFirst())
                return item("370900-2026-\(digits)", "公共数据第\(digits)号")
            }
            try index.take(
                items, upTo: SearchPosition(line: (block + 1) * 1_000, digest: digest))
        }
        #expect(try index.numbers("第004711号") == ["370900-2026-004711"])
        try index.queue.writeWithoutTransaction { try _ = $0.checkpoint(.truncate) }
        let size = try FileManager.default.attributesOfItem(
            atPath: folder.path + "/index.sqlite")[.size]
        let bytes = try #require(size as? Int)
        #expect(bytes / 10_000 < 2_000, "\(bytes / 10_000) bytes a case")
    }
}
