package import Registry
package import System
package import WorkingDays

/// One look at drop folders by the rules of intake, for those who carry files instead of examining
/// them: the same names wait, the same files are whole.
package struct ReadyDrops: Sendable {
    /// A file that intake would take.
    package struct Drop: Hashable, Sendable {
        /// The party whose folder it lies in; `nil` for `inbox/`.
        package var folder: PartyID?
        /// Its name.
        package var name: Path
        /// The inode that was looked at.
        package var inode: UInt64
        /// Its size in bytes.
        package var sizeBytes: Int
        /// When it was received: the inode's change time, with markers the latest of them.
        package var received: Instant
        /// Its done-markers.
        package var markers: [Marker]
    }

    /// A done-marker beside a file.
    package struct Marker: Hashable, Sendable {
        /// Its name.
        package var name: Path
        /// The inode that was looked at.
        package var inode: UInt64
        /// Its size in bytes.
        package var sizeBytes: Int
    }

    /// Files to be taken, oldest first.
    package private(set) var ready: [Drop] = []
    /// Files that are not whole or not still yet.
    package private(set) var waiting: [Path] = []
    /// Folders, links and devices, which are not carried.
    package private(set) var others: [Path] = []
    /// Files that may not be read.
    package private(set) var unreadable: [Path] = []
    /// Milliseconds until the next of those that wait may be ready; `nil` when none waits.
    package private(set) var nextMilliseconds: Int64?

    /// Looks at `inbox` at `now`, milliseconds since 1970 by the clock that inodes carry.
    package init(
        inbox: Path, stillMilliseconds: Int, incompleteWaitMilliseconds: Int, now: Int64
    ) throws(SystemError) {
        var folders = try DropFolders(inbox: inbox, watching: false)
        let tracker = InboxTracker(
            rules: ReadyRules(
                stillMilliseconds: Int64(stillMilliseconds),
                incompleteMilliseconds: Int64(incompleteWaitMilliseconds)))
        var markers = MarkerBoard(
            stillMilliseconds: Int64(stillMilliseconds), isSinglePass: true)
        var files: [InboxFile] = []
        for folder in [nil] + (try folders.partyFolders()).map(Optional.some) {
            var contents = try folders.files(in: folder)
            let finished = markers.look(at: folder, contents.markers, now: now) {
                now - $0.changed.milliseconds
            }
            contents.mark(with: finished)
            others += contents.files.filter(\.isDirectory).map { folders.path(of: $0.place) }
            let plain = contents.files.filter { !$0.isDirectory }
            tracker.look(at: folder, files: plain, now: now) { now - $0.changed.milliseconds }
            files += plain
        }
        others += folders.others.sorted()
        let taken = try take(from: tracker, in: folders, now: now)
        nextMilliseconds = [
            tracker.nextMilliseconds(now: now), markers.nextMilliseconds(now: now),
        ].compactMap { $0 }.min()
        for file in taken {
            var own: [Marker] = []
            for marker in file.markers {
                if let found = try ReadyDrops.marker(marker, of: file, in: folders) {
                    own.append(found)
                }
            }
            ready.append(
                Drop(
                    folder: file.place.folder, name: Path(bytes: file.place.name),
                    inode: file.inode, sizeBytes: file.sizeBytes, received: file.received,
                    markers: own))
        }
        let places = Set(taken.map(\.place))
        waiting = files.filter { !places.contains($0.place) }.map { folders.path(of: $0.place) }
    }

    /// Everything that is ready by now, in the order of receipt.
    private mutating func take(
        from tracker: InboxTracker, in folders: DropFolders, now: Int64
    ) throws(SystemError) -> [InboxFile] {
        var taken: [InboxFile] = []
        while let (file, needsPeek) = tracker.next(now: now) {
            if needsPeek {
                do throws(SystemError) {
                    tracker.notePeek(file.place, looksComplete: try folders.peek(file))
                } catch {
                    tracker.noteGone(file)
                    if error.isMissing || error.isSymbolicLink || error.isFolder { continue }
                    guard error.isDenied else { throw error }
                    unreadable.append(folders.path(of: file.place))
                }
                guard tracker.isReady(file) else { continue }
            }
            tracker.noteClaimed(file.place)
            taken.append(file)
        }
        return taken.sorted { left, right in
            left.received != right.received
                ? left.received < right.received
                : left.place.name.lexicographicallyPrecedes(right.place.name)
        }
    }

    private static func marker(
        _ marker: InboxFile.Marker, of file: InboxFile, in folders: DropFolders
    ) throws(SystemError) -> Marker? {
        let path = folders.path(of: InboxPlace(folder: file.place.folder, name: marker.name))
        do {
            let status = try Files.status(of: path)
            return Marker(
                name: Path(bytes: marker.name), inode: status.inode, sizeBytes: status.sizeBytes)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }
}
