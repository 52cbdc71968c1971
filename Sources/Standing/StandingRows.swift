internal import Databases
internal import Foundation
internal import GRDB
internal import Registry

/// Rows as values, and the reverse. What is not of the form throws a fault that says so.
enum StandingRows {
    /// Columns of a mark, in the order of `mark`.
    static let markColumns = "lineCount, digest, lastAt, segment, sizeBytes"

    /// Columns of the head but its seal: two marks and the tree.
    static let headColumns =
        markColumns
        + ", beforeLineCount, beforeDigest, beforeLastAt, beforeSegment, beforeSizeBytes, tree"

    static func head(in database: Database) throws -> SettledHead? {
        let row = try Row.fetchOne(database, sql: "SELECT \(headColumns) FROM head")
        guard let row else { return nil }
        return SettledHead(
            place: try mark(row, from: 0), before: try mark(row, from: 5),
            tree: Array(try row.value(10) as Data))
    }

    /// What of a file has to be in memory; what is read is counted into the seal that was found.
    static func base(
        in database: Database, _ head: SettledHead, _ found: inout StandingSeal
    ) throws -> SettledBase {
        var base = SettledBase(lineCount: head.place.lineCount, open: [], small: [:])
        let open = try Row.fetchCursor(
            database, sql: StandingTable.standing.all + " WHERE isOpen = 1")
        while let row = try open.next() {
            base.open.append(try standing(row))
            found.add(Array(row.databaseValues), to: StandingTable.openPart)
        }
        let small = try Row.fetchCursor(database, sql: StandingTable.small.all)
        while let row = try small.next() {
            base.small[try row.value(0)] = try row.value(1) as String
            found.add(Array(row.databaseValues), to: StandingTable.small.name)
        }
        return base
    }

    static func standing(_ row: Row) throws -> CaseStanding {
        CaseStanding(
            number: try known(CaseNumber(try row.value(0) as String)), folder: try row.value(1),
            digest: try digest(row.value(2)), tick: try tick(row, from: 6),
            rules: try digest(row.value(3)), subject: try row.value(4),
            waitsForEntry: try row.value(5))
    }

    static func entry(_ row: Row) throws -> EntryStanding {
        let certificate: Data? = try row.value(11)
        return EntryStanding(
            number: try row.value(0), kind: PackageKind(rawValue: try row.value(1)),
            version: try row.value(2), state: try known(EntryState(rawValue: row.value(3))),
            since: try row.value(4), digest: try digest(row.value(5)),
            registrants: try list(row.value(6)).map { try known(PartyID($0)) },
            sources: list(try row.value(7)), hasRights: try row.value(8),
            marks: try list(row.value(9)).map { try known(EntryMark.Kind(rawValue: $0)) },
            catalogueCode: try row.value(10), certificate: try certificate.map { try digest($0) },
            tick: try tick(row, from: 12))
    }

    static func mark(_ row: Row, from column: Int = 0) throws -> JournalMark {
        JournalMark(
            lineCount: try row.value(column), digest: try digest(row.value(column + 1)),
            lastAt: try row.value(column + 2), segment: try row.value(column + 3),
            sizeBytes: try row.value(column + 4))
    }

    /// A row of the table `mark`.
    static func values(_ mark: JournalMark) -> [DatabaseValue] {
        values([mark.lineCount, data(mark.digest), mark.lastAt, mark.segment, mark.sizeBytes])
    }

    /// A row of the table `standing`.
    static func values(_ standing: CaseStanding) -> [DatabaseValue] {
        values([
            standing.number.text, standing.folder, data(standing.digest), data(standing.rules),
            standing.subject, standing.waitsForEntry, standing.tick?.kind.rawValue,
            standing.tick?.at, standing.tick?.provisional, standing.isOpen,
        ])
    }

    /// A row of the table `entry`.
    static func values(_ entry: EntryStanding, id: Int) -> [DatabaseValue] {
        values([
            entry.number, entry.kind.rawValue, entry.version, entry.state.rawValue, entry.since,
            data(entry.digest), text(entry.registrants.map(\.code)), text(entry.sources),
            entry.hasRights, text(entry.marks.map(\.rawValue)), entry.catalogueCode,
            entry.certificate.map(data), entry.tick?.kind.rawValue, entry.tick?.at,
            entry.tick?.provisional, id, StatusShardName(of: entry.number)?.text,
        ])
    }

    /// The place of an entry among all in the order in which they were made.
    static func id(of row: [DatabaseValue]) throws -> Int {
        try known(Int.fromDatabaseValue(row[15]))
    }

    /// What a row of the table `entry` is found by.
    static func links(
        ofEntry row: [DatabaseValue]
    ) throws -> (number: DatabaseValue, registrants: Set<String>, sources: Set<String>) {
        let registrants = list(try known(String.fromDatabaseValue(row[6])))
        let sources = list(try known(String.fromDatabaseValue(row[7])))
        return (row[0], Set(registrants), Set(sources))
    }

    static func values(_ values: [(any DatabaseValueConvertible)?]) -> [DatabaseValue] {
        values.map { $0?.databaseValue ?? .null }
    }

    static func data(_ digest: ContentDigest) -> Data { Data(digest.packed) }

    static func digest(_ data: Data) throws -> ContentDigest {
        try known(ContentDigest(packed: Array(data)))
    }

    static func known<Value>(_ value: Value?) throws -> Value {
        guard let value else {
            throw SettledFault("read", "a row is not of the form", isDamaged: true)
        }
        return value
    }

    private static func list(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\n").map(String.init)
    }

    private static func text(_ list: [String]) -> String { list.joined(separator: "\n") }

    private static func tick(_ row: Row, from column: Int) throws -> ScheduledTick? {
        guard let kind: String = try row.value(column) else { return nil }
        return ScheduledTick(
            kind: try known(ScheduledTick.Kind(rawValue: kind)), at: try row.value(column + 1),
            provisional: try row.value(column + 2))
    }
}
