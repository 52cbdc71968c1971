internal import Databases

/// Why what views remember could not be read or written.
package struct ViewStateError: Error, Hashable, CustomStringConvertible {
    /// What was done.
    package let operation: String
    /// What SQLite or the system said.
    package let cause: String
    /// Whether the file is not of this version, or is damaged: made anew, it is well again.
    package let isDamaged: Bool

    /// What SQLite or the system said.
    init(_ operation: String, _ error: any Error) {
        self.operation = operation
        let fault = DatabaseFault(error)
        cause = fault.cause
        isDamaged = fault.isDamage
    }

    init(damaged operation: String, _ cause: String) {
        self.operation = operation
        self.cause = cause
        isDamaged = true
    }

    /// One sentence.
    package var description: String { "registry/views.sqlite, \(operation): \(cause)" }
}
