internal import Definitions
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

extension RegistryLoop {
    /// Brings the tracker up to date: the places that events named, or everything.
    func look() throws {
        let hints = try hints()
        let said = said(hints)
        for place in said.keys { markers.noteFinished(place) }
        defer { markers.forgetEvents() }
        if hints.contains(where: \.needsFullLook) || steadyMilliseconds >= nextSlowLook {
            needsFullLook = true
        }
        let again = lookAgain.union(markers.takeDue(now: steadyMilliseconds))
        lookAgain = []
        do {
            if needsFullLook {
                try lookEverywhere()
            } else {
                try look(at: again.union(hints.compactMap(\.place)))
            }
        } catch {
            // The inbox is away, or may not be read: a share was unmounted. Nothing is lost by
            // waiting; ticks wait too, because nobody knows what was dropped in time.
            isInboxAway = true
            needsFullLook = true
            nextSlowLook = steadyMilliseconds + slowLookMilliseconds
            return stop(intake: "the inbox cannot be looked at: \(error)")
        }
        for hint in hints where hint.isAnother {
            if let place = hint.place { tracker.noteAnother(place) }
        }
        for (place, said) in said {
            if said.wasMovedIn { tracker.noteMovedIn(place) }
            if said.wasClosed { tracker.noteClosed(place) }
        }
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

    /// What events said of the files that lie there now. What was said of an earlier file under the
    /// same name does not count for a later one.
    private func said(
        _ hints: [DropFolders.Hint]
    ) -> [InboxPlace: (wasMovedIn: Bool, wasClosed: Bool)] {
        var said: [InboxPlace: (wasMovedIn: Bool, wasClosed: Bool)] = [:]
        for hint in hints {
            guard let place = hint.place else { continue }
            if hint.isAnother { said[place] = nil }
            if hint.wasMovedIn { said[place] = (true, false) }
            if hint.wasClosed { said[place, default: (false, false)].wasClosed = true }
        }
        return said
    }

    /// Looks at single names, a marker's being one of the file that it marks.
    private func look(at places: Set<InboxPlace>) throws(SystemError) {
        var named: [InboxPlace: Set<[UInt8]>] = [:]
        for place in places {
            let name = InboxName(place.name)
            if name == .waiting || name == .litter { continue }
            // A folder is one to answer even where its name is a marker's.
            named[place, default: []] = named[place] ?? []
            guard case .marker(let file) = name else { continue }
            let marked = InboxPlace(folder: place.folder, name: file)
            named[marked, default: []].insert(place.name)
        }
        for (place, names) in named {
            try ifAllowed(place.folder) { () throws(SystemError) in
                try look(at: place, markers: names.union(markers.names(of: place)))
            }
        }
    }

    /// Looks at one file and its markers, as far as their names are known.
    private func look(at place: InboxPlace, markers names: Set<[UInt8]>) throws(SystemError) {
        let contents = try folders.contents(at: place, markers: names)
        let finished = markers.look(
            at: place, contents.markers[place.name] ?? [], now: steadyMilliseconds)
        let file = marked(contents, finished, in: place.folder).files.first
        tracker.look(at: place, file: file, now: steadyMilliseconds)
    }

    private func lookEverywhere() throws(SystemError) {
        let begun = clock.now()
        let steadyBegun = steadyMilliseconds
        let waitedBefore = folders.waitedMilliseconds
        try folders.beginFullLook()
        let parties = try folders.partyFolders()
        let present = [nil] + parties.map(Optional.some)
        try folders.watchAll(parties)
        for folder in present {
            try ifAllowed(folder) { () throws(SystemError) in try look(at: folder) }
        }
        tracker.keep(only: present)
        markers.keep(only: present)
        for folder in present { try reportShare(folder) }
        tellSilent(parties)
        needsFullLook = false
        if isInboxAway {
            isInboxAway = false
            resume()
        }
        lastFullLook = lookedEverywhere(since: begun)
        for path in folders.others.subtracting(reportedOthers) {
            report(
                .parked(
                    name: path.lastName.description,
                    reason: "it is a link, a pipe or a device, which is never taken"))
        }
        reportedOthers = folders.others
        let now = steadyMilliseconds
        // Waiting for a share in vain is no work.
        let spent = now - steadyBegun - max(folders.waitedMilliseconds - waitedBefore, 0)
        nextSlowLook = now + max(slowLookMilliseconds, spent * RegistryLoop.slowLookFactor)
    }

    /// Looks into a drop folder. A party's that may not be read is said and holds up nobody else, nor
    /// the clock: what lies in it keeps its time of receipt.
    func ifAllowed(
        _ folder: PartyID?, _ look: () throws(SystemError) -> Void
    ) throws(SystemError) {
        do throws(SystemError) {
            try look()
            if let folder { unreadable.remove(folder) }
        } catch {
            guard let folder else { throw error }
            // Of one that does not answer more is said when it has not for a while.
            if error.isTimedOut, folders.isApart(folder) { return }
            guard error.isDenied || folders.isAway(folder, error) else { throw error }
            guard unreadable.insert(folder).inserted else { return }
            report(.parked(name: folder.code, reason: error.description))
        }
    }

    /// Says once of a folder that no event comes from it.
    private func reportShare(_ folder: PartyID?) throws(SystemError) {
        guard !options.isSinglePass, !askedFolders.contains(folder) else { return }
        let share: String?
        do {
            share = try folders.share(of: folder)
        } catch {
            guard error.isMissing || folders.isAway(folder, error) else { throw error }
            return
        }
        askedFolders.insert(folder)
        let uses = desk.workspace.configuration.usesEvents
        guard let name = share ?? (uses ? nil : "a folder for which events are off") else { return }
        report(
            .polled(
                folder: RegistryLoop.name(of: folder), share: name,
                milliseconds: Int(slowLookMilliseconds)))
    }

    private func look(at folder: PartyID?) throws(SystemError) {
        let contents = try folders.files(in: folder)
        // Inodes carry the machine's time, whatever clock the workspace has.
        let wall = surroundings.stampMilliseconds
        let isFirst = options.isSinglePass || lastFullLook == nil
        let finished = markers.look(
            at: folder, contents.markers, now: steadyMilliseconds,
            age: isFirst ? { wall - $0.changed.milliseconds } : nil)
        tracker.look(
            at: folder, files: marked(contents, finished, in: folder).files,
            now: steadyMilliseconds, ages: isFirst ? { wall - $0.changed.milliseconds } : nil)
    }

    /// What a look showed, each file with those of its markers that count.
    private func marked(
        _ contents: DropFolders.Contents, _ finished: Set<InboxFile.Marker>, in folder: PartyID?
    ) -> DropFolders.Contents {
        var contents = contents
        contents.mark(with: finished)
        noteLateMarkers(contents, finished, in: folder)
        if let folder, desk.parties[folder]?.requiresMarker == true {
            contents.needMarkers()
        }
        return contents
    }

    /// Hands what is ready to the workers, as long as they have room: within a drop folder in the
    /// order of receipt, the folders by turns. While a tick is due, only what it waits for.
    func dispatch() throws {
        guard steadyMilliseconds >= retryAt else { return }
        isRetryDue = false
        if store.isBehind { return }
        try removeLateMarkers()
        for job in unexamined { crew.add(job) }
        unexamined = []
        let limit = clock.fixedReceipt == nil ? nextTick()?.at : nil
        let full = queue.countByFolder.filter { $0.value >= RegistryLoop.maxHeldPerFolder }
        var without = Set(full.keys).union(heldFolders(whileTickIsDue: limit != nil))
            .union(crew.fullApartFolders)
        guard var room = room() else { return }
        recallRoomless(room)
        defer {
            tell(room)
            if limit == nil { tellHeld() }
        }
        while crew.hasRoom,
            let next = tracker.next(
                now: steadyMilliseconds, before: limit, without: without)
        {
            var file = next.file
            switch fit(&file, in: &room) {
            case .fits: break
            case .waits:
                without.insert(file.place.folder)
                continue
            case .never(let reason, let text):
                if reason == .noRoom {
                    parkRoomless(file, text)
                } else {
                    park(file, text, reason)
                }
                continue
            }
            if next.needsPeek {
                try peek(at: file)
                guard tracker.isReady(file) else {
                    if steadyMilliseconds < retryAt { return }
                    continue
                }
            }
            tracker.noteClaimed(file.place)
            dispatchLeft(before: receipt(of: file), file.place.name)
            let folder = file.place.folder
            handedBytes += file.claimBytes
            share.noteHanded(folder)
            if limit == nil, share.isUsedUp(folder, at: now) { without.insert(folder) }
            let job = job(for: .file(file))
            crew.add(job)
            if job.isApart { without.formUnion(crew.fullApartFolders) }
        }
        guard crew.hasRoom, let left = leftClaims.first else { return }
        // Nothing is ready that was received before them, or with them; what is there may be in a moment.
        let isFirst = tracker.earliestUnclaimed.map { left.receivedAt.milliseconds < $0 } ?? true
        if isFirst || steadyMilliseconds >= leftUntil {
            dispatchLeft(before: limit.map(Instant.init(milliseconds:)) ?? now)
        }
    }

    /// Hands out the claims of an earlier run that were received by then, of those at the very same time
    /// the ones whose names come no later; a time stamp from a clock that ran ahead counts as now.
    private func dispatchLeft(before received: Instant, _ name: [UInt8]? = nil) {
        while let claim = leftClaims.first {
            let at = min(claim.receivedAt, now)
            guard at <= received else { return }
            if at == received, let name, name.lexicographicallyPrecedes(claim.name.bytes) {
                return
            }
            crew.add(job(for: .claim(leftClaims.removeFirst())))
        }
    }

    /// A time stamp from a clock that ran ahead counts as now.
    private func receipt(of file: InboxFile) -> Instant {
        clock.fixedReceipt ?? min(file.received, now)
    }

    /// A job for the workers, in the order in which these are made.
    func job(for subject: ClaimJob.Subject) -> ClaimJob {
        let received: Instant
        var isApart = false
        switch subject {
        case .file(let file):
            received = receipt(of: file)
            isApart = folders.isApart(file.place.folder)
        case .claim(let claim), .fetched(let claim, _): received = claim.receivedAt
        }
        jobCount += 1
        return ClaimJob(
            subject: subject, order: jobCount,
            profile: desk.workspace.book.profile(onReceipt: received.day)?.name,
            receipt: received, isApart: isApart)
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
            if folders.isAway(file.place.folder, error) {
                return tracker.notePark(file, until: steadyMilliseconds + slowLookMilliseconds)
            }
            return park(file, error.description)
        }
        tracker.notePeek(file.place, looksComplete: looksComplete)
    }

    /// Leaves one file where it is for a while.
    func park(
        _ file: InboxFile, _ reason: String, _ waitingReason: WaitingFile.Reason = .notTaken,
        isSaid: Bool = true
    ) {
        waiting.notePark(file.place, waitingReason)
        tracker.notePark(file, until: steadyMilliseconds + RegistryLoop.parkMilliseconds)
        guard isSaid else { return }
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
        isRetryDue = true
    }

    /// Whether nothing is committed now that follows from no package: what failed is not due again yet.
    /// Not for longer, because it may have been just such a line that failed, and nothing else may come
    /// for days.
    var isStandingStill: Bool {
        isInboxAway || store.isUnfinished || stall != nil && steadyMilliseconds < retryAt
    }

    /// Says that it goes on.
    func resume() {
        if stall != nil { report(.resumed) }
        stall = nil
        stallKind = nil
        retryAt = 0
        isRetryDue = false
    }
}
