internal import Registry
internal import System
internal import WorkingDays

extension RegistryLoop {
    /// Brings the tracker up to date: the folders an event named, or all of them.
    func look() throws {
        let hints = try folders.hints()
        if hints.contains(where: \.needsFullLook) || steadyMilliseconds >= nextSlowLook {
            needsFullLook = true
        }
        if needsFullLook {
            try lookEverywhere()
        } else {
            for folder in Set(hints.compactMap { $0.place.map(\.folder) }) { try look(at: folder) }
        }
        for hint in hints {
            guard let place = hint.place else { continue }
            if hint.wasMovedIn { tracker.noteMovedIn(place) }
            if hint.wasClosed { tracker.noteClosed(place) }
        }
    }

    private func lookEverywhere() throws {
        let begun = clock.now()
        let parties = try folders.partyFolders()
        try folders.watchAll(parties)
        try look(at: nil)
        for party in parties { try look(at: party) }
        needsFullLook = false
        lastFullLook = begun
        nextSlowLook = steadyMilliseconds + RegistryLoop.slowLookMilliseconds
    }

    private func look(at folder: PartyID?) throws {
        let files = try folders.files(in: folder)
        let wall = clock.now().milliseconds
        tracker.look(
            at: folder, files: files, now: steadyMilliseconds,
            ages: options.isSinglePass ? { wall - $0.received.milliseconds } : nil)
    }

    /// Hands everything that is ready to the workers, as long as they have room.
    func dispatch() throws {
        guard stall == nil || steadyMilliseconds >= nextSlowLook, !store.isBehind else { return }
        for file in tracker.due(now: steadyMilliseconds).peeks {
            do {
                tracker.notePeek(file.place, looksComplete: try folders.peek(file))
            } catch where error.isMissing {
                tracker.noteGone(file.place)
            } catch where error.isDenied {
                tracker.noteReleased(file.place, now: steadyMilliseconds)
                stop(intake: error.description)
            }
        }
        for file in tracker.due(now: steadyMilliseconds).claims {
            guard crew.hasRoom else { return }
            let received = clock.fixedReceipt ?? file.received
            let profile = desk.workspace.book.profile(onReceipt: received.day)
            tracker.noteClaimed(file.place)
            crew.add([
                ClaimJob(subject: .file(file), profile: profile?.name)
            ])
        }
    }

    /// Says once that intake stands still.
    func stop(intake reason: String) {
        if stall != reason { report(.stalled(reason: reason)) }
        stall = reason
    }

    /// Says that it goes on.
    func resume() {
        if stall != nil { report(.resumed) }
        stall = nil
    }
}
