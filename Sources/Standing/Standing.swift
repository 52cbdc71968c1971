// Standing: the settled part of what the journal says, `registry/standing.sqlite`.
//
// What it is for: a start that reads the youngest lines alone, and lookups that cost memory for open
// cases alone. `RegistryIndex` asks it by key for what the lines in memory do not say.
//
// Guarantees: derived data only. What lines changed and the place after them in the journal are written
// in one transaction, so a crash repeats nothing and loses nothing. Delete the file and the next start
// makes it anew from the journal.
//
// Never: knows what a line means. What is to be written comes from an index that took the lines in.
//
// Failures: all writing throws a `SettledFault`, and a question that cannot be answered leaves its cause
// in `failure`. None stops the program: what is not written stays in memory.
internal import Foundation
internal import GRDB
package import Registry
package import System

/// The file of one workspace.
///
/// One connection writes it, each `open` makes another that only reads. SQLite's write-ahead log keeps a
/// reader at one state while further lines are put.
package final class StandingFile: SettledShelf {
    /// Raised when the tables, or what they mean, change: a file of another version is made anew.
    static let version = 1
    /// Mode of the file, which holds ids and digests alone.
    private static let mode: UInt32 = 0o640
    /// How long the writer waits for a reader, and the reverse.
    private static let busySeconds = 5.0

    /// Where it lies.
    package let path: Path
    let connections = StandingConnections()

    /// The file at that path; nothing is opened yet.
    package init(_ path: Path) { self.path = path }

    package func open() throws(SettledFault) -> SettledState? {
        try Self.doing("open") { try opened(readonly: false) }
    }

    /// The same for who has no right to write in the folder, beside a program that writes or without
    /// one.
    package func reading() throws(SettledFault) -> SettledState? {
        try Self.doing("open") { try opened(readonly: true) }
    }

    package func begin() throws(SettledFault) {
        // SQLite removes the log by its name with the last connection: none may outlive its file.
        connections.end()
        try Self.doing("begin") {
            for suffix in ["", "-wal", "-shm"] { try unlink(suffix) }
            // Made here, so that it and what SQLite makes beside it have our mode.
            try Files.create(path, permissions: Self.mode).close()
            let queue = try connection()
            try queue.write { database in
                try database.execute(sql: Self.tables)
                try database.execute(sql: "PRAGMA user_version = \(Self.version)")
            }
            connections.keep(writing: queue)
        }
    }

    package func remove() throws(SettledFault) {
        // What SQLite keeps beside it goes with the last connection, or when another is begun.
        connections.endWriting()
        try Self.doing("remove") { try unlink("") }
    }

    package func close() { connections.end() }

    private func unlink(_ suffix: String) throws(SystemError) {
        do {
            try Files.unlink(Path(bytes: path.bytes + Array(suffix.utf8)))
        } catch {
            guard error.isMissing else { throw error }
        }
    }

    /// The connection that writes.
    func writing() throws -> DatabaseQueue {
        if let queue = connections.writing { return queue }
        guard isThere else { throw SettledFault("open", "there is none", isDamaged: true) }
        let queue = try connection()
        try queue.read(Self.checkVersion)
        connections.keep(writing: queue)
        return queue
    }

    private var text: String { path.text ?? path.description }

    private var isThere: Bool { FileManager.default.fileExists(atPath: text) }

    private func opened(readonly: Bool) throws -> SettledState? {
        guard isThere else { return nil }
        let queue = try readonly ? reader() : connection(writes: false)
        return try queue.read { database in
            try Self.checkVersion(database)
            guard let head = try StandingRows.head(in: database) else { return nil }
            let base = try StandingRows.base(in: database, head)
            connections.keep(reading: queue)
            return SettledState(index: StandingReader(queue), base: base, head: head)
        }
    }

    private func connection(writes: Bool = true) throws -> DatabaseQueue {
        var configuration = Configuration()
        // The file keeps it, and a reader could not set it.
        if writes { configuration.journalMode = .wal }
        configuration.busyMode = .timeout(Self.busySeconds)
        configuration.prepareDatabase { database in
            // Enough for a write-ahead log to survive a power cut whole; what the cut takes with it is
            // read from the journal once more.
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
            try database.execute(sql: "PRAGMA cache_size = \(writes ? -16_000 : -4_000)")
            if !writes { try database.execute(sql: "PRAGMA query_only = ON") }
        }
        return try DatabaseQueue(path: text, configuration: configuration)
    }

    func reader() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(Self.busySeconds)
        do {
            let queue = try DatabaseQueue(path: text, configuration: configuration)
            try queue.read(Self.checkVersion)
            return queue
        } catch let error as DatabaseError {
            guard error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY,
                !FileManager.default.fileExists(atPath: text + "-wal")
            else { throw error }
            // Nobody has it open, so it is read as one that does not change.
            let still = URL(fileURLWithPath: text).absoluteString + "?immutable=1"
            return try DatabaseQueue(path: still, configuration: configuration)
        }
    }

    private static func checkVersion(_ database: Database) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found == version else {
            throw SettledFault("open", "version \(found), not \(version)", isDamaged: true)
        }
    }

    /// Does something with the file; what goes wrong becomes a `SettledFault`.
    static func doing<Result>(
        _ operation: String, _ body: () throws -> Result
    ) throws(SettledFault) -> Result {
        do {
            return try body()
        } catch let fault as SettledFault {
            throw fault
        } catch {
            throw SettledFault(operation, error)
        }
    }
}

extension SettledFault {
    /// What SQLite or the system said. After an error of reading or writing nobody knows what the file
    /// holds, so it counts as damaged; a full disk or a lack of memory leaves it as it was.
    init(_ operation: String, _ error: any Error) {
        let database = error as? DatabaseError
        let damages: [ResultCode] = [
            .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_IOERR,
            .SQLITE_CONSTRAINT, .SQLITE_MISMATCH,
        ]
        self.init(
            operation, database.map { $0.message ?? "\($0.resultCode)" } ?? "\(error)",
            isDamaged: database.map { damages.contains($0.resultCode) } ?? false)
    }
}
