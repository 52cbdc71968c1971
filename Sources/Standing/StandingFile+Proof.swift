internal import Databases
internal import Foundation
internal import GRDB
package import Registry
internal import Synchronization

extension StandingFile {
    /// Holds every row against the seal, those of open cases again too, and what rows are found by against
    /// the rows, in a connection of its own.
    package func prove(while isWanted: () -> Bool) throws(SettledFault) {
        try Self.doing("prove") {
            let connection = try reader()
            defer { connection.close() }
            try connection.queue.read { database in
                guard try proveRows(of: database, while: isWanted), isWanted() else { return }
                try Self.checkWhole(database)
            }
        }
    }

    /// The same to the end; of a large file both at once, each in a thread of its own.
    package func prove() throws(SettledFault) {
        try Self.doing("prove") {
            let connection = try reader()
            defer { connection.close() }
            let count = try connection.queue.read { database in
                try Int.fetchOne(database, sql: "SELECT lineCount FROM head") ?? 0
            }
            let beside = count < checksBesideFrom ? nil : checkBeside()
            do {
                try connection.queue.read { database in
                    _ = try proveRows(of: database) { true }
                    if beside == nil { try Self.checkWhole(database) }
                }
            } catch {
                // What that finds besides changes nothing.
                _ = beside?.end()
                throw error
            }
            if let error = beside?.end() { throw error }
        }
    }

    /// `nil` where descriptors or memory are lacking for it: one after the other needs less.
    private func checkBeside() -> WholeCheck? {
        do {
            return try WholeCheck(reader())
        } catch {
            return nil
        }
    }

    /// Whether they were wanted to the last.
    private func proveRows(of database: Database, while isWanted: () -> Bool) throws -> Bool {
        try Self.checkForm(of: database)
        let seal = try StandingSeal(key, reading: database)
        var found = StandingSeal(key)
        for table in StandingTable.unread {
            guard try found.addAll(of: table, in: database, while: isWanted) else { return false }
        }
        try seal.check(StandingTable.unread.map(\.name) + [StandingTable.openPart], against: found)
        return true
    }

    /// Throws where the file has other tables, indexes or triggers than this program makes: a question may
    /// be answered by them, and a scan of rows does not see it. Nor does it see every byte of a text in
    /// another encoding than UTF-8.
    static func checkForm(of database: Database) throws {
        let encoding = try String.fetchOne(database, sql: "PRAGMA encoding")
        guard encoding == "UTF-8", try layout(of: database) == expectedLayout() else {
            throw StandingSeal.broken("tables")
        }
    }

    /// What SQLite says of the tables that this program makes. It is asked once: each connection that is
    /// closed brings nearer the thread that `Connections` puts off.
    private static func expectedLayout() throws -> [[DatabaseValue]] {
        try knownLayout.withLock { known in
            if let known { return known }
            let plain = try Connection.inMemory()
            defer { plain.close() }
            let made = try plain.queue.write { database in
                try database.execute(sql: tables)
                return try layout(of: database)
            }
            known = made
            return made
        }
    }

    private static let knownLayout = Mutex<[[DatabaseValue]]?>(nil)

    private static func layout(of database: Database) throws -> [[DatabaseValue]] {
        try Row.fetchAll(
            database,
            sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name, type"
        ).map { Array($0.databaseValues) }
    }

    /// Throws where SQLite finds that an index does not agree with its table, or that a page is damaged.
    static func checkWhole(_ database: Database) throws {
        let said = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
        guard said == "ok" else {
            throw SettledFault("prove", said ?? "nothing is said of it", isDamaged: true)
        }
    }

    /// Throws where a text, of those that a start reads, is looked up as another one than it reads as: one
    /// with a zero byte reads as a shorter one.
    static func checkTexts(
        of table: StandingTable, in database: Database, where condition: String = "1"
    ) throws {
        let hasZero = table.columns.map {
            "(typeof(\($0)) = 'text' AND instr(CAST(\($0) AS BLOB), x'00') > 0)"
        }.joined(separator: " OR ")
        let sql = "SELECT 1 FROM \(table.name) WHERE (\(condition)) AND (\(hasZero)) LIMIT 1"
        guard try Int.fetchOne(database, sql: sql) == nil else {
            throw StandingSeal.broken(table.name)
        }
    }
}
