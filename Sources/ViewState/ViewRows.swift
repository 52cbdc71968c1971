internal import Databases
internal import Foundation
internal import GRDB
internal import Registry

/// Values and the rows that hold them.
enum ViewRows {
    /// How far a file has come.
    static func place(in database: Database) throws -> ViewPlace? {
        let columns = "lineCount, digest, lastAt, segment, sizeBytes, tree"
        let row = try Row.fetchOne(database, sql: "SELECT \(columns) FROM place")
        guard let row else { return nil }
        let mark = JournalMark(
            lineCount: try row.value(0), digest: try digest(row.value(1)),
            lastAt: try row.value(2), segment: try row.value(3), sizeBytes: try row.value(4))
        return ViewPlace(mark: mark, tree: Array(try row.value(5) as Data))
    }

    static func values(_ place: ViewPlace) -> StatementArguments {
        let mark = place.mark
        return [
            mark.lineCount, data(mark.digest), mark.lastAt, mark.segment, mark.sizeBytes,
            Data(place.tree),
        ]
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

    static func values(_ entry: EntryStanding) -> StatementArguments {
        [
            entry.number, entry.kind.rawValue, entry.version, entry.state.rawValue, entry.since,
            data(entry.digest), text(entry.registrants.map(\.code)), text(entry.sources),
            entry.hasRights, text(entry.marks.map(\.rawValue)), entry.catalogueCode,
            entry.certificate.map(data), entry.tick?.kind.rawValue, entry.tick?.at,
            entry.tick?.provisional,
        ]
    }

    /// A case without its papers.
    static func deskCase(_ row: Row) throws -> ViewCase {
        let standing = CaseStanding(
            number: try number(row.value(0)), folder: try row.value(1),
            digest: try digest(row.value(2)), tick: try tick(row, from: 6),
            rules: try digest(row.value(3)), subject: try row.value(4),
            waitsForEntry: try row.value(5))
        return ViewCase(standing: standing, endedAt: try row.value(9), papers: [])
    }

    static func values(_ one: ViewCase) -> StatementArguments {
        let standing = one.standing
        return [
            standing.number.text, standing.folder, data(standing.digest), data(standing.rules),
            standing.subject, standing.waitsForEntry, standing.tick?.kind.rawValue,
            standing.tick?.at, standing.tick?.provisional, one.endedAt,
        ]
    }

    /// A paper, from the third column on.
    static func paper(_ row: Row) throws -> ViewPaper {
        let about: String? = try row.value(6)
        return ViewPaper(
            party: try row.value(2), path: try row.value(3), kind: try row.value(4),
            at: try row.value(5), caseNumber: try about.map { try number($0) })
    }

    static func values(_ paper: ViewPaper, of owner: String, place: Int) -> StatementArguments {
        [
            owner, place, paper.party, paper.path, paper.kind, paper.at, paper.caseNumber?.text,
        ]
    }

    static func number(_ text: String) throws -> CaseNumber { try known(CaseNumber(text)) }

    static func data(_ digest: ContentDigest) -> Data { Data(digest.packed) }

    static func digest(_ data: Data) throws -> ContentDigest {
        try known(ContentDigest(packed: Array(data)))
    }

    static func list(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\n").map(String.init)
    }

    static func text(_ list: [String]) -> String { list.joined(separator: "\n") }

    static func known<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw ViewStateError(damaged: "read", "a row is not of the form") }
        return value
    }

    private static func tick(_ row: Row, from column: Int) throws -> ScheduledTick? {
        guard let kind: String = try row.value(column) else { return nil }
        return ScheduledTick(
            kind: try known(ScheduledTick.Kind(rawValue: kind)), at: try row.value(column + 1),
            provisional: try row.value(column + 2))
    }
}
