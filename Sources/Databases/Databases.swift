// Databases: files of SQLite that hold derived data, opened and let go.
//
// What it is for: one way to open such a file, for who writes it, for who only reads beside a writer,
// and for who has no right to write in its folder.
//
// Guarantees: neither opening nor closing ends the process where the machine has no descriptors left.
//
// Never: knows a table. What a file holds is the matter of the room that opens it.
//
// Failures: what GRDB or the system throws, as it is; the room puts it into its own words.
internal import Foundation
package import GRDB
package import System

/// A connection to one file, closed when the last reference to it goes.
package final class Connection: Sendable {
    /// What is asked and told by.
    package let queue: DatabaseQueue

    /// How long one who writes waits for one who reads, and the reverse, seconds.
    private static let busySeconds = 5.0

    private init(_ queue: DatabaseQueue) { self.queue = queue }

    deinit { Connections.letGo(queue) }

    /// A database in memory, empty.
    package static func inMemory() throws -> Connection { Connection(try DatabaseQueue()) }

    /// Opens a file that is there, or makes one of that mode; `prepare` is called before anything else.
    ///
    /// A write-ahead log keeps each reader at one state while the file is written. It survives a power
    /// cut whole; what the cut takes with it is what was written last.
    package static func opening(
        _ path: Path, permissions: UInt32,
        prepare: @escaping @Sendable (Database) throws -> Void = { _ in }
    ) throws -> Connection {
        if !isThere(path) {
            // A log without its file would be read into the new one.
            try remove(path)
            // Made here, so that it and what SQLite makes beside it have that mode.
            try Files.create(path, permissions: permissions).close()
        }
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(busySeconds)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
            try prepare(database)
        }
        return Connection(try Connections.open(text(path), configuration))
    }

    /// Opens a file for questions alone, beside one who writes in the same process.
    package static func asking(
        _ path: Path, prepare: @escaping @Sendable (Database) throws -> Void = { _ in }
    ) throws -> Connection {
        try requireThere(path)
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        configuration.prepareDatabase { database in
            try prepare(database)
            try database.execute(sql: "PRAGMA query_only = ON")
        }
        return Connection(try Connections.open(text(path), configuration))
    }

    /// Opens a file for reading, also without the right to write beside it: then as one that nobody
    /// writes, if indeed nobody has it open. `check` is the first question.
    package static func reading(
        _ path: Path, check: (Database) throws -> Void
    ) throws -> Connection {
        try requireThere(path)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(busySeconds)
        do {
            let connection = Connection(try Connections.open(text(path), configuration))
            try connection.queue.read(check)
            return connection
        } catch let error as DatabaseError {
            guard error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY,
                !FileManager.default.fileExists(atPath: text(path) + "-wal")
            else { throw error }
            let still = URL(fileURLWithPath: text(path)).absoluteString + "?immutable=1"
            let connection = Connection(try Connections.open(still, configuration))
            try connection.queue.read(check)
            return connection
        }
    }

    /// Asks several questions of one state of the file. `queue.read` would let who only asks write from
    /// then on: it ends with `query_only` off.
    package func snapshot<Result>(_ ask: (Database) throws -> Result) throws -> Result {
        try queue.inDatabase { database in
            var answer: Result?
            try database.inTransaction(.deferred) {
                answer = try ask(database)
                return .commit
            }
            guard let answer else { preconditionFailure("a transaction that ended was asked") }
            return answer
        }
    }

    /// Deletes a file and what SQLite keeps beside it; nothing there is fine.
    package static func remove(_ path: Path) throws(SystemError) {
        // The file first: without its log it may be no whole one.
        for suffix in ["", "-wal", "-shm"] {
            try removeFile(Path(bytes: path.bytes + Array(suffix.utf8)))
        }
    }

    /// Deletes a file and leaves what SQLite keeps beside it, which somebody may still read.
    package static func removeFile(_ path: Path) throws(SystemError) {
        do {
            try Files.unlink(path)
        } catch {
            guard error.isMissing else { throw error }
        }
    }

    /// Closes it before the last reference goes.
    package func close() {
        do {
            try queue.close()
        } catch {
            // A statement is still being stepped through: it closes when that ends.
        }
    }

    /// Whether there is such a file.
    package static func isThere(_ path: Path) -> Bool {
        FileManager.default.fileExists(atPath: text(path))
    }

    private static func requireThere(_ path: Path) throws {
        guard isThere(path) else {
            throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "there is none")
        }
    }

    private static func text(_ path: Path) -> String { path.text ?? path.description }
}
