internal import Registry
internal import WorkingDays

/// Which done-markers are finished: a marker may carry content, and one that is still being written
/// says nothing yet.
///
/// It is finished when it was renamed in or closed by its writer after its last change, or when it
/// stayed unchanged for as long as any copied file has to. A single pass sees no events; there an
/// empty `.ok` counts at once, for what is empty is in all likelihood meant to be.
struct MarkerBoard {
    private struct Known {
        var marker: InboxFile.Marker
        var unchangedSince: Int64
        var isFinished: Bool
    }

    private let stillMilliseconds: Int64
    private let isSinglePass: Bool
    private var known: [InboxPlace: Known] = [:]
    private var finished: Set<InboxPlace> = []

    init(stillMilliseconds: Int64, isSinglePass: Bool) {
        self.stillMilliseconds = stillMilliseconds
        self.isSinglePass = isSinglePass
    }

    /// An event said that a file was closed or renamed in; before the look that the event caused.
    mutating func noteFinished(_ place: InboxPlace) { finished.insert(place) }

    /// After all looks that the events caused.
    mutating func forgetEvents() { finished = [] }

    /// Takes in the markers that a look found in a folder, and gives those that are finished.
    /// `age` is how long a marker that was not seen before is unchanged already, as far as its
    /// inode tells it and no earlier look could.
    mutating func look(
        at folder: PartyID?, _ markers: [InboxFile.Marker], now: Int64,
        age: ((InboxFile.Marker) -> Int64)?
    ) -> Set<InboxFile.Marker> {
        let present = Set(markers.map { InboxPlace(folder: folder, name: $0.name) })
        for place in known.keys where place.folder == folder && !present.contains(place) {
            known[place] = nil
        }
        var ready: Set<InboxFile.Marker> = []
        for marker in markers {
            let place = InboxPlace(folder: folder, name: marker.name)
            var entry =
                known[place].flatMap { $0.marker == marker ? $0 : nil }
                ?? Known(
                    marker: marker, unchangedSince: now - max(0, age?(marker) ?? 0),
                    isFinished: false)
            entry.isFinished =
                entry.isFinished || finished.contains(place)
                || now - entry.unchangedSince >= stillMilliseconds
                || isSinglePass && marker.isEmptyOk
            known[place] = entry
            if entry.isFinished { ready.insert(marker) }
        }
        return ready
    }

    /// The folders in which a marker is finished by now that was not at the last look, and the time
    /// until the next one will be.
    func due(now: Int64) -> (folders: Set<PartyID?>, nextMilliseconds: Int64?) {
        var folders: Set<PartyID?> = []
        var next: Int64?
        for (place, entry) in known where !entry.isFinished {
            let left = stillMilliseconds - (now - entry.unchangedSince)
            if left <= 0 { folders.insert(place.folder) }
            next = min(next ?? max(left, 0), max(left, 0))
        }
        return (folders, next)
    }
}

extension InboxFile.Marker {
    /// The plain done-marker; an empty list of digests is one that is not written yet.
    var isEmptyOk: Bool {
        sizeBytes == 0 && ControlFile.algorithm(ofName: name) == nil
            && name.last.map { $0 | 0x20 } == UInt8(ascii: "k")
    }
}
