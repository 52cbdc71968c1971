// ViewState: what views remember of the lines that they have passed, `registry/views.sqlite`.
//
// What it is for: a start of views that reads the lines after its place alone, and memory that does not
// grow with the register: what the city's catalogue, the pages of entries and the desks rest on is asked
// by key.
//
// Guarantees: derived data only. What lines changed and the place after them in the journal are written
// in one transaction, so a crash repeats nothing and loses nothing. Delete the file while nothing runs and
// the next start makes it anew from the journal, a portion of lines at a time.
//
// Never: knows what a line means, or rules anything. Nothing but views rests on it, and none of them
// believes its tree before the signed checkpoint says the same.
//
// Failures: all are `ViewStateError`. One that says `isDamaged` is mended by beginning anew; any other by
// what its cause says (disk, permission). None stops the program, nor intake.
internal import Databases
internal import GRDB
package import System

/// The file of one workspace, opened when it is first needed. Belongs to the thread of views.
package final class ViewStateFile {
    /// Raised when the tables, or what they mean, change: a file of another version is made anew.
    static let version = 1
    /// Mode of the file, which holds ids, digests and paths of papers as the outbox does.
    private static let mode: UInt32 = 0o640

    private let path: Path
    private var connection: Connection?

    /// The file at that path; nothing is opened yet.
    package init(_ path: Path) { self.path = path }

    /// Opens the file and gives the place it has come to, `nil` before the first line. One that is no such
    /// file of this version, or damaged, makes place for a new one.
    package func open() throws(ViewStateError) -> ViewPlace? {
        if Connection.isThere(path) {
            do throws(ViewStateError) {
                return try ViewStateFile.doing("open") { try place(in: opened()) }
            } catch {
                guard error.isDamaged else { throw error }
            }
        }
        try begin()
        return nil
    }

    /// Begins anew with nothing, in the place of whatever is there.
    package func begin() throws(ViewStateError) {
        close()
        try ViewStateFile.doing("begin") {
            try Connection.remove(path)
            do {
                let made = try opening()
                let mark = try mark()
                try made.queue.write { database in
                    try database.execute(sql: ViewStateFile.tables)
                    try database.execute(sql: "PRAGMA user_version = \(ViewStateFile.version)")
                    try database.execute(sql: "PRAGMA application_id = \(mark)")
                }
                connection = made
            } catch {
                // A file without tables would be taken for a damaged one.
                try Connection.remove(path)
                throw error
            }
        }
    }

    /// Lets the file go; what was put stays.
    package func close() {
        // SQLite removes the log by its name with the last connection: none may outlive its file.
        connection?.close()
        connection = nil
    }

    /// The connection; there is one from `open` or `begin` on.
    func opened() throws -> Connection {
        if let connection { return connection }
        let found = try opening()
        let (version, made) = try found.queue.read {
            (
                try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne($0, sql: "PRAGMA application_id") ?? 0
            )
        }
        guard version == ViewStateFile.version else {
            throw ViewStateError(damaged: "open", "version \(version), not \(Self.version)")
        }
        guard made == (try mark()) else {
            throw ViewStateError(damaged: "open", "it was copied, perhaps while it was written")
        }
        connection = found
        return found
    }

    /// Tells the file from a copy of it: what was copied while it was written, file and log one after the
    /// other, may be of no one moment, and nothing in it would say so.
    private func mark() throws -> Int {
        Int(truncatingIfNeeded: try Files.status(of: path).inode & 0x7FFF_FFFF)
    }

    private func opening() throws -> Connection {
        try Connection.opening(path, permissions: Self.mode) { database in
            try database.execute(sql: "PRAGMA cache_size = -8000")
        }
    }

    private func place(in connection: Connection) throws -> ViewPlace? {
        try connection.queue.read { try ViewRows.place(in: $0) }
    }

    /// Does something with the file; what goes wrong becomes a `ViewStateError`.
    static func doing<Result>(
        _ operation: String, _ body: () throws -> Result
    ) throws(ViewStateError) -> Result {
        do {
            return try body()
        } catch let error as ViewStateError {
            throw error
        } catch {
            throw ViewStateError(operation, error)
        }
    }
}
