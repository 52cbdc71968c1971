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
        /// When it was received: the inode's change time, with a marker the later of the two.
        package var received: Instant
        /// Its done-marker.
        package var marker: Marker?
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
        var tracker = InboxTracker(
            rules: ReadyRules(
                stillMilliseconds: Int64(stillMilliseconds),
                incompleteMilliseconds: Int64(incompleteWaitMilliseconds)))
        var files: [InboxFile] = []
        for folder in [nil] + (try folders.partyFolders()).map(Optional.some) {
            let found = try folders.files(in: folder)
            others += found.filter(\.isDirectory).map { folders.path(of: $0.place) }
            let plain = found.filter { !$0.isDirectory }
            tracker.look(at: folder, files: plain, now: now) { now - $0.changed.milliseconds }
            files += plain
        }
        others += folders.others.sorted()
        for file in tracker.due(now: now).peeks {
            do throws(SystemError) {
                tracker.notePeek(file.place, looksComplete: try folders.peek(file))
            } catch {
                tracker.noteGone(file)
                if error.isMissing || error.isSymbolicLink || error.isFolder { continue }
                guard error.isDenied else { throw error }
                unreadable.append(folders.path(of: file.place))
            }
        }
        let due = tracker.due(now: now)
        nextMilliseconds = due.nextMilliseconds
        for file in due.claims {
            ready.append(
                Drop(
                    folder: file.place.folder, name: Path(bytes: file.place.name),
                    inode: file.inode, sizeBytes: file.sizeBytes, received: file.received,
                    marker: try ReadyDrops.marker(of: file, in: folders)))
        }
        let taken = Set(due.claims.map(\.place))
        waiting = files.filter { !taken.contains($0.place) }.map { folders.path(of: $0.place) }
    }

    private static func marker(of file: InboxFile, in folders: DropFolders) throws(SystemError)
        -> Marker?
    {
        guard let marker = file.marker else { return nil }
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
