/// A file as a look at a drop folder found it ready: what is claimed must be that one.
package struct SeenFile: Hashable, Sendable {
    /// The inode.
    package var inode: UInt64
    /// Its size.
    package var sizeBytes: Int
    /// Its ctime; milliseconds since 1970.
    package var changedMilliseconds: Int64

    /// A file.
    package init(inode: UInt64, sizeBytes: Int, changedMilliseconds: Int64) {
        self.inode = inode
        self.sizeBytes = sizeBytes
        self.changedMilliseconds = changedMilliseconds
    }

    init(_ status: DiskStatus) {
        self.init(
            inode: status.inode, sizeBytes: status.sizeBytes,
            changedMilliseconds: status.changedAtNanoseconds.floorDivided(by: 1_000_000))
    }
}
