import Foundation
import GRDB
import Testing

@testable import Registry
@testable import Standing
@testable import System
@testable import WorkingDays

@Suite("The settled index in a file")
struct StandingFileTests {
    /// Everything that can be asked.
    private func answers(_ index: any SettledIndex, _ portions: Portions) throws -> [String] {
        var answers = (1...Portions.cases).map {
            "\(index.standing(of: Portions.number($0)).map { "\($0)" } ?? "-")"
        }
        for party in portions.parties {
            for id in 0..<Portions.ids {
                let key = RegistryIndex.ConsumedKey(
                    party: party, id: try #require(PackageID("id-\(id)")))
                answers.append(index.consumed(key).map { "\($0)" } ?? "-")
            }
            answers.append(index.numbers(registeredBy: party).sorted().joined(separator: " "))
        }
        for digest in 0..<20 {
            answers.append(index.key(consuming: Portions.digest(digest)).map { "\($0)" } ?? "-")
        }
        for line in 0...portions.lineCount {
            answers.append(
                "\(index.isNoticed(Portions.digest(1_000 + line))) "
                    + "\(index.mark(after: line).map { "\($0)" } ?? "-") "
                    + "\(index.mark(before: Int64(line) * 10).map { "\($0)" } ?? "-")")
        }
        for sequence in 1...Portions.entries {
            let number = Portions.entry(sequence)
            answers.append(
                "\(index.entry(number).map { "\($0)" } ?? "-") "
                    + "\(index.dependants(of: number).sorted())"
            )
        }
        answers += (0..<5).map { index.number(underCatalogueCode: "C\($0)") ?? "-" }
        for shard in ["370900-2026", "370900-2026-2"].compactMap({ StatusShardName($0) }) {
            answers.append(index.entries(in: shard).map { "\($0)" }.joined(separator: " "))
        }
        let kinds: Set<PackageKind> = [.resourceRegistration, .productRegistration]
        answers.append(index.numbers(ofKinds: kinds).sorted().joined(separator: " "))
        var tick: EntryTick?
        repeat {
            let page = index.ticks(after: tick, limit: 4)
            answers.append("\(page)")
            tick = page.last
        } while tick != nil
        return answers
    }

    @Test(
        "answers as the plain one in memory, after every portion, and after a reopening",
        arguments: [UInt64(1), 2, 3, 20_261_129])
    func same(seed: UInt64) throws {
        let folder = try Folder()
        let file = folder.file()
        let memory = MemoryShelf()
        var portions = try Portions(seed: seed)
        #expect(try file.open() == nil)
        try file.begin()
        #expect(try file.open() == nil)
        var early: (any SettledIndex)?
        for round in 0..<25 {
            let (changes, head, marks) = try portions.next()
            try file.put(changes, at: head, marks: marks)
            try memory.put(changes, at: head, marks: marks)
            let state = try #require(try file.open())
            let plain = try #require(try memory.open())
            early = early ?? state.index
            let label = Comment("seed \(seed) round \(round)")
            #expect(state.head == head, label)
            #expect(state.base.lineCount == head.place.lineCount)
            #expect(state.base.small == plain.base.small, label)
            #expect(
                Set(state.base.open) == Set(plain.base.open.filter(\.isOpen)), label)
            let expected = try answers(plain.index, portions)
            #expect(try answers(state.index, portions) == expected, label)
            // One that was opened before goes on to what was put later.
            #expect(try answers(try #require(early), portions) == expected, label)
            #expect(state.index.failure == nil)
        }
        let expected = try answers(try #require(try memory.open()).index, portions)
        file.close()
        let again = folder.file()
        #expect(try answers(try #require(try again.open()).index, portions) == expected)
        #expect(try answers(try #require(try again.reading()).index, portions) == expected)
        again.close()
    }

    /// A file with some portions in it, closed.
    private func filled(_ folder: Folder, _ name: String = "standing.sqlite") throws -> Portions {
        let file = folder.file(name)
        try file.begin()
        var portions = try Portions(seed: 9)
        for _ in 0..<6 {
            let (changes, head, marks) = try portions.next()
            try file.put(changes, at: head, marks: marks)
        }
        file.close()
        return portions
    }

    private func sql(_ folder: Folder, _ statement: String) throws {
        let queue = try DatabaseQueue(path: folder.path + "/standing.sqlite")
        try queue.writeWithoutTransaction { try $0.execute(sql: statement) }
        try queue.close()
    }

    @Test("a portion that does not follow changes nothing")
    func order() throws {
        let folder = try Folder()
        var portions = try filled(folder)
        let file = folder.file()
        let head = try #require(try file.open()).head
        _ = try portions.next()
        let (changes, later, marks) = try portions.next()
        let fault = #expect(throws: SettledFault.self) {
            try file.put(changes, at: later, marks: marks)
        }
        #expect(fault?.isDamaged == true)
        #expect(try file.open()?.head == head)
    }

    @Test(
        "another version, bytes that are no database and lost tables are damage",
        arguments: [
            "PRAGMA user_version = 99", "DROP TABLE head", "UPDATE standing SET digest = x'00'",
            "UPDATE standing SET isOpen = 1, number = 'x' || number",
        ])
    func damaged(statement: String) throws {
        let folder = try Folder()
        _ = try filled(folder)
        try sql(folder, statement)
        let file = folder.file()
        let fault = #expect(throws: SettledFault.self) { _ = try file.open() }
        #expect(fault?.isDamaged == true, "\(String(describing: fault))")
        try file.begin()
        #expect(try file.open() == nil)
    }

    @Test("bytes that are no database are damage")
    func noDatabase() throws {
        let folder = try Folder()
        try Data(repeating: 0x55, count: 8_192)
            .write(to: URL(fileURLWithPath: folder.path + "/standing.sqlite"))
        let fault = #expect(throws: SettledFault.self) { _ = try folder.file().open() }
        #expect(fault?.isDamaged == true)
    }

    @Test("a question that meets a damaged row or page has no answer, and says why")
    func unanswered() throws {
        let folder = try Folder()
        let portions = try filled(folder)
        try sql(folder, "UPDATE entry SET state = 'gone'")
        let file = folder.file()
        let index = try #require(try file.open()).index
        #expect(index.failure == nil)
        let numbers = (1...Portions.entries).map(Portions.entry)
        #expect(numbers.allSatisfy { index.entry($0) == nil })
        #expect(index.failure?.contains("not of the form") == true)
        file.close()
        _ = portions
    }

    @Test("taken away, it is there for who reads it; closed, no question has an answer")
    func removed() throws {
        let folder = try Folder()
        let portions = try filled(folder)
        let file = folder.file()
        let index = try #require(try file.open()).index
        let expected = try answers(index, portions)
        try file.remove()
        #expect(try answers(index, portions) == expected)
        #expect(try file.open() == nil)
        file.close()
        #expect(index.standing(of: Portions.number(1)) == nil)
        #expect(index.failure != nil)
        try file.remove()
    }

    @Test(
        "two files agree, until one row of one of them differs",
        arguments: [
            (
                "UPDATE standing SET waitsForEntry = 2 WHERE number LIKE '%1'",
                "standing"
            ),
            ("DELETE FROM consumed WHERE line = (SELECT max(line) FROM consumed)", "consumed"),
            ("INSERT INTO noticed VALUES (x'00')", "noticed"),
            ("UPDATE entry SET version = 77 WHERE id = 1", "entry"),
            ("UPDATE entry SET id = 1000 WHERE id = 1", "entry"),
            ("DELETE FROM dependant", "dependant"), ("DELETE FROM registrant", "registrant"),
            ("UPDATE code SET number = 'x'", "code"), ("UPDATE small SET value = 'x'", "small"),
            ("UPDATE mark SET sizeBytes = 1 WHERE lineCount = 8", "mark 8"),
            ("UPDATE head SET tree = x'01'", "head"),
        ])
    func compared(statement: String, place: String) throws {
        let folder = try Folder()
        _ = try filled(folder)
        _ = try filled(folder, "other.sqlite")
        let other = folder.file("other.sqlite")
        #expect(try folder.file().differences(from: other, limit: 20) == [])
        try sql(folder, statement)
        let found = try #require(try folder.file().differences(from: other, limit: 20))
        #expect(!found.isEmpty && found.allSatisfy { $0.hasPrefix(place) }, "\(found)")
    }

    @Test("one that has gone on is compared later")
    func goneOn() throws {
        let folder = try Folder()
        var portions = try filled(folder)
        _ = try filled(folder, "other.sqlite")
        let file = folder.file()
        let (changes, head, marks) = try portions.next()
        try file.put(changes, at: head, marks: marks)
        file.close()
        #expect(
            try folder.file().differences(from: folder.file("other.sqlite"), limit: 9) == nil)
    }
}
