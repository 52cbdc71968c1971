internal import GRDB

/// Writes rows, and keeps the seal of the file with them.
final class RowWriter {
    private let database: Database
    private(set) var seal: StandingSeal

    init(_ database: Database, _ seal: StandingSeal) {
        self.database = database
        self.seal = seal
    }

    /// A row that is new.
    func insert(_ row: [DatabaseValue], into table: StandingTable) throws {
        try execute(table.insert, row)
        seal.add(row, to: table.part(of: row))
    }

    /// A row that is new, or one that there is, anew.
    func put(_ row: [DatabaseValue], into table: StandingTable) throws {
        let earlier = try earlier(table.key(of: row), in: table)
        try put(row, into: table, insteadOf: earlier)
    }

    /// The same, for who knows what is there.
    func put(
        _ row: [DatabaseValue], into table: StandingTable, insteadOf earlier: [DatabaseValue]?
    ) throws {
        try execute(table.put, row)
        if let earlier { seal.remove(earlier, from: table.part(of: earlier)) }
        seal.add(row, to: table.part(of: row))
    }

    /// Takes a row away, if it is there.
    func delete(_ key: [DatabaseValue], from table: StandingTable) throws {
        guard let row = try earlier(key, in: table) else { return }
        try execute(table.delete, key)
        seal.remove(row, from: table.part(of: row))
    }

    /// A row as it lies there.
    func earlier(_ key: [DatabaseValue], in table: StandingTable) throws -> [DatabaseValue]? {
        let statement = try database.cachedStatement(sql: table.one)
        return try Row.fetchOne(statement, arguments: StatementArguments(key))
            .map { Array($0.databaseValues) }
    }

    private func execute(_ sql: String, _ values: [DatabaseValue]) throws {
        try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }
}
