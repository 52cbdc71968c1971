internal import Databases
internal import GRDB

/// Why the index could not be read or written.
package struct SearchError: Error, Hashable, CustomStringConvertible {
    /// What was done.
    package let operation: String
    /// What SQLite said.
    package let cause: String
    /// Whether the file is no index of this version, or is damaged: made anew, it is well again.
    package let isDamaged: Bool
    /// Whether there is no file, or none that may be opened.
    package let isMissing: Bool

    init(_ operation: String, _ error: any Error) {
        self.operation = operation
        let fault = DatabaseFault(error)
        cause = fault.cause
        isDamaged = fault.isDamage
        isMissing = (error as? DatabaseError)?.resultCode == .SQLITE_CANTOPEN
    }

    init(damaged operation: String, _ cause: String) {
        self.operation = operation
        self.cause = cause
        isDamaged = true
        isMissing = false
    }

    /// The index was made from another journal than the one that lies there.
    package static let otherJournal = SearchError(
        damaged: "read", "it was made from another journal")

    /// One sentence.
    package var description: String { "registry/index.sqlite, \(operation): \(cause)" }
}
