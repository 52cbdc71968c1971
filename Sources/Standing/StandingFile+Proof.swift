internal import Databases
internal import Foundation
internal import GRDB
package import Registry
internal import Synchronization

extension StandingFile {
    /// Holds every row against the seal, those of open cases again too, and what rows are found by against
    /// the rows, in a connection of its own; a second for some hundred thousand rows.
    package func prove(while isWanted: () -> Bool) throws(SettledFault) {
        try Self.doing("prove") {
            let connection = try reader()
            defer { connection.close() }
            try connection.queue.read { database in
                try Self.checkForm(of: database)
                let seal = try StandingSeal(key, reading: database)
                var found = StandingSeal(key)
                for table in StandingTable.unread {
                    guard try Self.add(table, in: database, to: &found, while: isWanted) else {
                        return
                    }
                    try Self.checkTexts(of: table, in: database)
                }
                try seal.check(StandingTable.unread.map(\.name), against: found)
                try seal.check([StandingTable.openPart], against: found)
                if isWanted() { try Self.checkWhole(database) }
            }
        }
    }

    /// Adds all rows of a table; whether they were wanted to the last.
    private static func add(
        _ table: StandingTable, in database: Database, to found: inout StandingSeal,
        while isWanted: () -> Bool
    ) throws -> Bool {
        let rows = try Row.fetchCursor(database, sql: table.all)
        var count = 0
        while let row = try rows.next() {
            count += 1
            if count % rowsBetweenLooks == 0, !isWanted() { return false }
            let values = Array(row.databaseValues)
            found.add(values, to: table.part(of: values))
        }
        return true
    }

    private static let rowsBetweenLooks = 1_000

    /// Throws where the file has other tables, indexes or triggers than this program makes: a question may
    /// be answered by them, and a scan of rows does not see it.
    static func checkForm(of database: Database) throws {
        guard try layout(of: database) == expectedLayout() else {
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

    /// Throws where a text is looked up as another one than it reads as.
    static func checkTexts(
        of table: StandingTable, in database: Database, where condition: String = "1"
    ) throws {
        let sql = "SELECT 1 FROM \(table.name) WHERE (\(condition)) AND (\(table.hasZero)) LIMIT 1"
        guard try Int.fetchOne(database, sql: sql) == nil else {
            throw StandingSeal.broken(table.name)
        }
    }
}
