internal import Registry
internal import Storage
internal import System
internal import WorkingDays

extension RegistryLoop {
    /// Commits everything whose turn it is; the number of lines.
    @discardableResult
    func settle() throws -> Int {
        try receive()
        var total = try finishCommit()
        if store.isUnfinished || needsOpening { return total }
        while true {
            let papers = options.timer.measurement.nanoseconds[.papers, default: 0]
            let start = System.SystemClock.monotonicNanoseconds()
            let batch = try gather()
            note(docket: batch, since: start, papersBefore: papers)
            if batch.lines.isEmpty { return total + (try listStatus()) }
            switch try commit(batch) {
            case .done: total += batch.lines.count
            case .anew: continue
            case .later: return total
            }
            if needsOpening { return total }
        }
    }

    /// Sorts out what the workers finished.
    func receive() throws(StorageError) {
        reportCells()
        var examined: [ExaminedClaim] = []
        for result in crew.takeResults() {
            switch result {
            case .examined(let claim, let file):
                examined.append(claim)
                if let file {
                    noteAnswered(file, wasTaken: true)
                    noteTaken(file)
                }
                if case .engineFailure(let reason) = claim.examination.verdict {
                    let words = claim.lastWords.isEmpty ? "" : " It wrote: \(claim.lastWords)"
                    report(.quarantined(claim: claim.claim.id, reason: reason + words))
                }
            case .released(let file):
                noteAnswered(file, wasTaken: false)
                tracker.noteReleased(file, now: steadyMilliseconds)
                lookAgain.insert(file.place)
            case .parked(let file, let reason):
                noteAnswered(file, wasTaken: false)
                park(file, reason)
            case .tooLarge(let file, let reason):
                noteAnswered(file, wasTaken: false)
                let isByRoom = file.folderLimits.bytes < packageBytes
                park(file, reason, isByRoom ? .noRoom : .tooLarge)
            case .refused(let file, let order, let error):
                // A party's share that went away stops nobody else.
                if let system = error.system, folders.isAway(file.place.folder, system) {
                    noteAnswered(file, wasTaken: false)
                    tracker.noteReleased(file, now: steadyMilliseconds)
                    park(file, "\(error)")
                } else {
                    // It keeps its turn: what came into the same folder after it waits for it.
                    postpone(.file(file), order)
                    stop(intake: error)
                }
            case .unexamined(let claim, let file, let order, let reason):
                if let file {
                    noteAnswered(file, wasTaken: true)
                    noteTaken(file)
                }
                postpone(.claim(claim), order)
                stop(intake: reason)
            case .fatal(let error): throw error
            }
        }
        if !examined.isEmpty { resume() }
        queue.add(examined)
    }

    /// Takes a job back until intake goes on, with the order that it had.
    private func postpone(_ subject: ClaimJob.Subject, _ order: Int) {
        var job = job(for: subject)
        job.order = order
        unexamined.append(job)
    }

    /// Says what children could not lock and nobody has been told yet.
    func reportCells() {
        let gaps = options.cells.takeFresh()
        if !gaps.isEmpty { report(.cellIncomplete(gaps)) }
    }

    /// The earliest tick that is due and was not overtaken by a file that nobody looked at yet.
    ///
    /// The kernel stamps inodes with a coarse clock that may lag by some milliseconds, so the look
    /// must have begun a little after the tick's time.
    func nextTick() -> DueTick? {
        let lag = clock.fixedReceipt == nil ? RegistryLoop.stampLagMilliseconds : 0
        guard let tick = desk.nextTick, tick.at + lag <= clock.now().milliseconds,
            let lastFullLook
        else { return nil }
        guard lastFullLook.milliseconds >= tick.at + lag else {
            needsFullLook = true
            return nil
        }
        return tick
    }

    /// The earliest time of receipt among files and claims that are not examined yet.
    private var underWay: Int64? {
        let left = unexamined.map(\.received).min()
        let away = silentFolders(for: awayMilliseconds)
        return [
            crew.earliestUnderWay(without: away), tracker.earliestUnclaimed(without: away), left,
            leftClaims.first?.receivedAt.milliseconds,
        ].compactMap { $0 }.min()
    }

    /// The lowest order of each drop folder among what is not examined yet.
    private var firstOrders: [PartyID?: Int] {
        unexamined.reduce(into: crew.firstOrders) { first, job in
            first[job.folder] = min(first[job.folder] ?? .max, job.order)
        }
    }

    private struct Batch {
        var lines: [CommitInput] = []
        var claims: [ExaminedClaim] = []
    }

    private func gather() throws -> Batch {
        var batch = Batch()
        // Only a tick asks for it, and then it is a walk over all that waits.
        var earliest: Int64?
        var isEarliestKnown = false
        let first = firstOrders
        let now = now
        while batch.lines.count < batchLimit.lines {
            // What comes after it was examined by other rules, or is another party's by now.
            if batch.lines.last?.entry.changesOpening == true { return batch }
            let tick = nextTick()
            if tick != nil, !isEarliestKnown {
                earliest = underWay
                isEarliestKnown = true
            }
            switch queue.next(tickAt: tick?.at, underWay: earliest, first: first) {
            case .nothing: return batch
            case .claim(let claim):
                guard let line = try patiently({ try desk.line(for: claim, at: now) }) else {
                    queue.putBack([claim])
                    return batch
                }
                batch.claims.append(claim)
                batch.lines.append(line)
            case .tick:
                guard let tick,
                    let answer = try patiently({ try desk.answer(tick, at: now) })
                else { return batch }
                switch answer {
                case .line(let line): batch.lines.append(line)
                case .nothing: continue
                case .stopped(let reason): report(tick.stopped(reason))
                }
            }
        }
        return batch
    }

    /// What `body` gives; `nil`, and intake stands still, where only descriptors or the like were
    /// lacking, or what is settled could not be looked up: the same is tried again, for it says nothing of
    /// the package or the case.
    func patiently<Result>(_ body: () throws -> Result) throws -> Result? {
        do {
            return try body()
        } catch {
            guard let error = error as? StorageError, error.isLack || error.code == .standingLost
            else { throw error }
            stop(intake: error)
            return nil
        }
    }

    /// The time of putting a batch together, without that of its papers.
    private func note(docket batch: Batch, since start: UInt64, papersBefore: UInt64) {
        if batch.lines.isEmpty { return }
        let spent = System.SystemClock.monotonicNanoseconds() - start
        let papers = options.timer.measurement.nanoseconds[.papers, default: 0] - papersBefore
        options.timer.add(.docket, spent - min(papers, spent), count: batch.lines.count)
    }

    /// What became of a batch.
    private enum Outcome {
        /// It is durable and in place.
        case done
        /// The index was made anew from the journal: the same may be tried at once.
        case anew
        /// It may be tried again later.
        case later
    }

    private func commit(_ batch: Batch) throws(StorageError) -> Outcome {
        let lines: [JournalLine]
        let start = steadyMilliseconds
        do {
            lines = try options.timer.time(.commit) { () throws(StorageError) in
                try store.commit(batch.lines)
            }
            batchLimit.note(
                lines: lines.count, milliseconds: steadyMilliseconds - start)
        } catch {
            guard error.verdict == .retryLater else { throw error }
            if !store.isUnfinished {
                desk.batchEnded()
                queue.putBack(batch.claims)
            }
            if error.code == .standingLost {
                wasIndexLost = true
                return .anew
            }
            stop(intake: error)
            return .later
        }
        committed(lines)
        return .done
    }

    /// Makes the files of a durable batch that could not be made before; the number of its lines.
    private func finishCommit() throws(StorageError) -> Int {
        guard store.isUnfinished, steadyMilliseconds >= retryAt else { return 0 }
        let lines: [JournalLine]
        do {
            lines = try store.finish()
        } catch {
            guard error.verdict == .retryLater else { throw error }
            stop(intake: error)
            return 0
        }
        committed(lines)
        return lines.count
    }

    private func committed(_ lines: [JournalLine]) {
        desk.batchEnded()
        options.timer.note(
            lines: lines.count, elapsed: System.SystemClock.monotonicNanoseconds() - begun)
        for line in lines {
            if line.entry.changesOpening { needsOpening = true }
            report(
                .line(
                    number: line.number, events: line.entry.events,
                    caseNumber: line.entry.standing?.number, claim: line.entry.input.claim))
        }
        views.noteLines(before: desk.index.lineCount)
        report(.committed(lines: lines.count, waiting: queue.count + tracker.waiting))
        resume()
    }

    private func commitRecounts(_ lines: [CommitInput]) throws {
        if lines.isEmpty { return }
        switch try commit(Batch(lines: lines)) {
        case .done: return
        case .anew: throw Store.lost("what the dates were counted by")
        case .later:
            throw PipelineError.stalled(reason: stall ?? "the dates cannot be counted anew")
        }
    }

    /// What a start owes before anything else. Lines that rest on a question without an answer are made
    /// once more by the index that was made anew.
    func settleStart() throws {
        do {
            try takeOverEarlierEntries()
            try recount()
        } catch {
            guard (error as? StorageError)?.code == .standingLost else { throw error }
            try takeOverEarlierEntries()
            try recount()
        }
    }

    /// The same for lines that come neither from a package nor from a case's clock.
    func commit(lines: [CommitInput]) throws(StorageError) -> Bool {
        try commit(Batch(lines: lines)) == .done
    }

    /// Takes over the entries of a register that the first version wrote; once, at the first start.
    private func takeOverEarlierEntries() throws {
        var lines: [CommitInput] = []
        for (number, digest) in desk.index.earlierEntries.sorted(by: { $0.key < $1.key }) {
            do {
                lines.append(try desk.line(takingOver: number, digest: digest, at: now))
            } catch {
                guard (error as? StorageError)?.verdict == .park else { throw error }
                report(.entryStopped(number, reason: "\(error)"))
            }
            if lines.count == BatchLimit.most {
                try commitRecounts(lines)
                lines = []
            }
        }
        try commitRecounts(lines)
    }

    /// After a new calendar was adopted: every open case's dates are counted anew.
    private func recount() throws {
        var lines: [CommitInput] = []
        for number in desk.index.openNumbers {
            guard let standing = desk.index.cases[number] else { continue }
            if let line = try desk.line(recounting: standing, at: now) { lines.append(line) }
            if lines.count == BatchLimit.most {
                try commitRecounts(lines)
                lines = []
            }
        }
        try commitRecounts(lines)
        for standing in desk.index.waitingForCalendar {
            guard let tick = standing.tick else { continue }
            report(
                .waitsForCalendar(standing.number, until: Instant(milliseconds: tick.at)))
        }
    }
}
