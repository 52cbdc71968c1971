internal import Databases
internal import GRDB
internal import Registry

/// Writes rows within one transaction.
struct ViewRowWriter {
    private let database: Database

    init(_ database: Database) { self.database = database }

    func put(_ place: ViewPlace) throws {
        try execute("DELETE FROM place", [])
        try execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)", ViewRows.values(place))
    }

    func put(catalogue digest: ContentDigest, of party: PartyID) throws {
        try execute(
            """
            INSERT INTO catalogue VALUES (?, ?)
            ON CONFLICT (party) DO UPDATE SET digest = excluded.digest
            """, [party.code, ViewRows.data(digest)])
    }

    /// An entry that the catalogue shows, with who is to be asked about it.
    func put(_ entry: EntryStanding) throws {
        for party in try list("SELECT registrants FROM entry WHERE number = ?", entry.number) {
            try execute(
                "DELETE FROM registrant WHERE party = ? AND number = ?", [party, entry.number])
        }
        for party in entry.registrants {
            try execute(
                "INSERT OR IGNORE INTO registrant VALUES (?, ?)", [party.code, entry.number])
            try execute("INSERT OR IGNORE INTO catalogue VALUES (?, NULL)", [party.code])
        }
        let marks = Array(repeating: "?", count: 15).joined(separator: ", ")
        try execute("INSERT OR REPLACE INTO entry VALUES (\(marks))", ViewRows.values(entry))
    }

    func put(sources: [String], of number: String) throws {
        for source in try list("SELECT sources FROM source WHERE number = ?", number) {
            try execute(
                "DELETE FROM dependant WHERE source = ? AND number = ?", [source, number])
        }
        for source in sources {
            try execute("INSERT OR IGNORE INTO dependant VALUES (?, ?)", [source, number])
        }
        if sources.isEmpty {
            try execute("DELETE FROM source WHERE number = ?", [number])
        } else {
            try execute(
                "INSERT OR REPLACE INTO source VALUES (?, ?)", [number, ViewRows.text(sources)])
        }
    }

    /// A case with its papers, or none any more.
    func put(_ one: ViewCase?, _ number: CaseNumber) throws {
        try execute("DELETE FROM casePaper WHERE number = ?", [number.text])
        guard let one else {
            return try execute("DELETE FROM deskCase WHERE number = ?", [number.text])
        }
        try execute(
            "INSERT OR REPLACE INTO deskCase VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ViewRows.values(one))
        for (place, paper) in one.papers.enumerated() {
            try execute(
                "INSERT INTO casePaper VALUES (?, ?, ?, ?, ?, ?, ?)",
                ViewRows.values(paper, of: number.text, place: place))
        }
    }

    /// What a party sees, in the place of all that it saw.
    func put(_ shelf: ViewShelf, of party: String) throws {
        try execute("INSERT OR REPLACE INTO shelf VALUES (?, 1)", [party])
        for table in ["shelfPaper", "shelfDay", "shelfCase"] {
            try execute("DELETE FROM \(table) WHERE shelf = ?", [party])
        }
        for (place, paper) in shelf.papers.enumerated() {
            try execute(
                "INSERT INTO shelfPaper VALUES (?, ?, ?, ?, ?, ?, ?)",
                ViewRows.values(paper, of: party, place: place))
        }
        for (day, count) in shelf.counts {
            try execute("INSERT INTO shelfDay VALUES (?, ?, ?)", [party, day, count])
        }
        for (place, number) in shelf.closed.enumerated() {
            try execute("INSERT INTO shelfCase VALUES (?, ?, ?)", [party, place, number.text])
        }
    }

    func put(other party: String) throws {
        try execute("INSERT OR IGNORE INTO shelf VALUES (?, 0)", [party])
    }

    private func list(_ sql: String, _ key: String) throws -> [String] {
        let statement = try database.cachedStatement(sql: sql)
        guard let row = try Row.fetchOne(statement, arguments: [key]) else { return [] }
        return ViewRows.list(try row.value(0))
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
