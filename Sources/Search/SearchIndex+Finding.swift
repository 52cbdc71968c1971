internal import GRDB
internal import Registry
internal import WorkingDays

extension SearchIndex {
    /// What answers the question, from one state of the index.
    package func find(_ query: SearchQuery) throws(SearchError) -> SearchAnswer {
        try SearchIndex.doing("read") {
            try queue.read { database in
                let rows = try Row.fetchAll(
                    database, sql: SearchIndex.statement(query),
                    arguments: SearchIndex.arguments(query))
                return SearchAnswer(
                    items: try rows.map(SearchIndex.item), total: rows.first?["total"] ?? 0,
                    position: try SearchIndex.position(in: database))
            }
        }
    }

    /// How many cases are closed besides some, which are looked at otherwise; in time that does not grow with
    /// them. `nil` where the index is no longer at that position, or does not keep the number.
    package func closedCases(
        besides numbers: [String], at position: SearchPosition
    ) throws(SearchError) -> Int? {
        try SearchIndex.doing("read") {
            try queue.read { database in
                guard try SearchIndex.position(in: database) == position,
                    try database.tableExists("closed"),
                    var count = try Int.fetchOne(database, sql: "SELECT cases FROM closed")
                else { return nil }
                let look = """
                    SELECT count(*) FROM item WHERE number = ? AND kind = 'case' AND NOT isOpen
                    """
                for number in numbers {
                    count -= try Int.fetchOne(database, sql: look, arguments: [number]) ?? 0
                }
                return count
            }
        }
    }

    private static func statement(_ query: SearchQuery) -> String {
        var conditions: [String] = []
        if query.match != nil {
            conditions.append("id IN (SELECT rowid FROM word WHERE word MATCH ?)")
        }
        conditions += query.patterns.map { _ in "words LIKE ? ESCAPE '\\'" }
        if query.kind != nil { conditions.append("kind = ?") }
        switch query.state {
        case "open": conditions.append("isOpen")
        case "closed": conditions.append("NOT isOpen")
        case nil: break
        default: conditions.append("state = ?")
        }
        return """
            SELECT *, count(*) OVER () AS total FROM item
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY number = ? COLLATE NOCASE OR name = ? DESC, since DESC, number DESC
            LIMIT ?
            """
    }

    private static func arguments(_ query: SearchQuery) -> StatementArguments {
        var arguments: [(any DatabaseValueConvertible)?] = []
        if let match = query.match { arguments.append(match) }
        arguments += query.patterns
        if let kind = query.kind { arguments.append(kind.rawValue) }
        if let state = query.state, state != "open", state != "closed" { arguments.append(state) }
        let whole = query.terms.joined(separator: " ")
        return StatementArguments(arguments + [whole, whole, query.limit])
    }

    private static func item(_ row: Row) throws -> SearchItem {
        guard let kind = SearchItem.Kind(rawValue: row["kind"]) else {
            throw SearchError(damaged: "read", "a kind that this version does not know")
        }
        let holders: String = row["registrants"]
        let words: String = row["words"]
        return SearchItem(
            kind: kind, number: row["number"], subject: PackageKind(rawValue: row["subject"]),
            procedure: row["procedure"], name: row["name"],
            registrants: holders.split(separator: "\n").map { line in
                let parts = line.split(separator: " ", maxSplits: 1)
                return SearchItem.Holder(
                    code: String(parts[0]), name: parts.count > 1 ? String(parts[1]) : "")
            },
            state: row["state"], isOpen: row["isOpen"], since: Day(number: row["since"]),
            words: words.split(separator: "\u{1}").map(String.init))
    }
}
