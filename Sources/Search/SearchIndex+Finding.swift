internal import GRDB
internal import Registry
internal import WorkingDays

extension SearchIndex {
    /// Matches up to which all are counted and sorted; of more the latest are looked for, in time that does
    /// not grow with their number.
    static let mostCounted = 10_000
    /// A short piece that more trigrams begin with is taken for common.
    private static let mostTrigrams = 256

    /// What answers the question, from one state of the index.
    package func find(
        _ query: SearchQuery, mostCounted: Int = mostCounted
    ) throws(SearchError) -> SearchAnswer {
        try SearchIndex.doing("read") {
            try queue.read { database in
                var answer = SearchAnswer(
                    items: [], total: 0, position: try SearchIndex.position(in: database))
                switch try SearchIndex.match(of: query, mostCounted, in: database) {
                case .nothing: break
                case .few(let match, let others):
                    let rows = try SearchIndex.rows(
                        of: query, matching: match, besides: others, in: database)
                    answer.items = try rows.map(SearchIndex.item)
                    answer.total = rows.first?["total"] ?? 0
                case .many(let least):
                    // One more, to know whether there is one.
                    let items = try SearchIndex.latest(
                        of: query, limit: query.limit + 1, in: database)
                    answer.items = Array(items.prefix(query.limit))
                    answer.isTotalExceeded = items.count > query.limit
                    answer.total =
                        answer.isTotalExceeded ? max(least, query.limit) : items.count
                }
                return answer
            }
        }
    }

    /// What the words of a question match.
    private enum Match {
        case nothing
        /// An expression of FTS5, and the words that it leaves out.
        case few(String, besides: [String])
        /// More than `least` of all that the question may be narrowed to, as far as that is known.
        case many(least: Int)
    }

    private static func match(
        of query: SearchQuery, _ mostCounted: Int, in database: Database
    ) throws -> Match {
        var expressions: [String] = []
        var others: [String] = []
        for term in query.terms {
            guard term.unicodeScalars.count < SearchQuery.trigramLength else {
                expressions.append(SearchQuery.quoted(term))
                continue
            }
            // Each row ends in two characters that nothing else has, so that its last pieces begin one too.
            let trigrams = try String.fetchAll(
                database,
                sql: """
                    SELECT term FROM term
                    WHERE term >= ? AND term <= ? || char(0x10FFFF, 0x10FFFF) LIMIT ?
                    """, arguments: [term, term, mostTrigrams + 1])
            if trigrams.isEmpty { return .nothing }
            if trigrams.count > mostTrigrams {
                others.append(term)
            } else {
                expressions.append(
                    "(" + trigrams.map(SearchQuery.quoted).joined(separator: " OR ") + ")")
            }
        }
        if expressions.isEmpty { return .many(least: 0) }
        let match = expressions.joined(separator: " AND ")
        let count = try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM (SELECT 1 FROM word WHERE word MATCH ? LIMIT ?)",
            arguments: [match, mostCounted + 1])
        guard count ?? 0 > mostCounted else { return .few(match, besides: others) }
        let isNarrowed = query.kind != nil || query.state != nil || !others.isEmpty
        return .many(least: isNarrowed ? 0 : mostCounted)
    }

    /// All that match: those of that very number or name first, then the latest.
    private static func rows(
        of query: SearchQuery, matching match: String, besides others: [String],
        in database: Database
    ) throws -> [Row] {
        let narrowing = Narrowing(query, words: others, walksStates: false)
        return try Row.fetchAll(
            database,
            sql: """
                SELECT *, count(*) OVER () AS total FROM item
                WHERE id IN (SELECT rowid FROM word WHERE word MATCH ?)\(narrowing.conditions)
                ORDER BY number = ? COLLATE NOCASE OR name = ? DESC, since DESC, number DESC
                LIMIT ?
                """,
            arguments: [match] + narrowing.arguments + [query.whole, query.whole, query.limit])
    }

    /// The same where very many match: rows are looked at from the latest on until there are enough.
    private static func latest(
        of query: SearchQuery, limit: Int, in database: Database
    ) throws -> [SearchItem] {
        func rows(
            _ condition: String, _ given: StatementArguments, walksStates: Bool, limit: Int
        ) throws -> [Row] {
            let narrowing = Narrowing(query, words: query.terms, walksStates: walksStates)
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM item WHERE \(condition)\(narrowing.conditions)
                    ORDER BY since DESC, number DESC LIMIT ?
                    """, arguments: given + narrowing.arguments + [limit])
        }
        let numbers: StatementArguments = [query.whole, query.whole.uppercased()]
        let byNumber = try rows("number IN (?, ?)", numbers, walksStates: false, limit: limit)
        let byName = try rows(
            "name = ? AND number NOT IN (?, ?)", [query.whole] + numbers, walksStates: false,
            limit: limit)
        let others = try rows(
            "name <> ? AND number NOT IN (?, ?)", [query.whole] + numbers, walksStates: true,
            limit: limit)
        let first = try (byNumber + byName).map(item).sorted {
            ($0.since, $0.number) > ($1.since, $1.number)
        }
        return Array((first + (try others.map(item))).prefix(limit))
    }

    /// What narrows a question besides what finds its rows.
    private struct Narrowing {
        var conditions = ""
        var arguments = StatementArguments()

        /// By `words`, kind and state; where rows are not walked over by the index of states, a plus keeps
        /// SQLite from it.
        init(_ query: SearchQuery, words: [String], walksStates: Bool) {
            for word in words {
                conditions += " AND words LIKE ? ESCAPE '\\'"
                arguments += [SearchQuery.pattern(word)]
            }
            if let kind = query.kind {
                conditions += " AND kind = ?"
                arguments += [kind.rawValue]
            }
            switch query.state {
            case "open": conditions += walksStates ? " AND isOpen" : " AND +isOpen"
            case "closed": conditions += " AND NOT isOpen"
            case nil: break
            case let state?:
                conditions += walksStates ? " AND state = ?" : " AND +state = ?"
                arguments += [state]
            }
        }
    }

    /// How many cases are closed besides some, which are looked at otherwise; in time that does not grow with
    /// them. `nil` where the index is no longer at that position.
    package func closedCases(
        besides numbers: [String], at position: SearchPosition
    ) throws(SearchError) -> Int? {
        try SearchIndex.doing("read") {
            try queue.read { database in
                guard try SearchIndex.position(in: database) == position,
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
