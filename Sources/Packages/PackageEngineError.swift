/// The program could not judge or write a package. Never a verdict on a package.
package enum PackageEngineError: Error, Hashable, CustomStringConvertible {
    /// The source gave fewer bytes than its size promised: it was cut while being read.
    case sourceEnded(offset: Int, missing: Int)
    /// libarchive, or the C library's converter, failed by its own account; `code` is its number.
    case engineFailed(operation: String, code: Int, message: String)
    /// A content changed between the two times it was read for writing.
    case contentChanged(name: String)

    /// One English sentence for a log or a quarantine report.
    package var description: String {
        switch self {
        case .sourceEnded(let offset, let missing):
            "the package ended at byte \(offset) while being read, \(missing) bytes are missing"
        case .engineFailed(let operation, let code, let message):
            "\(operation) failed inside the engine (\(code)): \(message)"
        case .contentChanged(let name):
            "\(name) changed while it was being packed"
        }
    }
}
