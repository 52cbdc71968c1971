internal import Registry
internal import System
internal import WorkingDays

/// The drop folders: `inbox/` and one folder per party in it. Looking never changes anything.
struct DropFolders {
    private let inbox: Path
    private let watch: SharedWatch?
    private var watched: [WatchID: PartyID?] = [:]
    /// Links, pipes and devices that were seen; they are never taken.
    private(set) var others: Set<Path> = []

    /// What woke the loop.
    struct Hint {
        /// The place, where one is meant.
        var place: InboxPlace?
        /// It was renamed in.
        var wasMovedIn: Bool
        /// Its writer closed it.
        var wasClosed: Bool
        /// Events were lost or a folder came or went: look everywhere.
        var needsFullLook: Bool
    }

    init(inbox: Path, watching: Bool) throws(SystemError) {
        self.inbox = inbox
        watch = watching ? SharedWatch(try FolderWatch()) : nil
    }

    /// The path of a folder.
    func path(of folder: PartyID?) -> Path {
        folder.map { inbox.appending(Path($0.code)) } ?? inbox
    }

    /// The path of a file.
    func path(of place: InboxPlace) -> Path {
        path(of: place.folder).appending(Path(bytes: place.name))
    }

    /// Makes the folders of parties that are trusted by theirs and have none yet, open to their group.
    func makeMissing(for parties: [Party]) throws(SystemError) {
        let folder = try Files.openFolder(inbox)
        for party in parties where party.trustsFolder {
            let name = Path(party.id.code)
            do {
                try folder.makeFolder(name, permissions: 0o770)
                try folder.setMode(of: name, 0o770)
            } catch {
                guard error.isExists else { throw error }
            }
        }
    }

    /// The party folders that exist now: names that are credit codes.
    func partyFolders() throws(SystemError) -> [PartyID] {
        var folders: [PartyID] = []
        for name in try Files.names(in: inbox) {
            guard let text = name.text, let party = PartyID(text),
                try kind(of: inbox.appending(name)) == .folder
            else { continue }
            folders.append(party)
        }
        return folders.sorted()
    }

    /// Before a full look, which finds again what is still there.
    mutating func forgetOthers() { others = [] }

    /// What lies at a path; `nil` when it went meanwhile.
    private func kind(of path: Path) throws(SystemError) -> FileStatus.Kind? {
        do {
            return try Files.status(of: path).kind
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// Everything in a folder that wants an answer, and every done-marker.
    ///
    /// What vanishes while it is looked at is left out. Links and devices are left alone: nothing
    /// behind them was dropped here.
    mutating func files(in folder: PartyID?) throws(SystemError) -> Contents {
        var contents = Contents()
        for entry in try entries(in: folder) {
            switch (entry.name, entry.status.kind) {
            case (.waiting, _), (.litter, _): continue
            case (_, .symbolicLink), (_, .other):
                others.insert(path(of: entry.place))
            case (.marker(let of), .file):
                let marker = InboxFile.Marker(
                    name: entry.place.name, changed: entry.changed,
                    sizeBytes: entry.status.sizeBytes)
                contents.markers[of, default: []].append(marker)
            case (.candidate, .file), (.candidate, .folder), (.marker, .folder):
                contents.files.append(
                    InboxFile(
                        place: entry.place, inode: entry.status.inode,
                        sizeBytes: entry.status.sizeBytes, changed: entry.changed,
                        isDirectory: entry.status.kind == .folder))
            }
        }
        return contents
    }

    /// What a look at one folder shows.
    struct Contents {
        /// What wants an answer.
        var files: [InboxFile] = []
        /// Done-markers by the name of the file they are for.
        var markers: [[UInt8]: [InboxFile.Marker]] = [:]

        /// Gives each file those of its markers that are finished. A marker older than the file's
        /// last change is left over from another one.
        mutating func mark(with finished: Set<InboxFile.Marker>) {
            for index in files.indices {
                let file = files[index]
                guard !file.isDirectory, let own = markers[file.place.name] else { continue }
                files[index].markers = own.filter {
                    $0.changed >= file.changed && finished.contains($0)
                }
            }
        }

        /// Their party sends with done-markers. A folder is no package and is answered at once.
        mutating func needMarkers() {
            for index in files.indices where !files[index].isDirectory {
                files[index].needsMarker = true
            }
        }
    }

    /// Something in a drop folder, whatever it is; the folders of parties are left out.
    struct Entry {
        /// Where.
        var place: InboxPlace
        /// What its name says.
        var name: InboxName
        /// What it is.
        var status: FileStatus

        /// The inode's last change.
        var changed: Instant { Instant(milliseconds: status.changedMilliseconds) }
    }

    /// All there is in a folder; nothing where there is no folder.
    func entries(in folder: PartyID?) throws(SystemError) -> [Entry] {
        let directory: FileDescriptor
        do {
            directory = try Files.openFolder(path(of: folder))
        } catch {
            guard error.isMissing else { throw error }
            return []
        }
        var entries: [Entry] = []
        for name in try directory.names() {
            let kind = InboxName(name.bytes)
            if kind == .litter { continue }
            let status: FileStatus
            do {
                status = try directory.status(of: name)
            } catch {
                guard error.isMissing else { throw error }
                continue
            }
            let isPartys = folder == nil && name.text.flatMap(PartyID.init) != nil
            if isPartys, status.kind == .folder { continue }
            entries.append(
                Entry(
                    place: InboxPlace(folder: folder, name: name.bytes), name: kind,
                    status: status))
        }
        return entries
    }

    /// The first and last bytes, for `StructurePeek`. What is no regular file any more counts as
    /// whole: the claim will see.
    func peek(_ file: InboxFile) throws(SystemError) -> Bool {
        let opened = try Files.open(path(of: file.place), [.reading, .nonBlocking])
        let status = try opened.status()
        guard status.kind == .file else { return true }
        let size = status.sizeBytes
        let head = try opened.read(min(4, size), at: 0)
        let tailSize = min(StructurePeek.tailBytes, size)
        let tail = try opened.read(tailSize, at: size - tailSize)
        return StructurePeek.isComplete(head: head, tail: tail)
    }

    // MARK: Events

    /// Watches `inbox/` and the folders of parties; called again after a folder came.
    mutating func watchAll(_ parties: [PartyID]) throws(SystemError) {
        guard watch != nil else { return }
        for folder in [nil] + parties.map(Optional.some) {
            let changes: FolderChanges = [
                .created, .movedIn, .movedOut, .closedByWriter, .deleted, .folderDeleted,
                .folderMoved,
            ]
            do {
                guard let id = try watch?.watch.add(path(of: folder), changes) else { return }
                watched[id] = folder
            } catch {
                guard error.isMissing else { throw error }
                continue
            }
        }
    }

    /// For `Poll.wait`; `nil` when nothing is watched.
    var awaited: AwaitedDescriptor? { watch?.watch.descriptor.awaiting(.readable) }

    /// What happened since the last call.
    func hints() throws(SystemError) -> [Hint] {
        guard let events = try watch?.watch.events() else { return [] }
        return events.map { event in
            let folder = watched[event.watch]
            let isLost = !event.changes.isDisjoint(
                with: [.overflow, .unmounted, .folderDeleted, .folderMoved, .ended, .isFolder])
            let place = folder.flatMap { folder in
                event.name.map { InboxPlace(folder: folder, name: $0.bytes) }
            }
            return Hint(
                place: place, wasMovedIn: event.changes.contains(.movedIn),
                wasClosed: event.changes.contains(.closedByWriter),
                needsFullLook: isLost || folder == nil)
        }
    }
}

/// A watch that a copyable value can hold.
private final class SharedWatch {
    let watch: FolderWatch

    init(_ watch: consuming FolderWatch) { self.watch = watch }
}
