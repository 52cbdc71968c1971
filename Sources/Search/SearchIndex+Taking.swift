internal import Foundation
internal import GRDB
internal import Registry
internal import WorkingDays

extension SearchIndex {
    /// How far into the journal it has come.
    package func position() throws(SearchError) -> SearchPosition {
        try SearchIndex.doing("read") { try queue.read(SearchIndex.position) }
    }

    /// Takes in what stands after the lines before `position`, and the position with it: all of it
    /// or nothing. What has one of the numbers `gone` is in it no more.
    package func take(
        _ items: [SearchItem], without gone: [String] = [], upTo position: SearchPosition
    ) throws(SearchError) {
        try SearchIndex.doing("write") {
            if !gone.isEmpty {
                // The bytes of removed rows are overwritten, not only given back.
                try queue.inDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
            }
            try queue.write { database in
                for item in items { try SearchIndex.put(item, into: database) }
                for number in gone { try SearchIndex.remove(number, from: database) }
                try database.execute(
                    sql: "UPDATE position SET line = ?, digest = ?",
                    arguments: [position.line, position.digest?.text])
                try SearchIndex.put(position.mark, into: database)
            }
        }
    }

    static func position(in database: Database) throws -> SearchPosition {
        guard let row = try Row.fetchOne(database, sql: "SELECT line, digest FROM position") else {
            throw SearchError(damaged: "read", "it has no position")
        }
        let digest: String? = row["digest"]
        var position = SearchPosition(
            line: row["line"], digest: digest.flatMap(ContentDigest.init))
        position.mark = try place(of: position, in: database)
        return position
    }

    /// The place after the line before a position; one of another line is of no use.
    private static func place(
        of position: SearchPosition, in database: Database
    ) throws -> JournalMark? {
        guard let digest = position.digest,
            let row = try Row.fetchOne(
                database, sql: "SELECT segment, sizeBytes FROM place WHERE line = ?",
                arguments: [position.line])
        else { return nil }
        return JournalMark(
            lineCount: position.line, digest: digest, lastAt: .min,
            segment: try row.decode(String.self, atIndex: 0),
            sizeBytes: try row.decode(Int.self, atIndex: 1))
    }

    private static func put(_ mark: JournalMark?, into database: Database) throws {
        try database.execute(sql: "DELETE FROM place")
        guard let mark, let segment = mark.segment else { return }
        try database.execute(
            sql: "INSERT INTO place VALUES (?, ?, ?)",
            arguments: [mark.lineCount, segment, mark.sizeBytes])
    }

    /// Removes one item with its words; one that is not there is fine.
    private static func remove(_ number: String, from database: Database) throws {
        guard
            let old = try Row.fetchOne(
                database, sql: "SELECT id, words FROM item WHERE number = ?", arguments: [number])
        else { return }
        try database.execute(
            sql: "INSERT INTO word (word, rowid, words) VALUES ('delete', ?, ?)",
            arguments: [old["id"] as Int64, old["words"] as String])
        try database.execute(
            sql: "DELETE FROM item WHERE id = ?", arguments: [old["id"] as Int64])
    }

    /// Puts one item in the place of its earlier form.
    private static func put(_ item: SearchItem, into database: Database) throws {
        // Behind the last word as much as a trigram that begins in it needs.
        let words = SearchQuery.folded(item.words.joined(separator: "\u{1}")) + "\u{1}\u{1}"
        let old = try Row.fetchOne(
            database, sql: "SELECT id, words FROM item WHERE number = ?", arguments: [item.number])
        if let old {
            try database.execute(
                sql: "INSERT INTO word (word, rowid, words) VALUES ('delete', ?, ?)",
                arguments: [old["id"] as Int64, old["words"] as String])
        }
        try database.execute(
            sql: """
                INSERT INTO item (
                    kind, number, subject, procedure, name, registrants, state, isOpen, since, words)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (number) DO UPDATE SET
                    name = excluded.name, registrants = excluded.registrants,
                    state = excluded.state, isOpen = excluded.isOpen, since = excluded.since,
                    words = excluded.words
                """,
            arguments: [
                item.kind.rawValue, item.number, item.subject.rawValue, item.procedure, item.name,
                item.registrants.map { $0.code + " " + $0.name }.joined(separator: "\n"),
                item.state, item.isOpen, item.since.number, words,
            ])
        try database.execute(
            sql: "INSERT INTO word (rowid, words) SELECT id, words FROM item WHERE number = ?",
            arguments: [item.number])
    }
}
