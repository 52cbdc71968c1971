internal import Foundation
internal import GRDB
package import Registry

extension StandingFile {
    /// Adds what further lines changed, with the place after them; see `SettledShelf`.
    package func put(
        _ changes: SettledChanges, at head: SettledHead, marks: [JournalMark]
    ) throws(SettledFault) {
        try Self.doing("write") {
            try writing().queue.write { database in
                let before = try Int.fetchOne(database, sql: "SELECT lineCount FROM head") ?? 0
                guard before == changes.since else {
                    throw SettledFault(
                        "write", "it is of \(before) lines, not of \(changes.since)",
                        isDamaged: true)
                }
                try Self.put(changes, into: database)
                try Self.putSmall(changes, into: database)
                for mark in marks {
                    try database.cachedStatement(
                        sql: "INSERT INTO mark (\(StandingRows.markColumns)) VALUES (?, ?, ?, ?, ?)"
                    ).execute(arguments: StandingRows.arguments(mark))
                }
                try database.execute(sql: "DELETE FROM head")
                try database.execute(
                    sql: "INSERT INTO head VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    arguments: StandingRows.arguments(head.place)
                        + StandingRows.arguments(head.before) + [Data(head.tree)])
            }
        }
    }

    private static func put(_ changes: SettledChanges, into database: Database) throws {
        let standing = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO standing (\(StandingRows.standingColumns), isOpen)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        // In the order of the keys, so that neighbours meet in one page.
        for one in changes.cases.sorted(by: { $0.number < $1.number }) {
            try standing.execute(arguments: StandingRows.arguments(one))
        }
        let consumed = try database.cachedStatement(
            sql: """
                INSERT INTO consumed (line, sender, package, digest, caseNumber)
                VALUES (?, ?, ?, ?, ?)
                """)
        for one in changes.consumed {
            try consumed.execute(arguments: [
                one.consumed.line, one.key.party.code, one.key.id.text,
                StandingRows.data(one.consumed.digest), one.consumed.caseNumber?.text,
            ])
        }
        let noticed = try database.cachedStatement(sql: "INSERT INTO noticed VALUES (?)")
        for key in changes.noticed { try noticed.execute(arguments: [StandingRows.data(key)]) }
        try putEntries(changes, into: database)
        for (code, number) in changes.codes {
            try database.cachedStatement(sql: "INSERT OR REPLACE INTO code VALUES (?, ?)")
                .execute(arguments: [code, number])
        }
        for code in changes.codesGone {
            try database.cachedStatement(sql: "DELETE FROM code WHERE code = ?")
                .execute(arguments: [code])
        }
    }

    /// New entries get their ids in the order in which they were made.
    private static func putEntries(_ changes: SettledChanges, into database: Database) throws {
        let standings = Dictionary(uniqueKeysWithValues: changes.entries.map { ($0.number, $0) })
        let made = Set(changes.made)
        for number in changes.made {
            try put(try StandingRows.known(standings[number]), into: database)
        }
        for standing in changes.entries.sorted(by: { $0.number < $1.number })
        where !made.contains(standing.number) {
            try put(standing, into: database)
        }
    }

    private static func put(_ standing: EntryStanding, into database: Database) throws {
        let number = standing.number
        try removeLinks(of: number, in: database)
        try database.cachedStatement(
            sql: """
                INSERT INTO entry (\(StandingRows.entryColumns), shard)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (number) DO UPDATE SET
                    kind = excluded.kind, version = excluded.version, state = excluded.state,
                    since = excluded.since, digest = excluded.digest,
                    registrants = excluded.registrants, sources = excluded.sources,
                    hasRights = excluded.hasRights, marks = excluded.marks,
                    catalogueCode = excluded.catalogueCode, certificate = excluded.certificate,
                    tick = excluded.tick, tickAt = excluded.tickAt,
                    isProvisional = excluded.isProvisional
                """
        ).execute(
            arguments: StandingRows.arguments(standing) + [StatusShardName(of: number)?.text])
        for source in Set(standing.sources) {
            try database.cachedStatement(sql: "INSERT INTO dependant VALUES (?, ?)")
                .execute(arguments: [source, number])
        }
        for party in Set(standing.registrants) {
            try database.cachedStatement(sql: "INSERT INTO registrant VALUES (?, ?)")
                .execute(arguments: [party.code, number])
        }
    }

    /// Takes away what an earlier version of the entry was found by.
    private static func removeLinks(of number: String, in database: Database) throws {
        let earlier = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT sources, registrants FROM entry WHERE number = ?"),
            arguments: [number])
        guard let earlier else { return }
        for source in StandingRows.list(earlier[0]) {
            try database.cachedStatement(
                sql: "DELETE FROM dependant WHERE source = ? AND number = ?"
            ).execute(arguments: [source, number])
        }
        for party in StandingRows.list(earlier[1]) {
            try database.cachedStatement(
                sql: "DELETE FROM registrant WHERE party = ? AND number = ?"
            ).execute(arguments: [party, number])
        }
    }

    private static func putSmall(_ changes: SettledChanges, into database: Database) throws {
        for (name, value) in changes.small {
            try database.cachedStatement(sql: "INSERT OR REPLACE INTO small VALUES (?, ?)")
                .execute(arguments: [name, value])
        }
        for name in changes.smallGone {
            try database.cachedStatement(sql: "DELETE FROM small WHERE name = ?")
                .execute(arguments: [name])
        }
    }
}
