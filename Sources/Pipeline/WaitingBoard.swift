internal import Digests
internal import Registry
internal import System
internal import WorkingDays

/// What lies in the drop folders and is not taken: which of it has waited so long that its sender
/// is to be told, and why.
///
/// A file has waited since its inode's last change, which outlives this process; one that keeps
/// changing, since this process first saw it.
struct WaitingBoard {
    private struct Seen {
        var inode: UInt64
        var changed: Instant
        var since: Instant
        var visit: Int
    }

    private let periodMilliseconds: Int64
    private var seen: [InboxPlace: Seen] = [:]
    private var parked: [InboxPlace: WaitingFile.Reason] = [:]
    private var visit = 0

    init(periodMilliseconds: Int64) {
        self.periodMilliseconds = periodMilliseconds
    }

    /// How often it is worth looking: ten times in a period, at least once a minute where the period
    /// is that long, and not more than once a second.
    var intervalMilliseconds: Int64 { min(max(periodMilliseconds / 10, 1_000), 60_000) }

    /// The loop tried to take a file and could not, for that reason.
    mutating func notePark(_ place: InboxPlace, _ reason: WaitingFile.Reason = .notTaken) {
        parked[place] = reason
    }

    /// Before a look at all folders.
    mutating func begin() { visit += 1 }

    /// After it: what is gone is forgotten.
    mutating func end() {
        seen = seen.filter { $0.value.visit == visit }
        parked = parked.filter { seen[$0.key] != nil }
    }

    /// Takes in a folder, and gives what has waited for the whole period at `now`.
    ///
    /// `needsMarkers`: its party sends with done-markers, and so what has none waits.
    mutating func look(
        at folder: PartyID?, _ entries: [DropFolders.Entry], needsMarkers: Bool, now: Instant
    ) -> [WaitingFile] {
        var markers: [[UInt8]: [InboxFile.Marker]] = [:]
        var candidates: Set<[UInt8]> = []
        for entry in entries {
            if case .marker(let of) = entry.name, let marker = entry.marker {
                markers[of, default: []].append(marker)
            } else {
                candidates.insert(entry.place.name)
            }
        }
        var waiting: [WaitingFile] = []
        for entry in entries {
            let first = firstSeen(entry, now: now)
            let isGrowing = first.changed != entry.changed
            var reason: WaitingFile.Reason?
            switch (entry.name, entry.status.kind) {
            case (.litter, _): continue
            case (_, .symbolicLink), (_, .other): reason = .notFile
            case (.waiting, _): reason = .temporary
            case (.marker(let of), .file):
                reason = candidates.contains(of) ? nil : .markerAlone
            case (.candidate, .file), (.candidate, .folder), (.marker, .folder):
                if needsMarkers, entry.status.kind == .file, let file = entry.file {
                    reason = WaitingBoard.lack(of: markers[entry.place.name] ?? [], file)
                }
                if reason == nil { reason = parked[entry.place] }
                if reason == nil, isGrowing { reason = .growing }
            }
            let since = reason == .growing ? first.since : entry.changed
            guard let reason, isOver(since, now) else { continue }
            waiting.append(WaitingBoard.file(entry, since: since, reason: reason))
        }
        return waiting
    }

    private func isOver(_ since: Instant, _ now: Instant) -> Bool {
        now.milliseconds - since.milliseconds >= periodMilliseconds
    }

    /// What is wrong with the markers of a file that needs one; `nil` where one is good.
    private static func lack(of markers: [InboxFile.Marker], _ file: InboxFile)
        -> WaitingFile.Reason?
    {
        if markers.isEmpty { return .noMarker }
        return markers.contains(where: file.isMarked) ? nil : .oldMarker
    }

    /// How this process saw it first under this name and inode.
    private mutating func firstSeen(_ entry: DropFolders.Entry, now: Instant) -> Seen {
        var first = Seen(
            inode: entry.status.inode, changed: entry.changed, since: min(now, entry.changed),
            visit: visit)
        if let earlier = seen[entry.place], earlier.inode == first.inode {
            first.changed = earlier.changed
            first.since = earlier.since
        }
        seen[entry.place] = first
        return first
    }

    private static func file(
        _ entry: DropFolders.Entry, since: Instant, reason: WaitingFile.Reason
    ) -> WaitingFile {
        let place = entry.place
        let text = "\(reason.rawValue) \(since.milliseconds) \(place.folder?.code ?? "")/"
        return WaitingFile(
            folder: place.folder, name: place.name.text, sizeBytes: entry.status.sizeBytes,
            since: since, reason: reason,
            key: ContentDigest(sha256: SHA256.digest(of: Array(text.utf8) + place.name).hex))
    }
}
