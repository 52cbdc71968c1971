internal import Databases
internal import Foundation
internal import GRDB
package import Registry

// Each question is answered as the file stood after what was put last.
extension ViewStateFile {
    /// The file of a provider's catalogue in force.
    package func catalogue(of party: PartyID) throws(ViewStateError) -> ContentDigest? {
        let found: [ContentDigest?] = try all(
            "SELECT digest FROM catalogue WHERE party = ?", [party.code]
        ) { row in
            let digest: Data? = try row.value(0)
            return try digest.map { try ViewRows.digest($0) }
        }
        return found.first ?? nil
    }

    /// Everybody who has a catalogue, or had an entry that the city's catalogue shows; in any order.
    package func parties() throws(ViewStateError) -> [PartyID] {
        try all("SELECT party FROM catalogue", []) {
            try ViewRows.known(PartyID(try $0.value(0) as String))
        }
    }

    /// An entry that the city's catalogue shows.
    package func entry(_ number: String) throws(ViewStateError) -> EntryStanding? {
        try all("SELECT * FROM entry WHERE number = ?", [number], ViewRows.entry).first
    }

    /// Numbers of such entries of a registrant, in any order.
    package func numbers(of party: PartyID) throws(ViewStateError) -> [String] {
        try all("SELECT number FROM registrant WHERE party = ?", [party.code]) {
            try $0.value(0)
        }
    }

    /// What an entry rests on, in its own order.
    package func sources(of number: String) throws(ViewStateError) -> [String] {
        try all("SELECT sources FROM source WHERE number = ?", [number]) {
            ViewRows.list(try $0.value(0))
        }.first ?? []
    }

    /// Entries that rest on one, in any order.
    package func dependants(of number: String) throws(ViewStateError) -> [String] {
        try all("SELECT number FROM dependant WHERE source = ?", [number]) { try $0.value(0) }
    }

    /// What desks rest on.
    package func desks() throws(ViewStateError) -> ViewDesks {
        var desks = ViewDesks()
        for (party, isDesk) in try all("SELECT party, isDesk FROM shelf", [], shelf) {
            if isDesk { desks.shelves[party] = ViewShelf() } else { desks.others.insert(party) }
        }
        var papers: [String: [ViewPaper]] = [:]
        for (owner, paper) in try ownedPapers("casePaper", "number") {
            papers[owner, default: []].append(paper)
        }
        desks.cases = try all("SELECT * FROM deskCase", []) { row in
            var one = try ViewRows.deskCase(row)
            one.papers = papers[one.standing.number.text] ?? []
            return one
        }
        for (owner, paper) in try ownedPapers("shelfPaper", "shelf") {
            desks.shelves[owner]?.papers.append(paper)
        }
        let days: [(String, Int, Int)] = try all("SELECT shelf, day, papers FROM shelfDay", []) {
            (try $0.value(0), try $0.value(1), try $0.value(2))
        }
        for (owner, day, count) in days { desks.shelves[owner]?.counts[day] = count }
        let closed: [(String, CaseNumber)] = try all(
            "SELECT shelf, number FROM shelfCase ORDER BY shelf, place", []
        ) { (try $0.value(0), try ViewRows.number($0.value(1))) }
        for (owner, number) in closed { desks.shelves[owner]?.closed.append(number) }
        return desks
    }

    private func shelf(_ row: Row) throws -> (String, Bool) {
        (try row.value(0), try row.value(1))
    }

    private func ownedPapers(
        _ table: String, _ owner: String
    ) throws(ViewStateError) -> [(String, ViewPaper)] {
        try all("SELECT * FROM \(table) ORDER BY \(owner), place", []) {
            (try $0.value(0), try ViewRows.paper($0))
        }
    }

    private func all<Value>(
        _ sql: String, _ arguments: StatementArguments, _ value: (Row) throws -> Value
    ) throws(ViewStateError) -> [Value] {
        try ViewStateFile.doing("read") {
            try opened().queue.inDatabase { database in
                let statement = try database.cachedStatement(sql: sql)
                let rows = try Row.fetchCursor(statement, arguments: arguments)
                var values: [Value] = []
                while let row = try rows.next() { values.append(try value(row)) }
                return values
            }
        }
    }
}
