internal import GRDB

/// Why what views remember could not be read or written.
package struct ViewStateError: Error, Hashable, CustomStringConvertible {
    /// What was done.
    package let operation: String
    /// What SQLite or the system said.
    package let cause: String
    /// Whether the file is not of this version, or is damaged: made anew, it is well again.
    package let isDamaged: Bool

    /// After an error of reading or syncing nobody knows what the file holds, so it counts as damaged. One
    /// of writing, as a full disk or a quota, and a lack of memory or of descriptors leave it as it was.
    init(_ operation: String, _ error: any Error) {
        self.operation = operation
        let database = error as? DatabaseError
        cause = database.map { $0.message ?? "\($0.extendedResultCode)" } ?? "\(error)"
        isDamaged = error is RowDecodingError || database.map(Self.isDamage) ?? false
    }

    init(damaged operation: String, _ cause: String) {
        self.operation = operation
        self.cause = cause
        isDamaged = true
    }

    private static func isDamage(_ error: DatabaseError) -> Bool {
        let passing: [ResultCode] = [
            .SQLITE_IOERR_WRITE, .SQLITE_IOERR_NOMEM, .SQLITE_IOERR_LOCK, .SQLITE_IOERR_SHMOPEN,
            .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMLOCK, .SQLITE_IOERR_SHMMAP,
        ]
        if passing.contains(error.extendedResultCode) { return false }
        let damages: [ResultCode] = [
            .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_IOERR,
            .SQLITE_CONSTRAINT, .SQLITE_MISMATCH,
        ]
        return damages.contains(error.resultCode)
    }

    /// One sentence.
    package var description: String { "registry/views.sqlite, \(operation): \(cause)" }
}
