internal import CLinux

/// How a file is opened; every descriptor is closed on exec and never becomes the terminal.
package struct OpenMode: OptionSet, Hashable, Sendable {
    /// The flags of `open`.
    package let rawValue: Int32

    /// A mode of the flags of `open`.
    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// To read (what no other flag says).
    package static let reading: OpenMode = []
    /// To write.
    package static let writing = OpenMode(rawValue: O_WRONLY)
    /// To read and write.
    package static let readingAndWriting = OpenMode(rawValue: O_RDWR)
    /// Every write goes to the end, wherever the end is then.
    package static let appending = OpenMode(rawValue: O_APPEND)
    /// What was in it is lost.
    package static let truncating = OpenMode(rawValue: O_TRUNC)
    /// A symbolic link as the last name is followed; otherwise it is `ELOOP`.
    package static let followingLink = OpenMode(rawValue: 1 << 30)
    /// Opening and reading never wait; a pipe dropped into an inbox cannot stop the watcher.
    package static let nonBlocking = OpenMode(rawValue: O_NONBLOCK)

    /// Neither to read nor to write: the place alone (`O_PATH`).
    package static let asPlace = OpenMode(rawValue: oPath)

    /// `O_PATH`, which glibc has under _GNU_SOURCE alone; asm-generic/fcntl.h.
    private static let oPath: Int32 = 0o10_000_000

    /// The flags for the kernel.
    var flags: Int32 {
        let isFollowing = contains(.followingLink)
        let flags = rawValue & ~OpenMode.followingLink.rawValue
        return flags | O_CLOEXEC | O_NOCTTY | (isFollowing ? 0 : O_NOFOLLOW)
    }
}
