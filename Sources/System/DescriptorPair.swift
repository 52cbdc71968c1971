internal import CLinux

/// Two descriptors that belong together; each is closed when its owner goes.
package struct DescriptorPair: ~Copyable, Sendable {
    /// The reading end of a pipe, or one end of a socket pair.
    package var first: FileDescriptor
    /// The writing end of a pipe, or the other end of a socket pair.
    package var second: FileDescriptor

    /// How a socket pair keeps messages apart.
    package enum SocketKind: Sendable {
        /// Bytes in order, without borders.
        case stream
        /// Each send is one receive.
        case packets
    }

    /// A pipe: what is written to `second` is read from `first`.
    package static func pipe() throws(SystemError) -> DescriptorPair {
        var ends: [Int32] = [-1, -1]
        _ = try checked("pipe2", "pipe") { unsafe dengji_pipe(&ends) }
        return DescriptorPair(ends, "pipe")
    }

    /// Two connected sockets (`AF_UNIX`) that can carry descriptors.
    package static func sockets(_ kind: SocketKind) throws(SystemError) -> DescriptorPair {
        var ends: [Int32] = [-1, -1]
        _ = try checked("socketpair", "socket") {
            unsafe dengji_socket_pair(kind == .stream ? 1 : 0, &ends)
        }
        return DescriptorPair(ends, "socket")
    }

    private init(_ ends: [Int32], _ subject: Path) {
        first = FileDescriptor(adopting: ends[0], subject: subject)
        second = FileDescriptor(adopting: ends[1], subject: subject)
    }

    /// Gives the first end away and closes the second.
    package consuming func takeFirst() -> FileDescriptor { first }

    /// Gives the second end away and closes the first.
    package consuming func takeSecond() -> FileDescriptor { second }
}
