package import System
package import WorkingDays

/// A file of the tree that is ready to travel.
package struct Departure: Hashable, Sendable {
    /// The folder below `inbox/` or `outbox/`; empty for itself.
    package var folder: String
    /// Its name.
    package var name: Path
    /// The inode that was found ready; another one under the name stays.
    package var inode: UInt64
    /// Its size in bytes.
    package var sizeBytes: Int
    /// When it was dropped, by the outer side's clock; `nil` for what goes out.
    package var dropped: Instant?
    /// Whether it is a done-marker of the file before it, or before other markers of that.
    package var isMarker: Bool

    /// A file.
    package init(
        folder: String, name: Path, inode: UInt64, sizeBytes: Int, dropped: Instant? = nil,
        isMarker: Bool = false
    ) {
        self.folder = folder
        self.name = name
        self.inode = inode
        self.sizeBytes = sizeBytes
        self.dropped = dropped
        self.isMarker = isMarker
    }

    /// Its path below `inbox/` or `outbox/`.
    var path: Path { Path(folder).appending(name) }
}
