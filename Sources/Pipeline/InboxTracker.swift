internal import Registry
internal import WorkingDays

/// What the loop knows about the drop folders between two looks; the looks are the truth, events
/// only add what a look cannot see.
///
/// Files that are ready wait in the order of their receipt, one queue for each drop folder; the
/// folders take turns, so that nobody waits behind a flood in another's folder. Taking in what a
/// look at one file showed and handing one out cost O(log n) in the number of files.
final class InboxTracker {
    private let rules: ReadyRules
    private var folders: [PartyID?: TrackedFolder] = [:]
    /// Folders that have something ready, in the order of their turns.
    private var turns: [PartyID?] = []
    private var timers = MinHeap<TrackedFile.Timer>()
    /// Files known and not yet claimed.
    private(set) var waiting = 0
    private var lookNumber = 0
    /// The latest time it was told, milliseconds of a steady clock.
    private var now: Int64 = 0

    init(rules: ReadyRules) {
        self.rules = rules
    }

    /// The earliest change among files that look whole and only wait for their turn; milliseconds
    /// since 1970. Walks over all files: asked only while a tick is due.
    var earliestUnclaimed: Int64? { earliestUnclaimed(without: []) }

    /// The same but for these folders.
    func earliestUnclaimed(without away: Set<PartyID?>) -> Int64? {
        folders.lazy.filter { !away.contains($0.key) }.flatMap(\.value.files.values)
            .filter { !$0.isClaimed && $0.parkedUntil == nil && $0.looksComplete != false }
            .filter { !$0.file.lacksMarker }
            .map(\.file.received.milliseconds).min()
    }

    // MARK: Looks

    /// Takes in everything a look found in one folder at `now`, milliseconds of a steady clock.
    ///
    /// In a single pass there was no earlier look, so the age of the inode counts instead:
    /// `ages` gives milliseconds since the last change.
    func look(
        at folder: PartyID?, files: [InboxFile], now: Int64, ages: ((InboxFile) -> Int64)? = nil
    ) {
        self.now = now
        lookNumber += 1
        for file in files { take(file, age: ages?(file) ?? 0).lookNumber = lookNumber }
        guard let known = folders[folder]?.files, known.count > files.count else { return }
        for file in known.values where file.lookNumber != lookNumber { forget(file) }
    }

    /// Takes in what a look at one place showed: a file, or nothing that is taken.
    func look(at place: InboxPlace, file: InboxFile?, now: Int64) {
        self.now = now
        if let file {
            take(file, age: 0)
        } else if let known = known(place) {
            forget(known)
        }
    }

    /// Keeps folders that are still there; what lay in others is forgotten.
    func keep(only present: [PartyID?]) {
        for folder in Set(folders.keys).subtracting(present) {
            for file in folders[folder]?.files.values.map(\.self) ?? [] { forget(file) }
            folders[folder] = nil
        }
    }

    @discardableResult
    private func take(_ file: InboxFile, age: Int64) -> TrackedFile {
        let earlier = known(file.place)
        if let earlier, earlier.file.isSameState(as: file) {
            let isSaid =
                earlier.file.markers == file.markers
                && earlier.file.needsMarker == file.needsMarker
            earlier.file = file
            if !isSaid { reconsider(earlier) }
            return earlier
        }
        if let earlier { forget(earlier) }
        return begin(file, age: age)
    }

    @discardableResult
    private func begin(_ file: InboxFile, age: Int64) -> TrackedFile {
        let new = TrackedFile(file, unchangedSince: now - max(0, age))
        folders[file.place.folder, default: TrackedFolder()].files[file.place.name] = new
        waiting += 1
        reconsider(new)
        return new
    }

    /// What was known of a file counts no more, but for what the last look showed.
    private func begin(anew known: TrackedFile) {
        forget(known)
        begin(known.file, age: 0)
    }

    private func forget(_ file: TrackedFile) {
        file.turn += 1
        if !file.isClaimed { waiting -= 1 }
        folders[file.file.place.folder]?.files[file.file.place.name] = nil
    }

    /// Whether the last look found a file there.
    func isKnown(_ place: InboxPlace) -> Bool { known(place) != nil }

    private func known(_ place: InboxPlace) -> TrackedFile? {
        folders[place.folder]?.files[place.name]
    }

    // MARK: What events and workers say

    /// An event said that the file was renamed in.
    func noteMovedIn(_ place: InboxPlace) {
        guard let known = known(place), !known.wasMovedIn else { return }
        known.wasMovedIn = true
        reconsider(known)
    }

    /// An event said that its writer closed it.
    func noteClosed(_ place: InboxPlace) {
        guard let known = known(place), !known.wasClosed else { return }
        known.wasClosed = true
        reconsider(known)
    }

    /// An event said that the name came or went: though it looks the same, what lies there now may be
    /// another file, of which nothing is known. What a worker has in hand is settled by its answer.
    func noteAnother(_ place: InboxPlace) {
        guard let known = known(place), !known.isClaimed else { return }
        begin(anew: known)
    }

    /// The answer to a peek.
    func notePeek(_ place: InboxPlace, looksComplete: Bool) {
        guard let known = known(place) else { return }
        known.looksComplete = looksComplete
        reconsider(known)
    }

    /// Handed to a worker.
    func noteClaimed(_ place: InboxPlace) {
        guard let known = known(place), !known.isClaimed else { return }
        known.isClaimed = true
        known.turn += 1
        waiting -= 1
    }

    /// The claim failed or the file changed meanwhile: it is looked at anew, and left alone until
    /// it was unchanged for as long as any other.
    func noteReleased(_ file: InboxFile, now: Int64) {
        guard let known = sameState(file) else { return }
        self.now = now
        begin(anew: known)
    }

    /// The file cannot be taken: it is left alone until `later`, or until it changes.
    func notePark(_ file: InboxFile, until later: Int64) {
        guard let known = sameState(file) else { return }
        if known.isClaimed { waiting += 1 }
        known.isClaimed = false
        known.parkedUntil = later
        reconsider(known)
    }

    /// What kept the file from being taken is gone: it takes its turn as any other.
    func noteUnparked(_ file: InboxFile) {
        guard let known = sameState(file), !known.isClaimed, known.parkedUntil != nil else {
            return
        }
        known.parkedUntil = nil
        reconsider(known)
    }

    /// The claim took the file away; another that took its name since stays known.
    func noteGone(_ file: InboxFile) {
        guard let known = sameState(file) else { return }
        if known.file.inode == file.inode {
            forget(known)
        } else {
            // Another that looks the same came between two looks, or a share renumbered it: looked at
            // anew, it is taken or found gone.
            begin(anew: known)
        }
    }

    private func sameState(_ file: InboxFile) -> TrackedFile? {
        guard let known = known(file.place), known.file.isSameState(as: file) else { return nil }
        return known
    }

    // MARK: Turns

    /// The file whose turn it is, in the order of receipt within a folder, the folders by turns;
    /// it has to be claimed, or looked into first. `nil` when none is ready.
    ///
    /// Only files received before `limit` (milliseconds since 1970) count, and none in the folders
    /// `without`.
    func next(
        now: Int64, before limit: Int64? = nil, without: Set<PartyID?> = []
    ) -> (file: InboxFile, needsPeek: Bool)? {
        wake(now)
        var passed: [PartyID?] = []
        defer { turns.insert(contentsOf: passed, at: 0) }
        while !turns.isEmpty {
            let folder = turns.removeFirst()
            guard let known = folders[folder]?.firstReady else { continue }
            if without.contains(folder)
                || limit.map({ known.file.received.milliseconds >= $0 }) == true
            {
                passed.append(folder)
                continue
            }
            switch rules.step(evidence(known)) {
            case .wait, .leave:
                // Something it knew was taken back meanwhile.
                reconsider(known)
                turns.insert(folder, at: 0)
            case .claim, .peek:
                turns.append(folder)
                return (known.file, rules.step(evidence(known)) == .peek)
            }
        }
        return nil
    }

    /// Whether a file that was looked into may be claimed now.
    func isReady(_ file: InboxFile) -> Bool {
        sameState(file).map { !$0.isClaimed && rules.step(evidence($0)) == .claim } ?? false
    }

    /// Whether a file is ready to be claimed or looked into.
    func hasReady(now: Int64) -> Bool {
        wake(now)
        return folders.keys.contains { folders[$0]?.firstReady != nil }
    }

    /// The same of one folder, by what the last call woke.
    func hasReady(in folder: PartyID?) -> Bool { folders[folder]?.firstReady != nil }

    /// How many files of a folder are known and not yet claimed.
    func waiting(in folder: PartyID?) -> Int {
        folders[folder]?.files.values.count { !$0.isClaimed } ?? 0
    }

    /// Milliseconds until the next file may be ready; `nil` when none waits for the clock.
    func nextMilliseconds(now: Int64) -> Int64? {
        wake(now)
        return timers.first.map { max(0, $0.at - now) }
    }

    /// Looks again at the files whose time has come.
    private func wake(_ now: Int64) {
        self.now = now
        while let timer = timers.first {
            if timer.isValid, timer.at > now { return }
            timers.pop()
            if timer.isValid { reconsider(timer.file) }
        }
    }

    /// Queues a file anew by what is known of it.
    private func reconsider(_ file: TrackedFile) {
        file.turn += 1
        if file.isClaimed { return }
        if let later = file.parkedUntil, later > now {
            return timers.push(TrackedFile.Timer(at: later, file: file))
        }
        switch rules.step(evidence(file)) {
        case .wait(let milliseconds):
            timers.push(TrackedFile.Timer(at: now + milliseconds, file: file))
        case .claim, .peek:
            let folder = file.file.place.folder
            if folders[folder]?.firstReady == nil, !turns.contains(folder) {
                turns.append(folder)
            }
            folders[folder, default: TrackedFolder()].ready.push(TrackedFile.Turn(file))
        case .leave: return
        }
    }

    private func evidence(_ entry: TrackedFile) -> ReadyRules.Evidence {
        ReadyRules.Evidence(
            hasMarker: !entry.file.markers.isEmpty, needsMarker: entry.file.needsMarker,
            wasMovedIn: entry.wasMovedIn, wasClosed: entry.wasClosed,
            unchangedMilliseconds: now - entry.unchangedSince,
            looksComplete: entry.file.isDirectory ? true : entry.looksComplete)
    }
}

extension InboxFile {
    /// Same size and time of change; a marker may have come since. Not the inode: on shares that give
    /// a file another number at each look nothing would ever be still.
    func isSameState(as other: InboxFile) -> Bool {
        sizeBytes == other.sizeBytes && changed == other.changed
            && isDirectory == other.isDirectory
    }
}
