// Standing: the settled part of what the journal says, `registry/standing.sqlite`.
//
// What it is for: a start that reads the youngest lines alone, and lookups that cost memory for open
// cases alone. `RegistryIndex` asks it by key for what the lines in memory do not say.
//
// Guarantees: derived data only. What lines changed and the place after them in the journal are written
// in one transaction, so a crash repeats nothing and loses nothing. Delete the file and the next start
// makes it anew from the journal. All rows are sealed under a key that only the registry has: what a
// start reads is proved as it is read, the rest by `prove`.
//
// Never: knows what a line means. What is to be written comes from an index that took the lines in.
//
// Failures: all writing throws a `SettledFault`, and a question that cannot be answered leaves its cause
// in `failure`. None stops the program: what is not written stays in memory.
internal import Databases
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

    /// Where it lies.
    package let path: Path
    /// What it is sealed under.
    let key: StandingKey
    let connections = StandingConnections()
    /// Lines from which on a proof that is waited for takes two threads; of fewer it is done before they
    /// have begun.
    let checksBesideFrom: Int

    /// The file at that path; nothing is opened yet.
    package init(_ path: Path, key: StandingKey, checksBesideFrom: Int = 10_000) {
        self.path = path
        self.key = key
        self.checksBesideFrom = checksBesideFrom
    }

    package func open() throws(SettledFault) -> SettledState? {
        try Self.doing("open") { try opened(readonly: false) }
    }

    /// The same for who has no right to write in the folder, beside a program that writes or without
    /// one; the seal is not looked at.
    package func reading() throws(SettledFault) -> SettledState? {
        try Self.doing("open") { try opened(readonly: true) }
    }

    package func begin() throws(SettledFault) {
        // SQLite makes and removes its log by the file's name: none may outlive its file.
        connections.end()
        try Self.doing("begin") {
            try Connection.remove(path)
            do {
                let connection = try opening()
                try connection.queue.write { database in
                    try database.execute(sql: Self.tables)
                    try database.execute(sql: "PRAGMA user_version = \(Self.version)")
                }
                connections.keep(writing: connection)
            } catch {
                // A file without tables would be taken for a damaged one.
                try Connection.remove(path)
                throw error
            }
        }
    }

    package func remove() throws(SettledFault) {
        // What SQLite keeps beside it goes when another is begun.
        connections.endWriting()
        try Self.doing("remove") { try Connection.removeFile(path) }
    }

    package func close() { connections.end() }

    /// The connection that writes.
    func writing() throws -> Connection {
        if let connection = connections.writing { return connection }
        guard Connection.isThere(path) else {
            throw SettledFault("open", "there is none", isDamaged: true)
        }
        let connection = try opening()
        try connection.queue.read(Self.checkVersion)
        connections.keep(writing: connection)
        return connection
    }

    private func opened(readonly: Bool) throws -> SettledState? {
        guard Connection.isThere(path) else { return nil }
        let connection = try readonly ? reader() : asking()
        return try connection.snapshot { database in
            try Self.checkVersion(database)
            guard let head = try StandingRows.head(in: database) else { return nil }
            var found = StandingSeal(key)
            let base = try StandingRows.base(in: database, head, &found)
            if !readonly {
                try Self.checkForm(of: database)
                try Self.checkTexts(of: .small, in: database)
                try Self.checkTexts(of: .standing, in: database, where: "isOpen = 1")
                let seal = try StandingSeal(key, reading: database)
                try seal.check([StandingTable.openPart, StandingTable.small.name], against: found)
            }
            connections.keep(reading: connection)
            return SettledState(index: StandingReader(connection), base: base, head: head)
        }
    }

    private func opening() throws -> Connection {
        try Connection.opening(path, permissions: Self.mode) { database in
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try database.execute(sql: "PRAGMA cache_size = -16000")
        }
    }

    private func asking() throws -> Connection {
        try Connection.asking(path) { database in
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try database.execute(sql: "PRAGMA cache_size = -4000")
        }
    }

    func reader() throws -> Connection {
        try Connection.reading(path) { database in
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try Self.checkVersion(database)
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
    /// What SQLite or the system said.
    init(_ operation: String, _ error: any Error) {
        let fault = DatabaseFault(error)
        self.init(operation, fault.cause, isDamaged: fault.isDamage)
    }
}
