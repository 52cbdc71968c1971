internal import Databases
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
                let rows = RowWriter(database, try StandingSeal(key, reading: database))
                try Self.put(changes, by: rows)
                try Self.putEntries(changes, by: rows, in: database)
                try Self.putSmall(changes, by: rows)
                for mark in marks { try rows.insert(StandingRows.values(mark), into: .mark) }
                try database.execute(sql: "DELETE FROM head")
                try database.execute(
                    sql: "INSERT INTO head VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, x'')",
                    arguments: StatementArguments(
                        StandingRows.values(head.place) + StandingRows.values(head.before)
                            + [Data(head.tree).databaseValue]))
                try rows.seal.write(to: database)
            }
        }
    }

    private static func put(_ changes: SettledChanges, by rows: RowWriter) throws {
        // In the order of the keys, so that neighbours meet in one page.
        for one in changes.cases.sorted(by: { $0.number < $1.number }) {
            try rows.put(StandingRows.values(one), into: .standing)
        }
        for one in changes.consumed {
            let values: [(any DatabaseValueConvertible)?] = [
                one.consumed.line, one.key.party.code, one.key.id.text,
                StandingRows.data(one.consumed.digest), one.consumed.caseNumber?.text,
            ]
            try rows.insert(StandingRows.values(values), into: .consumed)
        }
        for key in changes.noticed {
            try rows.insert([StandingRows.data(key).databaseValue], into: .noticed)
        }
        for (code, number) in changes.codes {
            try rows.put([code.databaseValue, number.databaseValue], into: .code)
        }
        for code in changes.codesGone { try rows.delete([code.databaseValue], from: .code) }
    }

    /// New entries get their ids in the order in which they were made.
    private static func putEntries(
        _ changes: SettledChanges, by rows: RowWriter, in database: Database
    ) throws {
        let standings = Dictionary(uniqueKeysWithValues: changes.entries.map { ($0.number, $0) })
        var last = try Int.fetchOne(database, sql: "SELECT max(id) FROM entry") ?? 0
        for number in changes.made {
            last += 1
            let standing = try StandingRows.known(standings[number])
            try rows.insert(StandingRows.values(standing, id: last), into: .entry)
            try putLinks(of: standing, by: rows)
        }
        let made = Set(changes.made)
        for standing in changes.entries.sorted(by: { $0.number < $1.number })
        where !made.contains(standing.number) {
            let earlier = try rows.earlier([standing.number.databaseValue], in: .entry)
            // One whose number is of no part of the status list is in no order.
            if earlier == nil { last += 1 }
            if let earlier { try removeLinks(of: earlier, by: rows) }
            let id = try earlier.map(StandingRows.id) ?? last
            try rows.put(
                StandingRows.values(standing, id: id), into: .entry, insteadOf: earlier)
            try putLinks(of: standing, by: rows)
        }
    }

    /// What an entry is found by.
    private static func putLinks(of standing: EntryStanding, by rows: RowWriter) throws {
        let number = standing.number.databaseValue
        for source in Set(standing.sources) {
            try rows.insert([source.databaseValue, number], into: .dependant)
        }
        for party in Set(standing.registrants) {
            try rows.insert([party.code.databaseValue, number], into: .registrant)
        }
    }

    /// Takes away what an earlier version of an entry was found by.
    private static func removeLinks(of row: [DatabaseValue], by rows: RowWriter) throws {
        let (number, registrants, sources) = try StandingRows.links(ofEntry: row)
        for source in sources {
            try rows.delete([source.databaseValue, number], from: .dependant)
        }
        for party in registrants {
            try rows.delete([party.databaseValue, number], from: .registrant)
        }
    }

    private static func putSmall(_ changes: SettledChanges, by rows: RowWriter) throws {
        for (name, value) in changes.small {
            try rows.put([name.databaseValue, value.databaseValue], into: .small)
        }
        for name in changes.smallGone { try rows.delete([name.databaseValue], from: .small) }
    }
}
