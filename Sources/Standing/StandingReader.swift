internal import Databases
internal import Foundation
internal import GRDB
internal import Registry
internal import Synchronization

/// The lookups of one connection. Each question sees the file as it is then.
final class StandingReader: SettledIndex {
    private let connection: Connection
    private let fault = Mutex<String?>(nil)

    init(_ connection: Connection) { self.connection = connection }

    var failure: String? { fault.withLock { $0 } }

    func standing(of number: CaseNumber) -> CaseStanding? {
        first(StandingTable.standing.one, [number.text], StandingRows.standing)
    }

    func consumed(_ key: RegistryIndex.ConsumedKey) -> RegistryIndex.Consumed? {
        first(
            """
            SELECT digest, line, caseNumber FROM consumed WHERE sender = ? AND package = ?
            ORDER BY line DESC LIMIT 1
            """, [key.party.code, key.id.text]
        ) { row in
            let number: String? = try row.value(2)
            return RegistryIndex.Consumed(
                digest: try StandingRows.digest(row.value(0)), line: try row.value(1),
                caseNumber: try number.map { try StandingRows.known(CaseNumber($0)) })
        }
    }

    func key(consuming digest: ContentDigest) -> RegistryIndex.ConsumedKey? {
        first(
            "SELECT sender, package FROM consumed WHERE digest = ? ORDER BY line LIMIT 1",
            [StandingRows.data(digest)]
        ) { row in
            RegistryIndex.ConsumedKey(
                party: try StandingRows.known(PartyID(try row.value(0) as String)),
                id: try StandingRows.known(PackageID(try row.value(1) as String)))
        }
    }

    func isNoticed(_ key: ContentDigest) -> Bool {
        first("SELECT 1 FROM noticed WHERE key = ?", [StandingRows.data(key)]) { _ in true }
            ?? false
    }

    func entry(_ number: String) -> EntryStanding? {
        first(StandingTable.entry.one, [number], StandingRows.entry)
    }

    func dependants(of number: String) -> [String] {
        texts("SELECT number FROM dependant WHERE source = ?", [number])
    }

    func number(underCatalogueCode code: String) -> String? {
        texts("SELECT number FROM code WHERE code = ?", [code]).first
    }

    func entries(in shard: StatusShardName) -> [EntryStanding] {
        all(
            StandingTable.entry.all + " WHERE shard = ? ORDER BY id", [shard.text],
            StandingRows.entry)
    }

    func numbers(registeredBy party: PartyID) -> [String] {
        texts("SELECT number FROM registrant WHERE party = ?", [party.code])
    }

    func numbers(ofKinds kinds: Set<PackageKind>) -> [String] {
        let marks = kinds.map { _ in "?" }.joined(separator: ", ")
        return texts(
            "SELECT number FROM entry WHERE kind IN (\(marks))",
            StatementArguments(kinds.map(\.rawValue)))
    }

    func ticks(after tick: EntryTick?, limit: Int) -> [EntryTick] {
        all(
            """
            SELECT tickAt, number FROM entry
            WHERE tickAt IS NOT NULL AND (tickAt, number) > (?, ?)
            ORDER BY tickAt, number LIMIT ?
            """, [tick?.at ?? Int64.min, tick?.number ?? "", limit]
        ) { EntryTick(at: try $0.value(0), number: try $0.value(1)) }
    }

    func mark(after lineCount: Int) -> JournalMark? {
        first(
            "SELECT \(StandingRows.markColumns) FROM mark WHERE lineCount = ?", [lineCount]
        ) { try StandingRows.mark($0) }
    }

    func mark(before time: Int64) -> JournalMark? {
        first(
            """
            SELECT \(StandingRows.markColumns) FROM mark WHERE lastAt < ?
            ORDER BY lastAt DESC, lineCount DESC LIMIT 1
            """, [time]
        ) { try StandingRows.mark($0) }
    }

    private func texts(_ sql: String, _ arguments: StatementArguments) -> [String] {
        all(sql, arguments) { try $0.value(0) }
    }

    private func first<Value>(
        _ sql: String, _ arguments: StatementArguments, _ value: (Row) throws -> Value
    ) -> Value? {
        ask(nil) { database in
            let statement = try database.cachedStatement(sql: sql)
            return try Row.fetchOne(statement, arguments: arguments).map(value)
        }
    }

    private func all<Value>(
        _ sql: String, _ arguments: StatementArguments, _ value: (Row) throws -> Value
    ) -> [Value] {
        ask([]) { database in
            let statement = try database.cachedStatement(sql: sql)
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            var values: [Value] = []
            while let row = try rows.next() { values.append(try value(row)) }
            return values
        }
    }

    private func ask<Answer>(_ nothing: Answer, _ body: (Database) throws -> Answer) -> Answer {
        do throws(SettledFault) {
            return try answer(body)
        } catch {
            fault.withLock { $0 = $0 ?? error.description }
            return nothing
        }
    }

    /// Asks once more after what passes, as a lack of memory.
    private func answer<Answer>(
        _ body: (Database) throws -> Answer
    ) throws(SettledFault) -> Answer {
        do throws(SettledFault) {
            return try StandingFile.doing("read") { try connection.queue.inDatabase(body) }
        } catch {
            guard !error.isDamaged else { throw error }
            return try StandingFile.doing("read") { try connection.queue.inDatabase(body) }
        }
    }
}
