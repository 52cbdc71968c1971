internal import Registry
internal import Storage
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
    /// The inode. Some shares give an unchanged file another number, so it alone decides nothing.
    var inode: UInt64
    /// Size in bytes.
    var sizeBytes: Int
    /// The inode's last change (ctime).
    var changed: Instant
    /// Whether it is a directory, which never becomes a package.
    var isDirectory: Bool
    /// When its content changed last (mtime, which its sender may set); a rename leaves it alone.
    var written: Instant?
    /// Its done-markers, `<name>.ok` and the like, that are finished and not older than itself.
    var markers: [Marker] = []
    /// What may be in it to be claimed, where it is a directory, whose own size says nothing.
    var folderLimits = FolderLimits(bytes: 0, entries: 0)
    /// Whether its party sends with done-markers, so that nothing else makes it ready.
    var needsMarker = false

    /// A done-marker.
    struct Marker: Hashable, Sendable {
        /// Its name's bytes; `.OK` counts too.
        var name: [UInt8]
        /// When it changed last.
        var changed: Instant
        /// Its size in bytes.
        var sizeBytes: Int
    }

    /// The most that its claim uses of the disk.
    var claimBytes: Int { isDirectory ? folderLimits.bytes : sizeBytes }

    /// The time of receipt as a look tells it: of file and markers the latest change.
    var received: Instant { markers.map(\.changed).reduce(changed, max) }

    /// Whether a marker was made for it as it is now, and not for another that had its name.
    ///
    /// One with content may be there before the file gets its name, which counts as its last change:
    /// what it says is compared, so a wrong guess ends in a return that names it.
    func isMarked(by marker: Marker) -> Bool {
        if marker.changed >= changed { return true }
        guard marker.sizeBytes > 0, let written else { return false }
        return marker.changed >= written
    }

    /// Whether it waits for its sender's word, and so is not received yet.
    var lacksMarker: Bool { needsMarker && markers.isEmpty }
}
