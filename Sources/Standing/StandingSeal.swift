internal import Databases
internal import Foundation
internal import GRDB
package import Registry

/// What a file is sealed by: the sum of the rows of each part, and over these and the place in the journal
/// a code under the key. A row that was changed, added, taken away or put back to what it was is found
/// with its part, whoever did it; a file as it was earlier, whole, is one of an earlier place.
struct StandingSeal {
    private let code: MessageCode
    private var sums: [String: RowSum] = [:]

    /// Of a file without rows.
    init(_ key: StandingKey) { code = MessageCode(key) }

    /// Reads the seal of a file at its place in the journal; throws damage when it was not made with
    /// this key for this place.
    init(_ key: StandingKey, reading database: Database) throws {
        self.init(key)
        let rows = try Row.fetchAll(database, sql: "SELECT part, sum FROM seal")
        for row in rows {
            let sum = RowSum(bytes: Array(try row.value(1) as Data))
            sums[try row.value(0)] = try StandingRows.known(sum)
        }
        guard let head = try Self.head(in: database) else { return }
        guard head.last == Data(code.code(of: message(head))).databaseValue else {
            throw Self.broken("head")
        }
    }

    /// Writes it, over a head without one.
    func write(to database: Database) throws {
        for (part, sum) in sums {
            try database.cachedStatement(
                sql: "INSERT INTO seal VALUES (?, ?) ON CONFLICT DO UPDATE SET sum = excluded.sum"
            ).execute(arguments: [part, Data(sum.bytes)])
        }
        guard let head = try Self.head(in: database) else { return }
        try database.execute(
            sql: "UPDATE head SET seal = ?", arguments: [Data(code.code(of: message(head)))])
    }

    /// One row more.
    mutating func add(_ row: [DatabaseValue], to part: String) {
        sums[part, default: RowSum()].add(code.code(of: RowBytes.of(row, part: part)))
    }

    /// One row less.
    mutating func remove(_ row: [DatabaseValue], from part: String) {
        sums[part, default: RowSum()].remove(code.code(of: RowBytes.of(row, part: part)))
    }

    /// Throws damage unless the rows are all of those parts.
    func check(_ parts: [String], against found: StandingSeal) throws {
        for part in parts where (sums[part] ?? RowSum()) != (found.sums[part] ?? RowSum()) {
            throw Self.broken(part)
        }
    }

    private static func broken(_ part: String) -> SettledFault {
        SettledFault(
            "prove", "\(part): not as this registry wrote it, or sealed with another key",
            isDamaged: true)
    }

    /// The head's values, its seal last.
    private static func head(in database: Database) throws -> [DatabaseValue]? {
        try Row.fetchOne(
            database, sql: "SELECT \(StandingRows.headColumns), seal FROM head"
        )
        .map { Array($0.databaseValues) }
    }

    private func message(_ head: [DatabaseValue]) -> [UInt8] {
        sums.sorted { $0.key < $1.key }.reduce(RowBytes.of(head.dropLast(), part: "head")) {
            $0
                + RowBytes.of(
                    [$1.key.databaseValue, Data($1.value.bytes).databaseValue], part: "seal")
        }
    }
}

extension StandingFile {
    /// Holds every row against the seal, those of open cases again too, in a connection of its own; a
    /// second for some hundred thousand rows. Places of the journal are not sealed: what is read from
    /// one is proved by the digests beside it.
    package func prove(while isWanted: () -> Bool) throws(SettledFault) {
        try Self.doing("prove") {
            let connection = try reader()
            defer { connection.close() }
            try connection.queue.read { database in
                let seal = try StandingSeal(key, reading: database)
                var found = StandingSeal(key)
                var count = 0
                for table in StandingTable.unread {
                    let rows = try Row.fetchCursor(database, sql: table.all)
                    while let row = try rows.next() {
                        count += 1
                        if count % Self.rowsBetweenLooks == 0, !isWanted() { return }
                        let values = Array(row.databaseValues)
                        found.add(values, to: table.part(of: values))
                    }
                }
                try seal.check(StandingTable.unread.map(\.name), against: found)
                try seal.check([StandingTable.openPart], against: found)
            }
        }
    }

    private static let rowsBetweenLooks = 1_000
}
