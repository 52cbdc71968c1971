internal import Databases
internal import Foundation
internal import GRDB
package import Registry
internal import System

extension StandingFile {
    /// What another file of the same lines says otherwise, by table and key, at most `limit` of it and
    /// nothing when they agree; `nil` when the other one is of other lines, because this one has gone on.
    ///
    /// Reads this file at one state and without writing beside it.
    package func differences(
        from other: StandingFile, limit: Int
    ) throws(SettledFault) -> [String]? {
        try Self.doing("compare") {
            let connection = try reader()
            defer { connection.close() }
            let queue = connection.queue
            let name = other.path.text ?? other.path.description
            try queue.inDatabase { try $0.execute(sql: "ATTACH ? AS other", arguments: [name]) }
            return try queue.read { database in
                try Self.checkForm(of: database)
                try Self.checkWhole(database)
                let heads = """
                    SELECT \(StandingRows.headColumns) FROM main.head EXCEPT
                    SELECT \(StandingRows.headColumns) FROM other.head
                    """
                let lines = try Int.fetchOne(database, sql: "SELECT lineCount FROM main.head")
                let others = try Int.fetchOne(database, sql: "SELECT lineCount FROM other.head")
                if lines != others { return nil }
                var found = try Row.fetchOne(database, sql: heads) == nil ? [] : ["head"]
                for table in Self.compared where found.count < limit {
                    let rest = limit - found.count
                    found += try Self.differences(table, in: database, limit: rest)
                }
                return found
            }
        }
    }

    /// Tables with what names a row of each, and what of it is compared.
    private static let compared: [(name: String, key: String, columns: String)] = [
        ("small", "name", "*"), ("standing", "number", "*"), ("consumed", "line", "*"),
        ("noticed", "hex(key)", "*"),
        (
            "entry", "number",
            StandingTable.entry.columns.filter { $0 != "id" }.joined(separator: ", ")
        ),
        // The order in which the entries of a part of the status list were made.
        (
            "entry", "number",
            "number, shard, row_number() OVER (PARTITION BY shard ORDER BY id) AS place"
        ),
        ("dependant", "source", "*"), ("registrant", "party", "*"), ("code", "code", "*"),
        ("mark", "lineCount", "*"),
    ]

    private static func differences(
        _ table: (name: String, key: String, columns: String), in database: Database, limit: Int
    ) throws -> [String] {
        func lacking(_ left: String, _ right: String) -> String {
            """
            SELECT \(table.key) FROM (
                SELECT \(table.columns) FROM \(left).\(table.name) EXCEPT
                SELECT \(table.columns) FROM \(right).\(table.name))
            """
        }
        let sql = "\(lacking("main", "other")) UNION \(lacking("other", "main")) LIMIT \(limit)"
        return try Row.fetchAll(database, sql: sql).map { row in
            "\(table.name) \((row[0] as DatabaseValue).description)"
        }
    }
}
