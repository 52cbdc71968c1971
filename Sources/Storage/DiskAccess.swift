/// How a file is opened.
package enum DiskAccess: Hashable, Sendable {
    /// For reading.
    case reading
    /// For reading and writing a file that exists.
    case writing
    /// Makes a file of this mode for writing; the name must be free.
    case creating(mode: UInt32)
}

extension DiskAccess {
    /// The verb for messages.
    var verb: String {
        switch self {
        case .reading: "open"
        case .writing: "open for writing"
        case .creating: "create"
        }
    }
}
