package import GRDB

/// What an error of SQLite or of the system says of the file it was met in.
package struct DatabaseFault {
    /// What was said, in English.
    package let cause: String
    /// Whether nobody knows any more what the file holds, or it is of another form: made anew, it is well
    /// again.
    ///
    /// After an error of reading or syncing that is so. One of writing, as a full disk or a quota, and a lack
    /// of memory or of descriptors leave the file as it was: what was not committed counts for nothing.
    package let isDamage: Bool

    /// Judges an error.
    package init(_ error: any Error) {
        let database = error as? DatabaseError
        cause = database.map { $0.message ?? "\($0.extendedResultCode)" } ?? "\(error)"
        isDamage = error is RowDecodingError || database.map(Self.isDamage) ?? false
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
}

extension Row {
    /// The value of a column, an optional where there may be none; throws where it is of another kind, while
    /// `self[column]` ends the process.
    package func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ column: Int
    ) throws -> Value {
        try decode(Value.self, atIndex: column)
    }
}
