internal import Foundation
internal import GRDB
internal import Registry

/// Rows as values, and the reverse. What is not of the form throws a fault that says so.
enum StandingRows {
    static let standingColumns =
        "number, folder, digest, rules, subject, waitsForEntry, tick, tickAt, isProvisional"
    static let entryColumns =
        "number, kind, version, state, since, digest, registrants, sources, hasRights, marks, "
        + "catalogueCode, certificate, tick, tickAt, isProvisional"
    static let markColumns = "lineCount, digest, lastAt, segment, sizeBytes"

    static func head(in database: Database) throws -> SettledHead? {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM head") else { return nil }
        return SettledHead(
            place: try mark(row, from: 0), before: try mark(row, from: 5), tree: bytes(row[10]))
    }

    static func base(in database: Database, _ head: SettledHead) throws -> SettledBase {
        var base = SettledBase(lineCount: head.place.lineCount, open: [], small: [:])
        let open = try Row.fetchCursor(
            database, sql: "SELECT \(standingColumns) FROM standing WHERE isOpen = 1")
        while let row = try open.next() { base.open.append(try standing(row)) }
        let small = try Row.fetchCursor(database, sql: "SELECT name, value FROM small")
        while let row = try small.next() { base.small[row[0]] = row[1] }
        return base
    }

    static func standing(_ row: Row) throws -> CaseStanding {
        CaseStanding(
            number: try known(CaseNumber(row[0] as String)), folder: row[1],
            digest: try digest(row[2]), tick: try tick(row, from: 6), rules: try digest(row[3]),
            subject: row[4], waitsForEntry: row[5])
    }

    static func entry(_ row: Row) throws -> EntryStanding {
        let certificate: Data? = row[11]
        return EntryStanding(
            number: row[0], kind: PackageKind(rawValue: row[1]), version: row[2],
            state: try known(EntryState(rawValue: row[3])), since: row[4],
            digest: try digest(row[5]),
            registrants: try list(row[6]).map { try known(PartyID($0)) }, sources: list(row[7]),
            hasRights: row[8],
            marks: try list(row[9]).map { try known(EntryMark.Kind(rawValue: $0)) },
            catalogueCode: row[10], certificate: try certificate.map { try digest($0) },
            tick: try tick(row, from: 12))
    }

    static func mark(_ row: Row, from column: Int = 0) throws -> JournalMark {
        JournalMark(
            lineCount: row[column], digest: try digest(row[column + 1]), lastAt: row[column + 2],
            segment: row[column + 3], sizeBytes: row[column + 4])
    }

    static func arguments(_ mark: JournalMark) -> StatementArguments {
        [mark.lineCount, data(mark.digest), mark.lastAt, mark.segment, mark.sizeBytes]
    }

    static func arguments(_ standing: CaseStanding) -> StatementArguments {
        [
            standing.number.text, standing.folder, data(standing.digest), data(standing.rules),
            standing.subject, standing.waitsForEntry, standing.tick?.kind.rawValue,
            standing.tick?.at, standing.tick?.provisional, standing.isOpen,
        ]
    }

    static func arguments(_ entry: EntryStanding) -> StatementArguments {
        [
            entry.number, entry.kind.rawValue, entry.version, entry.state.rawValue, entry.since,
            data(entry.digest), text(entry.registrants.map(\.code)), text(entry.sources),
            entry.hasRights, text(entry.marks.map(\.rawValue)), entry.catalogueCode,
            entry.certificate.map(data), entry.tick?.kind.rawValue, entry.tick?.at,
            entry.tick?.provisional,
        ]
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

    static func list(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\n").map(String.init)
    }

    private static func text(_ list: [String]) -> String { list.joined(separator: "\n") }

    private static func bytes(_ data: Data) -> [UInt8] { Array(data) }

    private static func tick(_ row: Row, from column: Int) throws -> ScheduledTick? {
        guard let kind: String = row[column] else { return nil }
        return ScheduledTick(
            kind: try known(ScheduledTick.Kind(rawValue: kind)), at: row[column + 1],
            provisional: row[column + 2])
    }
}
