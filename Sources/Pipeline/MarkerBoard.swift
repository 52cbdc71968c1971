internal import Registry
internal import WorkingDays

/// Which done-markers are finished: a marker may carry content, and one that is still being written
/// says nothing yet.
///
/// It is finished when it was renamed in or closed by its writer after its last change, or when it
/// stayed unchanged for as long as any copied file has to. A single pass sees no events; there an
/// empty `.ok` counts at once, for what is empty is in all likelihood meant to be.
///
/// What it costs to take in a marker, and to tell when the next is finished, is O(log n).
struct MarkerBoard {
    private struct Known {
        var marker: InboxFile.Marker
        var unchangedSince: Int64
        var isFinished: Bool
    }

    /// The markers of one file; there are not many.
    private typealias Markers = [Known]

    /// A time, of a steady clock, at which a marker is finished if it stays as it is.
    private struct Timer: Comparable {
        var at: Int64
        /// The file that it is for.
        var file: InboxPlace
        var marker: InboxFile.Marker

        static func < (left: Timer, right: Timer) -> Bool { left.at < right.at }
    }

    private let stillMilliseconds: Int64
    private let isSinglePass: Bool
    /// By drop folder and the name of the file that they are for.
    private var folders: [PartyID?: [[UInt8]: Markers]] = [:]
    private var timers = MinHeap<Timer>()
    private var finished: Set<InboxPlace> = []

    init(stillMilliseconds: Int64, isSinglePass: Bool) {
        self.stillMilliseconds = stillMilliseconds
        self.isSinglePass = isSinglePass
    }

    /// An event said that a file was closed or renamed in; before the look that the event caused.
    mutating func noteFinished(_ place: InboxPlace) { finished.insert(place) }

    /// After all looks that the events caused.
    mutating func forgetEvents() { finished = [] }

    /// The names of the markers that the last look at a file found beside it.
    func names(of file: InboxPlace) -> [[UInt8]] {
        folders[file.folder]?[file.name]?.map(\.marker.name) ?? []
    }

    /// Takes in all markers that a look found in a folder, and gives those that are finished.
    /// `age` is how long a marker that was not seen before is unchanged already, as far as its
    /// inode tells it and no earlier look could.
    mutating func look(
        at folder: PartyID?, _ markers: [[UInt8]: [InboxFile.Marker]], now: Int64,
        age: ((InboxFile.Marker) -> Int64)?
    ) -> Set<InboxFile.Marker> {
        folders[folder] = folders[folder]?.filter { markers[$0.key] != nil }
        var ready: Set<InboxFile.Marker> = []
        for (name, markers) in markers {
            let file = InboxPlace(folder: folder, name: name)
            ready.formUnion(look(at: file, markers, now: now, age: age))
        }
        return ready
    }

    /// The same for all markers of one file.
    mutating func look(
        at file: InboxPlace, _ markers: [InboxFile.Marker], now: Int64,
        age: ((InboxFile.Marker) -> Int64)? = nil
    ) -> Set<InboxFile.Marker> {
        let earlier = folders[file.folder]?[file.name] ?? []
        if earlier.isEmpty, markers.isEmpty { return [] }
        var entries: Markers = []
        for marker in markers {
            let same = earlier.first { $0.marker == marker }
            var entry =
                same
                ?? Known(
                    marker: marker, unchangedSince: now - max(0, age?(marker) ?? 0),
                    isFinished: false)
            entry.isFinished =
                entry.isFinished
                || finished.contains(InboxPlace(folder: file.folder, name: marker.name))
                || now - entry.unchangedSince >= stillMilliseconds
                || isSinglePass && marker.isEmptyOk
            if same == nil, !entry.isFinished {
                let at = entry.unchangedSince + stillMilliseconds
                timers.push(Timer(at: at, file: file, marker: marker))
            }
            entries.append(entry)
        }
        folders[file.folder, default: [:]][file.name] = entries.isEmpty ? nil : entries
        return Set(entries.filter(\.isFinished).map(\.marker))
    }

    /// Keeps folders that are still there.
    mutating func keep(only present: [PartyID?]) {
        for folder in Set(folders.keys).subtracting(present) { folders[folder] = nil }
    }

    /// The files of which a marker is finished by now that was not at the last look; each is told
    /// once, to be looked at.
    mutating func takeDue(now: Int64) -> Set<InboxPlace> {
        var due: Set<InboxPlace> = []
        while let timer = timers.first, timer.at <= now || !isWaiting(timer) {
            timers.pop()
            if isWaiting(timer) { due.insert(timer.file) }
        }
        return due
    }

    /// Milliseconds until the next marker will be finished; `nil` when none is waited for.
    mutating func nextMilliseconds(now: Int64) -> Int64? {
        while let timer = timers.first, !isWaiting(timer) { timers.pop() }
        return timers.first.map { max(0, $0.at - now) }
    }

    private func isWaiting(_ timer: Timer) -> Bool {
        folders[timer.file.folder]?[timer.file.name]?
            .contains { $0.marker == timer.marker && !$0.isFinished } ?? false
    }
}

extension InboxFile.Marker {
    /// The plain done-marker; an empty list of digests is one that is not written yet.
    var isEmptyOk: Bool {
        sizeBytes == 0 && ControlFile.algorithm(ofName: name) == nil
            && name.last.map { $0 | 0x20 } == UInt8(ascii: "k")
    }
}
