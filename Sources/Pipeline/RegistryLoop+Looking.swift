internal import Definitions
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

extension RegistryLoop {
    /// Brings the tracker up to date: the places that events named, or everything.
    func look() throws {
        let hints = try hints()
        if hints.contains(where: \.needsFullLook) || steadyMilliseconds >= nextSlowLook {
            needsFullLook = true
        }
        let again = lookAgain
        lookAgain = []
        do {
            if needsFullLook {
                try lookEverywhere()
            } else {
                for place in again.union(hints.compactMap(\.place)) { try look(at: place) }
            }
        } catch {
            // The inbox is away, or may not be read: a share was unmounted. Nothing is lost by
            // waiting; ticks wait too, because nobody knows what was dropped in time.
            isInboxAway = true
            needsFullLook = true
            nextSlowLook = steadyMilliseconds + RegistryLoop.slowLookMilliseconds
            return stop(intake: "the inbox cannot be looked at: \(error)")
        }
        note(hints)
    }

    private func hints() throws -> [DropFolders.Hint] {
        var hints: [DropFolders.Hint] = []
        for _ in 0..<RegistryLoop.maxEventPortions {
            let portion = try folders.hints()
            if portion.isEmpty { break }
            hints += portion
        }
        return hints
    }

    /// Tells the tracker what events said of the files that the look found. What was said of an
    /// earlier file under the same name does not count for the one that lies there now.
    private func note(_ hints: [DropFolders.Hint]) {
        var said: [InboxPlace: (wasMovedIn: Bool, wasClosed: Bool)] = [:]
        for hint in hints {
            guard let place = hint.place else { continue }
            if hint.isAnother { said[place] = nil }
            if hint.wasMovedIn { said[place] = (true, false) }
            if hint.wasClosed { said[place, default: (false, false)].wasClosed = true }
        }
        for (place, said) in said {
            if said.wasMovedIn { tracker.noteMovedIn(place) }
            if said.wasClosed { tracker.noteClosed(place) }
        }
    }

    /// Looks at one name, or at the file that it marks.
    private func look(at place: InboxPlace) throws(SystemError) {
        switch InboxName(place.name) {
        case .waiting: return
        case .candidate:
            let marker = tracker.marker(of: place)?.name
            tracker.look(
                at: place, file: try folders.file(at: place, marker: marker),
                now: steadyMilliseconds)
        case .marker(let name):
            let marked = InboxPlace(folder: place.folder, name: name)
            tracker.look(
                at: marked, file: try folders.file(at: marked, marker: place.name),
                now: steadyMilliseconds)
        }
    }

    private func lookEverywhere() throws(SystemError) {
        let begun = clock.now()
        let steadyBegun = steadyMilliseconds
        folders.forgetOthers()
        let parties = try folders.partyFolders()
        try folders.watchAll(parties)
        try look(at: nil)
        for party in parties { try lookIfAllowed(at: party) }
        tracker.keep(only: [nil] + parties.map(Optional.some))
        needsFullLook = false
        if isInboxAway {
            isInboxAway = false
            resume()
        }
        lastFullLook = begun
        for path in folders.others.subtracting(reportedOthers) {
            report(
                .parked(
                    name: path.lastName.description,
                    reason: "it is a link, a pipe or a device, which is never taken"))
        }
        reportedOthers = folders.others
        let now = steadyMilliseconds
        nextSlowLook =
            now
            + max(
                RegistryLoop.slowLookMilliseconds,
                (now - steadyBegun) * RegistryLoop.slowLookFactor)
    }

    /// Looks at one party's folder. One that may not be read is said and holds up nobody else, nor
    /// the clock: what lies in it keeps its time of receipt.
    private func lookIfAllowed(at party: PartyID) throws(SystemError) {
        do {
            try look(at: party)
            unreadable.remove(party)
        } catch {
            guard error.isDenied else { throw error }
            guard unreadable.insert(party).inserted else { return }
            report(.parked(name: party.code, reason: error.description))
        }
    }

    private func look(at folder: PartyID?) throws(SystemError) {
        let files = try folders.files(in: folder)
        // Inodes carry the machine's time, whatever clock the workspace has.
        let wall = System.SystemClock.nowMilliseconds()
        tracker.look(
            at: folder, files: files, now: steadyMilliseconds,
            ages: options.isSinglePass || lastFullLook == nil
                ? { wall - $0.changed.milliseconds } : nil)
    }

    /// Hands what is ready to the workers, as long as they have room: within a drop folder in the
    /// order of receipt, the folders by turns. While a tick is due, only what it waits for.
    func dispatch() throws {
        guard steadyMilliseconds >= retryAt, !store.isBehind else { return }
        for job in unexamined { crew.add(job) }
        unexamined = []
        let limit = clock.fixedReceipt == nil ? nextTick()?.tick?.at : nil
        let full = queue.countByFolder.filter { $0.value >= RegistryLoop.maxHeldPerFolder }
        while crew.hasRoom,
            let (file, needsPeek) = tracker.next(
                now: steadyMilliseconds, before: limit, without: Set(full.keys))
        {
            if needsPeek {
                try peek(at: file)
                guard tracker.isReady(file) else {
                    if steadyMilliseconds < retryAt { return }
                    continue
                }
            }
            tracker.noteClaimed(file.place)
            crew.add(job(for: .file(file)))
        }
    }

    /// A job for the workers, in the order in which these are made.
    func job(for subject: ClaimJob.Subject) -> ClaimJob {
        let received: Instant
        switch subject {
        // A time stamp from a clock that ran ahead counts as now.
        case .file(let file): received = clock.fixedReceipt ?? min(file.received, now)
        case .claim(let claim): received = claim.receivedAt
        }
        jobCount += 1
        return ClaimJob(
            subject: subject, order: jobCount,
            profile: desk.workspace.book.profile(onReceipt: received.day)?.name,
            receipt: received)
    }

    /// Looks at a file's ends. One that is gone is forgotten; one that may not be read is left alone
    /// until it changes, and said.
    private func peek(at file: InboxFile) throws {
        let looksComplete: Bool
        do {
            looksComplete = try folders.peek(file)
        } catch {
            if error.isMissing || error.isSymbolicLink || error.isFolder {
                return tracker.noteGone(file)
            }
            if error.isOutOfResources { return stop(intake: error.description) }
            return park(file, error.description)
        }
        tracker.notePeek(file.place, looksComplete: looksComplete)
    }

    /// Leaves one file where it is for a while.
    func park(_ file: InboxFile, _ reason: String) {
        tracker.notePark(file, until: steadyMilliseconds + RegistryLoop.parkMilliseconds)
        report(.parked(name: Path(bytes: file.place.name).description, reason: reason))
    }

    /// Says once that intake stands still.
    func stop(intake reason: String) {
        stop(intake: reason, like: reason)
    }

    /// The same for a failure that happens again with another file: said once for each kind.
    func stop(intake error: StorageError) {
        stop(
            intake: "\(error)", like: "\(error.code) \(error.operation) \(error.system?.name ?? "")"
        )
    }

    private func stop(intake reason: String, like kind: String) {
        if stallKind != kind { report(.stalled(reason: reason)) }
        stall = reason
        stallKind = kind
        retryAt = steadyMilliseconds + RegistryLoop.retryMilliseconds
    }

    /// Says that it goes on.
    func resume() {
        if stall != nil { report(.resumed) }
        stall = nil
        stallKind = nil
        retryAt = 0
    }
}
