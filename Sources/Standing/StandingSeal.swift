internal import Databases
internal import Foundation
internal import GRDB
internal import Registry

/// What a file is sealed by: the sum of the rows of each part, and over these and the place in the journal
/// a code under the key. A row that was changed, added, taken away or put back to what it was is found
/// with its part, whoever did it; a file as it was earlier, whole, is one of an earlier place.
///
/// Sums lie in the file under a mask of their place: two copies of a file do not tell the code of a row.
struct StandingSeal {
    private let code: MessageCode
    private var sums: [String: RowSum] = [:]

    /// Of a file without rows.
    init(_ key: StandingKey) { code = MessageCode(key) }

    /// Reads the seal of a file at its place in the journal; throws damage when it was not made with
    /// this key for this place.
    init(_ key: StandingKey, reading database: Database) throws {
        self.init(key)
        guard let head = try Self.head(in: database) else { return }
        var masked: [String: RowSum] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT part, sum FROM seal") {
            let sum = RowSum(bytes: Array(try row.value(1) as Data))
            masked[try row.value(0)] = try StandingRows.known(sum)
        }
        guard head.last == Data(code.code(of: message(head, masked))).databaseValue else {
            throw Self.broken("head")
        }
        for (part, sum) in masked {
            var sum = sum
            sum.remove(mask(of: part, head))
            sums[part] = sum
        }
    }

    /// Writes it, over a head without one.
    func write(to database: Database) throws {
        guard let head = try Self.head(in: database) else { return }
        var masked = sums
        for part in sums.keys { masked[part]?.add(mask(of: part, head)) }
        for (part, sum) in masked {
            try database.cachedStatement(
                sql: "INSERT INTO seal VALUES (?, ?) ON CONFLICT DO UPDATE SET sum = excluded.sum"
            ).execute(arguments: [part, Data(sum.bytes)])
        }
        try database.execute(
            sql: "UPDATE head SET seal = ?", arguments: [Data(code.code(of: message(head, masked)))]
        )
    }

    /// One row more.
    mutating func add(_ row: [DatabaseValue], to part: String) {
        sums[part, default: RowSum()].add(code.code(of: RowBytes.of(row, part: part)))
    }

    /// All rows of a table, as they lie there; whether they were wanted to the last.
    mutating func addAll(
        of table: StandingTable, in database: Database, while isWanted: () -> Bool
    ) throws -> Bool {
        var scan = try RowScan(table, in: database)
        var (rows, open) = (RowSum(), RowSum())
        var count = 0
        while try scan.next() {
            count += 1
            if count % Self.rowsBetweenLooks == 0, !isWanted() { return false }
            let one = code.code(of: scan.bytes)
            if scan.isOpen { open.add(one) } else { rows.add(one) }
        }
        sums[table.name, default: RowSum()].add(rows)
        if open != RowSum() { sums[StandingTable.openPart, default: RowSum()].add(open) }
        return true
    }

    private static let rowsBetweenLooks = 1_000

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

    static func broken(_ part: String) -> SettledFault {
        SettledFault(
            "prove", "\(part): not as this registry wrote it, or sealed with another key",
            isDamaged: true, isAltered: true)
    }

    /// The head's values, its seal last.
    private static func head(in database: Database) throws -> [DatabaseValue]? {
        try Row.fetchOne(
            database, sql: "SELECT \(StandingRows.headColumns), seal FROM head"
        )
        .map { Array($0.databaseValues) }
    }

    private func mask(of part: String, _ head: [DatabaseValue]) -> [UInt8] {
        code.code(of: RowBytes.of(head.dropLast(), part: "mask " + part))
    }

    private func message(_ head: [DatabaseValue], _ sums: [String: RowSum]) -> [UInt8] {
        sums.sorted { $0.key < $1.key }.reduce(RowBytes.of(head.dropLast(), part: "head")) {
            $0
                + RowBytes.of(
                    [$1.key.databaseValue, Data($1.value.bytes).databaseValue], part: "seal")
        }
    }
}
