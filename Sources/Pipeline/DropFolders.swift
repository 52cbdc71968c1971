internal import Registry
internal import System
internal import WorkingDays

/// The drop folders: `inbox/` and one folder per party in it. Looking never changes anything.
struct DropFolders {
    private let inbox: Path
    private let sight: any InboxSight
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
        /// The name came, or went: what was said of an earlier file of this name counts no more.
        var isAnother: Bool
        /// Events were lost or a folder came or went: look everywhere.
        var needsFullLook: Bool
    }

    init(inbox: Path, watching: Bool) throws(SystemError) {
        self.init(inbox: inbox, through: try FileSystemSight(watching: watching))
    }

    /// The same, looked at through something else.
    init(inbox: Path, through sight: any InboxSight) {
        self.inbox = inbox
        self.sight = sight
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
        for party in parties where party.trustsFolder {
            try sight.makeDropFolder(path(of: party.id))
        }
    }

    /// The party folders that exist now: names that are credit codes.
    func partyFolders() throws(SystemError) -> [PartyID] {
        var folders: [PartyID] = []
        let inbox = try sight.folder(inbox)
        for name in try inbox.names() {
            guard let text = name.text, let party = PartyID(text) else { continue }
            // What something is mounted on is a folder, and need not be asked what it is.
            if !isApart(party) {
                guard try kind(of: name, in: inbox) == .folder else { continue }
            }
            folders.append(party)
        }
        return folders.sorted()
    }

    /// Before a full look, which finds again what is still there.
    mutating func beginFullLook() throws(SystemError) {
        others = []
        try sight.lookAround()
    }

    /// Whether a folder lies on a file system of its own, a share for instance, and holds up no other.
    func isApart(_ folder: PartyID?) -> Bool {
        folder.map { sight.isApart(path(of: $0)) } ?? false
    }

    /// Does something in a folder, and waits for it no longer than for a look.
    func within<Answer: Sendable>(
        _ folder: PartyID?, _ body: @escaping @Sendable () -> Answer
    ) throws(SystemError) -> Answer { try sight.within(path(of: folder), body) }

    /// How long was waited for folders that did not answer, in all.
    var waitedMilliseconds: Int64 { sight.waitedMilliseconds }

    /// For how long a folder has not answered.
    func silenceMilliseconds(of folder: PartyID) -> Int64 {
        sight.silenceMilliseconds(of: path(of: folder))
    }

    /// How long ago the last look into a folder began; see `InboxSight`.
    func lookAgeMilliseconds(of folder: PartyID) -> Int64 {
        sight.lookAgeMilliseconds(of: path(of: folder))
    }

    /// What lies at a path; `nil` when it went meanwhile.
    private func kind(
        of name: Path, in folder: any SeenFolder
    ) throws(SystemError) -> FileStatus.Kind? {
        do {
            return try folder.status(of: name).kind
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
            if entry.isOther { others.insert(path(of: entry.place)) }
            if let file = entry.file { contents.files.append(file) }
            if case .marker(let of) = entry.name, let marker = entry.marker {
                contents.markers[of, default: []].append(marker)
            }
        }
        return contents
    }

    /// All there is in a folder; nothing where there is no folder.
    func entries(in folder: PartyID?) throws(SystemError) -> [Entry] {
        let directory: any SeenFolder
        do {
            directory = try sight.folder(path(of: folder))
        } catch {
            guard error.isMissing else { throw error }
            return []
        }
        var entries: [Entry] = []
        for name in try directory.names() {
            let kind = InboxName(name.bytes)
            if kind == .litter { continue }
            let place = InboxPlace(folder: folder, name: name.bytes)
            if let entry = try entry(place, kind, in: directory) { entries.append(entry) }
        }
        return entries
    }

    /// What a name stands for; `nil` when it went meanwhile, and for the folder of a party.
    private func entry(
        _ place: InboxPlace, _ kind: InboxName, in directory: any SeenFolder
    ) throws(SystemError) -> Entry? {
        do {
            let name = Path(bytes: place.name)
            if place.folder == nil, isApart(name.text.flatMap(PartyID.init)) { return nil }
            let status = try directory.status(of: name)
            if place.folder == nil, status.kind == .folder, name.text.flatMap(PartyID.init) != nil {
                return nil
            }
            return Entry(place: place, name: kind, status: status)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// The first and last bytes, for `StructurePeek`. What is no regular file any more counts as
    /// whole: the claim will see. Much of the end is read only where little of it does not tell.
    func peek(_ file: InboxFile) throws(SystemError) -> Bool {
        for tailBytes in [StructurePeek.usualTailBytes, StructurePeek.tailBytes] {
            let ends = try sight.ends(of: path(of: file.place), headBytes: 4, tailBytes: tailBytes)
            guard let (head, tail) = ends else { return true }
            if StructurePeek.isComplete(head: head, tail: tail) { return true }
        }
        return false
    }

    /// The same for one name alone, and for its done-markers: those called `markers`, and those that
    /// have one of the usual names. Any other spelling is found when an event names it, or by a look
    /// at the whole folder. What the name stands for decides, as there.
    func contents(at place: InboxPlace, markers: Set<[UInt8]>) throws(SystemError) -> Contents {
        var contents = Contents()
        let directory: any SeenFolder
        let name = InboxName(place.name)
        var names = markers.sorted { $0.lexicographicallyPrecedes($1) }
        do {
            let asked = [place.name] + names + InboxName.usualMarkers(of: place.name)
            directory = try sight.folder(
                path(of: place.folder), only: asked.map { Path(bytes: $0) })
        } catch {
            guard error.isMissing else { throw error }
            return contents
        }
        if let file = try entry(place, name, in: directory)?.file {
            contents.files = [file]
            if name == .candidate { names += InboxName.usualMarkers(of: place.name) }
        }
        var found: [InboxFile.Marker] = []
        for name in names {
            let beside = InboxPlace(folder: place.folder, name: name)
            let entry = try entry(beside, .marker(of: place.name), in: directory)
            guard let marker = entry?.marker else { continue }
            // Where capitals count for nothing one marker has many names.
            let isKnown = found.contains {
                InboxName.isSame($0.name, name) && $0.changed == marker.changed
                    && $0.sizeBytes == marker.sizeBytes
            }
            if !isKnown { found.append(marker) }
        }
        if !found.isEmpty { contents.markers[place.name] = found }
        return contents
    }

    /// What kind of share a folder lies on, where one tells no events.
    func share(of folder: PartyID?) throws(SystemError) -> String? {
        try sight.share(of: path(of: folder))
    }

    // MARK: Events

    /// Watches `inbox/` and the folders of parties; called again after a folder came.
    mutating func watchAll(_ parties: [PartyID]) throws(SystemError) {
        for folder in [nil] + parties.map(Optional.some) {
            let changes: FolderChanges = [
                .created, .movedIn, .movedOut, .closedByWriter, .deleted, .folderDeleted,
                .folderMoved,
            ]
            do {
                guard let id = try sight.watch(path(of: folder), changes) else { return }
                watched[id] = folder
            } catch {
                guard error.isMissing || error.isDenied || isAway(folder, error) else {
                    throw error
                }
                continue
            }
        }
    }

    /// Whether an error only says that a party's share does not answer or has gone away.
    func isAway(_ folder: PartyID?, _ error: SystemError) -> Bool {
        isApart(folder) && (error.isTimedOut || error.isVanished)
    }

    /// For `LoopSurroundings.rest`; `nil` when nothing is watched.
    var awaited: AwaitedDescriptor? { sight.awaited }

    /// What happened since the last call.
    func hints() throws(SystemError) -> [Hint] {
        try sight.events().map { event in
            let folder = watched[event.watch]
            let isLost = !event.changes.isDisjoint(
                with: [.overflow, .unmounted, .folderDeleted, .folderMoved, .ended])
            let place = folder.flatMap { folder in
                event.name.map { InboxPlace(folder: folder, name: $0.bytes) }
            }
            // A party's folder came, went or took another name.
            let isDropFolder =
                event.changes.contains(.isFolder) && place?.folder == nil
                && event.name?.text.flatMap(PartyID.init) != nil
            return Hint(
                place: place, wasMovedIn: event.changes.contains(.movedIn),
                wasClosed: event.changes.contains(.closedByWriter),
                isAnother: !event.changes.isDisjoint(with: [.created, .movedOut, .deleted]),
                needsFullLook: isLost || isDropFolder || folder == nil)
        }
    }
}
