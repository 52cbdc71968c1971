/// What lies at a path.
package struct DiskStatus: Hashable, Sendable {
    /// What it is.
    package enum Kind: Hashable, Sendable {
        /// A regular file.
        case file
        /// A folder.
        case folder
        /// A link, pipe, socket or device: never ours.
        case other
    }

    /// What it is.
    package var kind: Kind
    /// Device and inode: which file it is, whatever its name.
    package var device: UInt64
    /// See `device`.
    package var inode: UInt64
    /// Size in bytes.
    package var sizeBytes: Int
    /// Time of the last change of content, name or mode (ctime); nanoseconds since 1970.
    package var changedAtNanoseconds: Int64
    /// Time of the last change of content (mtime), which its owner can set; nanoseconds since 1970.
    package var modifiedAtNanoseconds: Int64
    /// Permission bits, `0o440`.
    package var mode: UInt32

    /// A status.
    package init(
        kind: Kind, device: UInt64, inode: UInt64, sizeBytes: Int, changedAtNanoseconds: Int64,
        modifiedAtNanoseconds: Int64, mode: UInt32
    ) {
        self.kind = kind
        self.device = device
        self.inode = inode
        self.sizeBytes = sizeBytes
        self.changedAtNanoseconds = changedAtNanoseconds
        self.modifiedAtNanoseconds = modifiedAtNanoseconds
        self.mode = mode
    }
}
