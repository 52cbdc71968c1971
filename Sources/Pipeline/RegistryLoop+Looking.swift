internal import Definitions
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

extension RegistryLoop {
    /// Brings the tracker up to date: the folders an event named, or all of them.
    func look() throws {
        let hints = try folders.hints()
        for hint in hints where hint.wasMovedIn || hint.wasClosed {
            if let place = hint.place { markers.noteFinished(place) }
        }
        defer { markers.forgetEvents() }
        if hints.contains(where: \.needsFullLook) || steadyMilliseconds >= nextSlowLook {
            needsFullLook = true
        }
        do {
            if needsFullLook {
                try lookEverywhere()
            } else {
                let due = markers.due(now: steadyMilliseconds).folders
                for folder in due.union(hints.compactMap { $0.place.map(\.folder) }) {
                    try look(at: folder)
                }
            }
        } catch {
            // The inbox is away, or may not be read: a share was unmounted. Nothing is lost by
            // waiting; ticks wait too, because nobody knows what was dropped in time.
            isInboxAway = true
            needsFullLook = true
            nextSlowLook = steadyMilliseconds + slowLookMilliseconds
            return stop(intake: "the inbox cannot be looked at: \(error)")
        }
        for hint in hints {
            guard let place = hint.place else { continue }
            if hint.wasMovedIn { tracker.noteMovedIn(place) }
            if hint.wasClosed { tracker.noteClosed(place) }
        }
    }

    private func lookEverywhere() throws(SystemError) {
        let begun = clock.now()
        folders.forgetOthers()
        let parties = try folders.partyFolders()
        try folders.watchAll(parties)
        try look(at: nil)
        for party in parties { try look(at: party) }
        for folder in [nil] + parties.map(Optional.some) { try reportShare(folder) }
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
        nextSlowLook = steadyMilliseconds + slowLookMilliseconds
    }

    /// Says once of a folder that no event comes from it.
    private func reportShare(_ folder: PartyID?) throws(SystemError) {
        guard !options.isSinglePass, !askedFolders.contains(folder) else { return }
        let path = folders.path(of: folder)
        let share: String?
        do {
            share = try Files.share(of: path)
        } catch {
            guard error.isMissing else { throw error }
            return
        }
        askedFolders.insert(folder)
        let uses = desk.workspace.configuration.usesEvents
        guard let name = share ?? (uses ? nil : "a folder for which events are off") else { return }
        report(
            .polled(
                folder: folder.map { "inbox/\($0.code)" } ?? "inbox", share: name,
                milliseconds: Int(slowLookMilliseconds)))
    }

    private func look(at folder: PartyID?) throws(SystemError) {
        var contents = try folders.files(in: folder)
        // Inodes carry the machine's time, whatever clock the workspace has.
        let wall = System.SystemClock.nowMilliseconds()
        let finished = markers.look(
            at: folder, contents.markers.values.flatMap { $0 }, now: steadyMilliseconds,
            age: options.isSinglePass || lastFullLook == nil
                ? { wall - $0.changed.milliseconds } : nil)
        contents.mark(with: finished)
        noteLateMarkers(contents, finished, in: folder)
        if let folder, desk.workspace.parties[folder]?.requiresMarker == true {
            contents.needMarkers()
        }
        tracker.look(
            at: folder, files: contents.files, now: steadyMilliseconds,
            ages: options.isSinglePass ? { wall - $0.changed.milliseconds } : nil)
    }

    /// Hands everything that is ready to the workers, as long as they have room.
    func dispatch() throws {
        guard steadyMilliseconds >= retryAt, !store.isBehind else { return }
        try removeLateMarkers()
        crew.add(unexamined.map { ClaimJob(subject: .claim($0), profile: profile(of: $0)) })
        unexamined = []
        var due = tracker.due(now: steadyMilliseconds)
        if !due.peeks.isEmpty {
            for file in due.peeks { try peek(at: file) }
            due = tracker.due(now: steadyMilliseconds)
        }
        for file in due.claims {
            guard crew.hasRoom else { return }
            let received = clock.fixedReceipt ?? file.received
            let profile = desk.workspace.book.profile(onReceipt: received.day)
            tracker.noteClaimed(file.place)
            taken.note(file.place, now: steadyMilliseconds)
            crew.add([ClaimJob(subject: .file(file), profile: profile?.name)])
        }
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
        waiting.notePark(file.place)
        tracker.notePark(file, until: steadyMilliseconds + RegistryLoop.parkMilliseconds)
        report(.parked(name: Path(bytes: file.place.name).description, reason: reason))
    }

    /// The profile of a claim that was made already.
    func profile(of claim: Claim) -> String? {
        desk.workspace.book.profile(onReceipt: claim.receivedAt.day)?.name
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
