internal import Registry
internal import WorkingDays

/// Where a file lies: `inbox/` itself, or the folder of a party.
struct InboxPlace: Hashable, Sendable {
    /// The party whose folder it is; `nil` for `inbox/`.
    var folder: PartyID?
    /// The name's bytes as they are, whatever encoding.
    var name: [UInt8]
}

/// A file as a look at the drop folders showed it.
struct InboxFile: Hashable, Sendable {
    /// Where.
    var place: InboxPlace
    /// The inode, by which a replaced file is told from an unchanged one.
    var inode: UInt64
    /// Size in bytes.
    var sizeBytes: Int
    /// The inode's last change (ctime).
    var changed: Instant
    /// Whether it is a directory, which never becomes a package.
    var isDirectory: Bool
    /// Its done-marker `<name>.ok`, if there is one.
    var marker: Marker?

    /// A done-marker.
    struct Marker: Hashable, Sendable {
        /// Its name's bytes; `.OK` counts too.
        var name: [UInt8]
        /// When it changed last.
        var changed: Instant
    }

    /// The time of receipt as a look tells it: of file and marker the later change.
    var received: Instant { marker.map { max($0.changed, changed) } ?? changed }
}
