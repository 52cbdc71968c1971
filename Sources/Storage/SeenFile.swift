/// A file as a look at a drop folder found it ready: what is claimed must be in that state.
///
/// Not the inode: some shares give an unchanged file another number at each look. Another file of the
/// same size that came in the same millisecond is claimed in its place, and whole as itself.
package struct SeenFile: Hashable, Sendable {
    /// Its size.
    package var sizeBytes: Int
    /// Its ctime; milliseconds since 1970.
    package var changedMilliseconds: Int64

    /// A file.
    package init(sizeBytes: Int, changedMilliseconds: Int64) {
        self.sizeBytes = sizeBytes
        self.changedMilliseconds = changedMilliseconds
    }

    init(_ status: DiskStatus) {
        self.init(
            sizeBytes: status.sizeBytes,
            changedMilliseconds: status.changedAtNanoseconds.floorDivided(by: 1_000_000))
    }
}
