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
    /// Whether it is the done-marker of the file before it.
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

/// Which file was packed, so that another one of its name is never removed.
struct SourceMark: Hashable {
    let device: UInt64
    let inode: UInt64
    let sizeBytes: Int
    let changedNanoseconds: Int64
    let path: Path

    init(_ status: FileStatus, _ path: Path) {
        device = status.device
        inode = status.inode
        sizeBytes = status.sizeBytes
        changedNanoseconds = status.changedNanoseconds
        self.path = path
    }

    /// `device inode size ctime path`, the path in hexadecimal digits; one line.
    var line: String {
        "\(device) \(inode) \(sizeBytes) \(changedNanoseconds) \(PlainList.hexadecimal(path))\n"
    }

    init?(line: Substring) {
        let words = line.split(separator: " ")
        guard words.count == 5, let device = UInt64(words[0]), let inode = UInt64(words[1]),
            let size = Int(words[2]), let changed = Int64(words[3]),
            let path = PlainList.path(words[4])
        else { return nil }
        self.device = device
        self.inode = inode
        sizeBytes = size
        changedNanoseconds = changed
        self.path = path
    }
}
