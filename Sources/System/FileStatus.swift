internal import CLinux

/// What `stat` says of a file.
package struct FileStatus: Hashable, Sendable {
    /// What a name stands for.
    package enum Kind: Hashable, Sendable {
        /// A regular file.
        case file
        /// A directory.
        case folder
        /// A symbolic link, where it was not followed.
        case symbolicLink
        /// A socket, a pipe or a device.
        case other
    }

    /// File, folder, link or other.
    package let kind: Kind
    /// Length in bytes of a file.
    package let sizeBytes: Int
    /// The inode's number, unique on its device while it has a link or an open descriptor.
    package let inode: UInt64
    /// The file system's number.
    package let device: UInt64
    /// How many names it has.
    package let links: Int
    /// Permission bits, `0o640`, with set-id and sticky bits.
    package let mode: UInt32
    /// Its owner's number.
    package let owner: UInt32
    /// Its group's number.
    package let group: UInt32
    /// Last change of the content, nanoseconds since 1970; any user can set it.
    package let modifiedNanoseconds: Int64
    /// Last change of the inode (content, mode, links, rename), nanoseconds since 1970; the kernel
    /// sets it from its clock and no user can.
    package let changedNanoseconds: Int64

    /// `modifiedNanoseconds` in whole milliseconds, rounded down.
    package var modifiedMilliseconds: Int64 { FileStatus.milliseconds(modifiedNanoseconds) }

    /// `changedNanoseconds` in whole milliseconds, rounded down.
    package var changedMilliseconds: Int64 { FileStatus.milliseconds(changedNanoseconds) }

    /// Whether both are the same inode.
    package func isSameFile(as other: FileStatus) -> Bool {
        inode == other.inode && device == other.device
    }

    /// A status that no call gave: of a simulated file system. It has one name and is root's.
    package init(
        kind: Kind, sizeBytes: Int, inode: UInt64, device: UInt64, mode: UInt32,
        modifiedNanoseconds: Int64, changedNanoseconds: Int64
    ) {
        self.kind = kind
        self.sizeBytes = sizeBytes
        self.inode = inode
        self.device = device
        links = 1
        self.mode = mode
        owner = 0
        group = 0
        self.modifiedNanoseconds = modifiedNanoseconds
        self.changedNanoseconds = changedNanoseconds
    }

    init(_ status: stat) {
        switch Int32(bitPattern: status.st_mode) & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .symbolicLink
        default: kind = .other
        }
        sizeBytes = Int(status.st_size)
        inode = UInt64(status.st_ino)
        device = UInt64(status.st_dev)
        links = Int(status.st_nlink)
        mode = UInt32(status.st_mode & 0o7777)
        owner = UInt32(status.st_uid)
        group = UInt32(status.st_gid)
        modifiedNanoseconds = FileStatus.nanoseconds(status.st_mtim)
        changedNanoseconds = FileStatus.nanoseconds(status.st_ctim)
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    private static func milliseconds(_ nanoseconds: Int64) -> Int64 {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
