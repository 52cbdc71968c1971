import Foundation
import GRDB
import Testing

@testable import Registry
@testable import Standing
@testable import System

@Suite("The seal of the settled index")
struct StandingSealTests {
    /// How a file is proved: behind a start; for who waits, in one thread and in two.
    enum Way: CaseIterable {
        case behind, alone, beside

        func prove(_ file: StandingFile) throws(SettledFault) {
            if self == .behind { try file.prove { true } } else { try file.prove() }
        }

        func file(_ folder: Folder) -> StandingFile {
            StandingFile(
                Path(folder.path + "/standing.sqlite"), key: Folder.key,
                checksBesideFrom: self == .beside ? 0 : .max)
        }
    }

    /// A file with some portions in it, closed; gives the state of the portions.
    private func filled(_ folder: Folder, portions count: Int = 6) throws -> Portions {
        let file = folder.file()
        try file.begin()
        var portions = try Portions(seed: 11)
        for _ in 0..<count {
            let (changes, head, marks) = try portions.next()
            try file.put(changes, at: head, marks: marks)
        }
        file.close()
        return portions
    }

    private func sql(_ folder: Folder, _ statement: String) throws {
        let queue = try DatabaseQueue(path: folder.path + "/standing.sqlite")
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: statement)
            #expect(database.changesCount > 0, "\(statement)")
        }
        try queue.close()
    }

    @Test(
        "what was put is proved, after each portion and by another opening",
        arguments: Way.allCases)
    func sound(way: Way) throws {
        let folder = try Folder()
        let file = way.file(folder)
        try file.begin()
        var portions = try Portions(seed: 12)
        for _ in 0..<12 {
            let (changes, head, marks) = try portions.next()
            try file.put(changes, at: head, marks: marks)
            _ = try #require(try file.open())
            try way.prove(file)
        }
        file.close()
        let again = way.file(folder)
        _ = try #require(try again.open())
        try way.prove(again)
        again.close()
    }

    @Test(
        "a start does not go by a head, an open case or a small table that was changed",
        arguments: [
            "UPDATE head SET lineCount = lineCount - 1", "UPDATE head SET tree = x'00'",
            "UPDATE head SET seal = x''", "UPDATE head SET beforeDigest = x'01'",
            "UPDATE seal SET sum = zeroblob(32) WHERE part = 'entry'",
            "DELETE FROM seal WHERE part = 'small'", "INSERT INTO seal VALUES ('x', zeroblob(32))",
            "UPDATE standing SET folder = folder || 'x' WHERE isOpen = 1",
            "DELETE FROM standing WHERE isOpen = 1 AND number = "
                + "(SELECT min(number) FROM standing WHERE isOpen = 1)",
            "UPDATE standing SET isOpen = 0 WHERE isOpen = 1",
            "UPDATE small SET value = value || '1' WHERE name LIKE 'a%'",
            "INSERT INTO small VALUES ('setting:x', 'y')", "DELETE FROM small WHERE name LIKE 'a%'",
        ])
    func start(statement: String) throws {
        let folder = try Folder()
        _ = try filled(folder)
        try sql(folder, statement)
        let file = folder.file()
        let fault = #expect(throws: SettledFault.self) { _ = try file.open() }
        #expect(fault?.isDamaged == true, "\(String(describing: fault))")
    }

    @Test(
        "any other row that was changed, added, taken away or exchanged is found by the proof",
        arguments: [
            ("UPDATE standing SET subject = 'x' WHERE isOpen = 0", "standing"),
            ("UPDATE standing SET digest = rules WHERE isOpen = 0", "standing"),
            ("DELETE FROM consumed WHERE line = (SELECT min(line) FROM consumed)", "consumed"),
            ("UPDATE consumed SET caseNumber = NULL WHERE caseNumber IS NOT NULL", "consumed"),
            (
                "INSERT INTO consumed SELECT 999999, sender, 'x', digest, caseNumber "
                    + "FROM consumed LIMIT 1", "consumed"
            ),
            ("INSERT INTO noticed VALUES (x'00')", "noticed"),
            ("UPDATE entry SET version = version + 1 WHERE id = 1", "entry"),
            ("UPDATE entry SET id = id + 1000", "entry"),
            ("UPDATE entry SET hasRights = 1 - hasRights", "entry"),
            ("DELETE FROM dependant", "dependant"), ("DELETE FROM registrant", "registrant"),
            ("UPDATE code SET number = 'x'", "code"),
            ("UPDATE mark SET sizeBytes = sizeBytes + 1 WHERE lineCount = 8", "mark"),
            ("DELETE FROM mark", "mark"),
        ], Way.allCases)
    func row(change: (statement: String, part: String), way: Way) throws {
        let (statement, part) = change
        let folder = try Folder()
        _ = try filled(folder)
        try sql(folder, statement)
        let file = way.file(folder)
        _ = try #require(try file.open())
        let fault = #expect(throws: SettledFault.self) { try way.prove(file) }
        #expect(fault?.isDamaged == true && fault?.cause.hasPrefix(part) == true, "\(fault as Any)")
        file.close()
    }

    /// Whatever answers a question instead of the rows: each is done as somebody would who writes in the
    /// folder, and none moves a sum.
    @Test(
        "other indexes, triggers and views than this program's are not gone by",
        arguments: [
            "CREATE TRIGGER t AFTER INSERT ON consumed BEGIN UPDATE entry SET version = 9; END",
            "CREATE INDEX other ON entry (kind)", "DROP INDEX entryTick", "CREATE TABLE other (a)",
            "CREATE VIEW other AS SELECT * FROM entry",
            "DROP INDEX standingOpen; CREATE INDEX standingOpen ON standing (number) WHERE isOpen = 2",
        ])
    func form(statement: String) throws {
        let folder = try Folder()
        _ = try filled(folder)
        let queue = try DatabaseQueue(path: folder.path + "/standing.sqlite")
        try queue.writeWithoutTransaction { try $0.execute(sql: statement) }
        try queue.close()
        let fault = #expect(throws: SettledFault.self) { _ = try folder.file().open() }
        #expect(fault?.isAltered == true, "\(fault as Any)")
    }

    @Test(
        "an index without one of its rows is found, though all rows are there and its text is right",
        arguments: Way.allCases)
    func index(way: Way) throws {
        let folder = try Folder()
        _ = try filled(folder)
        let text = "CREATE INDEX consumedDigest ON consumed (digest)"
        let queue = try DatabaseQueue(path: folder.path + "/standing.sqlite")
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "DROP INDEX consumedDigest; \(text) WHERE line > 5")
            try database.execute(
                sql: "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '\(text)' "
                    + "WHERE name = 'consumedDigest'; PRAGMA writable_schema = RESET")
        }
        try queue.close()
        let file = way.file(folder)
        _ = try #require(try file.open())
        let fault = #expect(throws: SettledFault.self) { try way.prove(file) }
        #expect(fault?.isDamaged == true, "\(fault as Any)")
        #expect(throws: SettledFault.self) {
            _ = try file.differences(from: folder.file(), limit: 5)
        }
        file.close()
    }

    @Test("the same bytes as a value of another kind are found", arguments: Way.allCases)
    func kind(way: Way) throws {
        let folder = try Folder()
        _ = try filled(folder)
        let queue = try DatabaseQueue(path: folder.path + "/standing.sqlite")
        try queue.writeWithoutTransaction { database in
            func retype(_ old: String, _ new: String) throws {
                try database.execute(
                    sql: "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, "
                        + "'\(old)', '\(new)') WHERE name = 'consumed'; "
                        + "PRAGMA writable_schema = RESET")
            }
            try retype("caseNumber TEXT) STRICT", "caseNumber TEXT)")
            try database.execute(sql: "UPDATE consumed SET package = CAST(package AS BLOB)")
            #expect(database.changesCount > 0)
            try retype("caseNumber TEXT)", "caseNumber TEXT) STRICT")
        }
        try queue.close()
        let file = way.file(folder)
        _ = try #require(try file.open())
        let fault = #expect(throws: SettledFault.self) { try way.prove(file) }
        #expect(fault?.cause.hasPrefix("consumed") == true, "\(fault as Any)")
        file.close()
    }

    /// Two bytes a character: a byte more behind the last is no character, and is found as another text.
    @Test("a file in another encoding is not gone by", arguments: Way.allCases)
    func encoding(way: Way) throws {
        let folder = try Folder()
        _ = try filled(folder)
        let path = folder.path + "/standing.sqlite"
        let old = try DatabaseQueue(path: path)
        let (tables, schema) = try old.read { database in
            (
                try String.fetchAll(
                    database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"),
                try String.fetchAll(
                    database,
                    sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC")
            )
        }
        try old.close()
        let rebuilt = try DatabaseQueue(path: folder.path + "/rebuilt.sqlite")
        try rebuilt.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA encoding = 'UTF-16le'")
            for statement in schema { try database.execute(sql: statement) }
            // A file is attached only to one of the same encoding: rows go by way of memory.
            let source = try DatabaseQueue(path: path)
            for table in tables {
                let rows = try source.read { try Row.fetchAll($0, sql: "SELECT * FROM \(table)") }
                for row in rows {
                    let marks = row.columnNames.map { _ in "?" }.joined(separator: ", ")
                    let names = row.columnNames.joined(separator: ", ")
                    try database.execute(
                        sql: "INSERT INTO \(table) (\(names)) VALUES (\(marks))",
                        arguments: StatementArguments(row.databaseValues))
                }
            }
            try database.execute(sql: "PRAGMA user_version = \(StandingFile.version)")
            try source.close()
        }
        try rebuilt.close()
        for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: folder.path + "/rebuilt.sqlite", toPath: path)
        let fault = #expect(throws: SettledFault.self) { try way.prove(way.file(folder)) }
        #expect(fault?.isAltered == true, "\(fault as Any)")
    }

    @Test(
        "a text with a zero byte reads as another than it is found by: it is not gone by",
        arguments: [
            "UPDATE consumed SET package = package || char(0)",
            "UPDATE entry SET number = number || char(0) || 'x' WHERE id = 1",
            "UPDATE standing SET number = number || char(0) WHERE isOpen = 0",
            "UPDATE standing SET folder = folder || char(0) WHERE isOpen = 1",
            "UPDATE small SET name = name || char(0)",
        ], Way.allCases)
    func zeroByte(statement: String, way: Way) throws {
        let folder = try Folder()
        _ = try filled(folder)
        try sql(folder, statement)
        let file = way.file(folder)
        let fault = #expect(throws: SettledFault.self) {
            _ = try file.open()
            try way.prove(file)
        }
        #expect(fault?.isAltered == true, "\(fault as Any)")
        file.close()
    }

    @Test("a row that was put back to what it was is found, and stays found after later portions")
    func putBack() throws {
        let folder = try Folder()
        var portions = try filled(folder, portions: 1)
        // As a copy of the file would have it.
        let earlier = folder.path + "/earlier.sqlite"
        let queue = try DatabaseQueue(path: folder.path + "/standing.sqlite")
        try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO '\(earlier)'") }
        try queue.close()
        var file = folder.file()
        for _ in 0..<5 {
            let (changes, head, marks) = try portions.next()
            try file.put(changes, at: head, marks: marks)
        }
        try file.prove()
        file.close()
        try sql(
            folder,
            """
            ATTACH '\(earlier)' AS earlier;
            UPDATE main.entry SET version = kept.version, digest = kept.digest, state = kept.state
            FROM earlier.entry AS kept
            WHERE kept.number = main.entry.number AND kept.digest <> main.entry.digest
            """)
        file = folder.file()
        #expect(throws: SettledFault.self) { try file.prove() }
        for _ in 0..<20 {
            let (changes, head, marks) = try portions.next()
            try file.put(changes, at: head, marks: marks)
            #expect(throws: SettledFault.self) { try file.prove() }
        }
        file.close()
    }

    @Test("under another key nothing is proved, and nothing is put")
    func key() throws {
        let folder = try Folder()
        var portions = try filled(folder)
        let path = Path(folder.path + "/standing.sqlite")
        let (changes, head, marks) = try portions.next()
        for key in [StandingKey.open, StandingKey(of: [1, 2])] {
            let file = StandingFile(path, key: key)
            #expect(throws: SettledFault.self) { _ = try file.open() }
            #expect(throws: SettledFault.self) { try file.prove() }
            let fault = #expect(throws: SettledFault.self) {
                try file.put(changes, at: head, marks: marks)
            }
            #expect(fault?.isDamaged == true)
            file.close()
        }
        let file = folder.file()
        try file.put(changes, at: head, marks: marks)
        try file.prove()
        file.close()
    }

    @Test("sums do not depend on the order, and taking away undoes adding")
    func sums() {
        let code = MessageCode(StandingKey(of: [7]))
        let codes = (0..<100).map { code.code(of: [UInt8($0)]) }
        var (forwards, backwards) = (RowSum(), RowSum())
        for one in codes { forwards.add(one) }
        for one in codes.reversed() { backwards.add(one) }
        #expect(forwards == backwards && forwards != RowSum())
        #expect(RowSum(bytes: forwards.bytes) == forwards)
        #expect(RowSum(bytes: [1]) == nil)
        for one in codes { forwards.remove(one) }
        #expect(forwards == RowSum())
        // Carries and borrows through all limbs.
        var edge = RowSum(bytes: [UInt8](repeating: 0xFF, count: 32))
        edge?.add([1] + [UInt8](repeating: 0, count: 31))
        #expect(edge == RowSum())
        edge?.remove([1] + [UInt8](repeating: 0, count: 31))
        #expect(edge?.bytes == [UInt8](repeating: 0xFF, count: 32))
    }

    /// RFC 4231 has keys of other lengths; this value is what `hmac` of Python gives.
    @Test("codes are HMAC-SHA-256")
    func hmac() {
        let code = MessageCode(StandingKey(of: Array("key".utf8))).code(of: Array("message".utf8))
        let hex = code.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        #expect(hex == "f2d38830fc8f84e6229a78cbbafdbcf946522bc114a8e2d6c91f1f32ece297f8")
    }

    @Test("rows that look alike have different bytes")
    func bytes() {
        let rows: [[DatabaseValue]] = [
            [], [.null], [.null, .null], ["".databaseValue], [Data().databaseValue],
            [0.databaseValue], ["0".databaseValue], [Data([0x30]).databaseValue],
            ["a".databaseValue, "bc".databaseValue], ["ab".databaseValue, "c".databaseValue],
        ]
        let all = rows.flatMap { row in ["x", "y"].map { RowBytes.of(row, part: $0) } }
        #expect(Set(all).count == all.count)
    }
}
