internal import Registry
internal import WorkingDays

/// What the loop knows about the drop folders between two looks; the looks are the truth, events
/// only add what a look cannot see.
struct InboxTracker {
    /// A file and its story.
    private struct Known {
        var file: InboxFile
        var unchangedSince: Int64
        var wasMovedIn = false
        var wasClosed = false
        var looksComplete: Bool?
        var isClaimed = false
        var parkedUntil: Int64?
    }

    private let rules: ReadyRules
    private var known: [InboxPlace: Known] = [:]

    init(rules: ReadyRules) {
        self.rules = rules
    }

    /// Files known and not yet claimed.
    var waiting: Int { known.count { !$0.value.isClaimed } }

    /// The earliest change among files that look whole and only wait for their turn; milliseconds
    /// since 1970.
    var earliestUnclaimed: Int64? {
        known.values
            .filter { !$0.isClaimed && $0.parkedUntil == nil && $0.looksComplete != false }
            .filter { !$0.file.lacksMarker }
            .map(\.file.received.milliseconds).min()
    }

    /// Takes in everything a look found in one folder at `now`, milliseconds of a steady clock.
    ///
    /// In a single pass there was no earlier look, so the age of the inode counts instead:
    /// `ages` gives milliseconds since the last change.
    mutating func look(
        at folder: PartyID?, files: [InboxFile], now: Int64, ages: ((InboxFile) -> Int64)? = nil
    ) {
        let present = Set(files.map(\.place))
        for place in known.keys where place.folder == folder && !present.contains(place) {
            known[place] = nil
        }
        for file in files {
            if let earlier = known[file.place], earlier.file.isSameState(as: file) {
                known[file.place]?.file = file
                continue
            }
            known[file.place] = Known(
                file: file, unchangedSince: now - max(0, ages?(file) ?? 0))
        }
    }

    /// An event said that the file was renamed in.
    mutating func noteMovedIn(_ place: InboxPlace) { known[place]?.wasMovedIn = true }

    /// An event said that its writer closed it.
    mutating func noteClosed(_ place: InboxPlace) { known[place]?.wasClosed = true }

    /// The answer to a `.peek`.
    mutating func notePeek(_ place: InboxPlace, looksComplete: Bool) {
        known[place]?.looksComplete = looksComplete
    }

    /// Handed to a worker.
    mutating func noteClaimed(_ place: InboxPlace) { known[place]?.isClaimed = true }

    /// The claim failed or the file changed meanwhile: it is looked at anew, and left alone until
    /// it was unchanged for as long as any other.
    mutating func noteReleased(_ file: InboxFile, now: Int64) {
        guard known[file.place]?.file.isSameState(as: file) == true else { return }
        known[file.place] = Known(file: file, unchangedSince: now)
    }

    /// The file cannot be taken: it is left alone until `later`, or until it changes.
    mutating func notePark(_ file: InboxFile, until later: Int64) {
        guard known[file.place]?.file.isSameState(as: file) == true else { return }
        known[file.place]?.isClaimed = false
        known[file.place]?.parkedUntil = later
    }

    /// The claim took the file away; another that took its name since stays known.
    mutating func noteGone(_ file: InboxFile) {
        guard let now = known[file.place]?.file, now.isSameState(as: file) else { return }
        if now.inode == file.inode {
            known[file.place] = nil
        } else {
            // Another that looks the same came between two looks, or a share renumbered it.
            known[file.place]?.isClaimed = false
        }
    }

    /// The files a step is due for, oldest change first, and the time until the next one is due.
    func due(now: Int64) -> (claims: [InboxFile], peeks: [InboxFile], nextMilliseconds: Int64?) {
        var claims: [InboxFile] = []
        var peeks: [InboxFile] = []
        var next: Int64?
        for entry in known.values where !entry.isClaimed {
            if let later = entry.parkedUntil, later > now {
                next = min(next ?? later - now, later - now)
                continue
            }
            switch rules.step(evidence(entry, now)) {
            case .claim: claims.append(entry.file)
            case .peek: peeks.append(entry.file)
            case .wait(let milliseconds): next = min(next ?? milliseconds, milliseconds)
            case .leave: continue
            }
        }
        claims.sort { left, right in
            left.changed != right.changed
                ? left.changed < right.changed
                : left.place.name.lexicographicallyPrecedes(right.place.name)
        }
        return (claims, peeks, next)
    }

    private func evidence(_ entry: Known, _ now: Int64) -> ReadyRules.Evidence {
        ReadyRules.Evidence(
            hasMarker: !entry.file.markers.isEmpty, needsMarker: entry.file.needsMarker,
            wasMovedIn: entry.wasMovedIn,
            wasClosed: entry.wasClosed, unchangedMilliseconds: now - entry.unchangedSince,
            looksComplete: entry.file.isDirectory ? true : entry.looksComplete)
    }
}

extension InboxFile {
    /// Same size and time of change; a marker may have come since. Not the inode: on shares that give
    /// a file another number at each look nothing would ever be still.
    fileprivate func isSameState(as other: InboxFile) -> Bool {
        sizeBytes == other.sizeBytes && changed == other.changed
            && isDirectory == other.isDirectory
    }
}
