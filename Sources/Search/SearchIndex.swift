internal import Databases
internal import GRDB
internal import Registry
package import System
internal import WorkingDays

/// The index of one workspace, open.
///
/// One connection writes it, in the thread that makes views; others only read. SQLite's write-ahead
/// log keeps each reader at one state while a line is taken in. May be used from one thread at a
/// time.
package final class SearchIndex {
    private let connection: Connection
    var queue: DatabaseQueue { connection.queue }

    /// Raised when the tables change: an index of another version is made anew. 2: small letters, the ends
    /// of rows, and the indexes that find the latest.
    static let version = 2
    /// Mode of the file, which holds names as files in the outbox do.
    private static let mode: UInt32 = 0o640

    private init(_ connection: Connection) { self.connection = connection }

    /// An index in memory, empty.
    package static func inMemory() throws(SearchError) -> SearchIndex {
        try doing("make") {
            let index = SearchIndex(try Connection.inMemory())
            try index.makeTables()
            return index
        }
    }

    /// Opens the file for writing, or makes it; a file that is no index of this version, or damaged,
    /// makes place for a new one.
    package static func opening(_ path: Path) throws(SearchError) -> SearchIndex {
        do {
            return try open(path)
        } catch {
            guard error.isDamaged else { throw error }
            try remove(path)
            return try open(path)
        }
    }

    /// Opens the file for reading; throws `isMissing` when there is none and `isDamaged` when it is
    /// no index of this version.
    ///
    /// A reader without the right to write beside the file reads it as one that nobody writes, if
    /// indeed nobody has it open.
    package static func reading(_ path: Path) throws(SearchError) -> SearchIndex {
        let index = try doing("open") {
            SearchIndex(
                try Connection.reading(path) {
                    _ = try Int.fetchOne($0, sql: "SELECT line FROM position")
                })
        }
        try index.checkVersion()
        return index
    }

    /// Deletes the file and what SQLite keeps beside it; nothing there is fine.
    package static func remove(_ path: Path) throws(SearchError) {
        try doing("remove") { try Connection.remove(path) }
    }

    private static func open(_ path: Path) throws(SearchError) -> SearchIndex {
        let index = try doing("open") { () throws -> SearchIndex in
            let index = SearchIndex(try Connection.opening(path, permissions: mode))
            try index.makeTables()
            return index
        }
        try index.checkVersion()
        return index
    }

    private func checkVersion() throws(SearchError) {
        let found = try SearchIndex.doing("open") {
            try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        }
        guard found == SearchIndex.version else {
            throw SearchError(
                damaged: "open", "version \(found ?? 0), not \(SearchIndex.version)")
        }
    }

    /// Makes the tables in a file that has none.
    private func makeTables() throws {
        try queue.write { database in
            guard try Int.fetchOne(database, sql: "PRAGMA user_version") == 0,
                try !database.tableExists("item")
            else { return }
            try database.execute(sql: SearchIndex.tables + SearchIndex.closedTable)
            try database.execute(sql: "PRAGMA user_version = \(SearchIndex.version)")
        }
    }

    /// One row in `item` and one in `word` for each thing; `word` keeps no text of its own, and `term` is
    /// the list of its trigrams. Words are in small letters already, so that what FTS5 and LIKE find is the
    /// same. By the indexes what matches is found from the latest on.
    private static let tables = """
        CREATE TABLE item (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, number TEXT NOT NULL UNIQUE,
            subject TEXT NOT NULL, procedure TEXT, name TEXT NOT NULL, registrants TEXT NOT NULL,
            state TEXT NOT NULL, isOpen INTEGER NOT NULL, since INTEGER NOT NULL,
            words TEXT NOT NULL) STRICT;
        CREATE INDEX itemSince ON item (since, number);
        CREATE INDEX itemOpen ON item (since, number) WHERE isOpen;
        CREATE INDEX itemState ON item (state, since, number);
        CREATE INDEX itemName ON item (name, since, number);
        CREATE VIRTUAL TABLE word USING fts5(
            words, content = 'item', content_rowid = 'id', tokenize = 'trigram case_sensitive 1');
        CREATE VIRTUAL TABLE term USING fts5vocab(word, row);
        CREATE TABLE position (line INTEGER NOT NULL, digest TEXT) STRICT;
        INSERT INTO position VALUES (0, NULL);
        CREATE TABLE place (
            line INTEGER NOT NULL, segment TEXT NOT NULL, sizeBytes INTEGER NOT NULL) STRICT;
        """

    /// How many closed cases `item` has; triggers keep the number.
    private static let closedTable = """
        CREATE TABLE closed (cases INTEGER NOT NULL) STRICT;
        INSERT INTO closed VALUES (0);
        CREATE TRIGGER closedInsert AFTER INSERT ON item
            WHEN NEW.kind = 'case' AND NOT NEW.isOpen
            BEGIN UPDATE closed SET cases = cases + 1; END;
        CREATE TRIGGER closedDelete AFTER DELETE ON item
            WHEN OLD.kind = 'case' AND NOT OLD.isOpen
            BEGIN UPDATE closed SET cases = cases - 1; END;
        CREATE TRIGGER closedUpdate AFTER UPDATE OF isOpen ON item
            WHEN NEW.kind = 'case' AND OLD.isOpen IS NOT NEW.isOpen
            BEGIN UPDATE closed SET cases = cases + OLD.isOpen - NEW.isOpen; END;
        """

    /// Does something with the database; what goes wrong becomes a `SearchError`.
    static func doing<Result>(
        _ operation: String, _ body: () throws -> Result
    ) throws(SearchError) -> Result {
        do {
            return try body()
        } catch let error as SearchError {
            throw error
        } catch {
            throw SearchError(operation, error)
        }
    }
}
