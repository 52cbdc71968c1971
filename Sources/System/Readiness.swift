internal import CLinux

/// What `poll` waits for on a descriptor, and what it found.
package struct Readiness: OptionSet, Hashable, Sendable {
    /// The flags of `poll`.
    package let rawValue: Int16

    /// A set of the flags of `poll`.
    package init(rawValue: Int16) { self.rawValue = rawValue }

    /// A read or receive does not wait (it may find the end).
    package static let readable = Readiness(rawValue: Int16(POLLIN))
    /// A write or send does not wait.
    package static let writable = Readiness(rawValue: Int16(POLLOUT))
    /// Found only: the other end is closed.
    package static let hungUp = Readiness(rawValue: Int16(POLLHUP))
    /// Found only: the descriptor failed, or its reader is gone.
    package static let failed = Readiness(rawValue: Int16(POLLERR))
    /// Found only: the number is not open.
    package static let notOpen = Readiness(rawValue: Int16(POLLNVAL))
}
