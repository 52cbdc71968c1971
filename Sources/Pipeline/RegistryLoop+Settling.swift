internal import Registry
internal import Storage
internal import System
internal import WorkingDays

extension RegistryLoop {
    /// Commits everything whose turn it is; the number of lines.
    @discardableResult
    func settle() throws -> Int {
        receive()
        var total = 0
        while true {
            let papers = options.timer.measurement.nanoseconds[.papers, default: 0]
            let start = System.SystemClock.monotonicNanoseconds()
            let batch = try gather()
            note(docket: batch, since: start, papersBefore: papers)
            if batch.lines.isEmpty { return total }
            guard try commit(batch) else { return total }
            total += batch.lines.count
        }
    }

    /// Sorts out what the workers finished.
    private func receive() {
        var examined: [ExaminedClaim] = []
        for result in crew.takeResults() {
            switch result {
            case .examined(let claim, let place):
                examined.append(claim)
                if let place { tracker.noteGone(place) }
                if case .engineFailure(let reason) = claim.examination.verdict {
                    report(.quarantined(claim: claim.claim.id, reason: reason))
                }
            case .released(let place): tracker.noteReleased(place, now: steadyMilliseconds)
            case .failed(let place, let claim, let reason):
                stop(intake: reason)
                if let claim {
                    if let place { tracker.noteGone(place) }
                    unexamined.append(claim)
                } else if let place {
                    tracker.noteReleased(place, now: steadyMilliseconds)
                }
            }
        }
        if !examined.isEmpty { resume() }
        queue.add(examined)
    }

    /// The earliest tick that is due and was not overtaken by a file that nobody looked at yet.
    func nextTick() -> CaseStanding? {
        guard let standing = desk.index.nextToTick, let tick = standing.tick,
            tick.at <= clock.now().milliseconds, let lastFullLook
        else { return nil }
        guard lastFullLook.milliseconds >= tick.at else {
            needsFullLook = true
            return nil
        }
        return standing
    }

    private struct Batch {
        var lines: [CommitInput] = []
        var claims: [ExaminedClaim] = []
    }

    private func gather() throws -> Batch {
        var batch = Batch()
        let underWay = [crew.earliestUnderWay, tracker.earliestUnclaimed].compactMap { $0 }.min()
        while batch.lines.count < RegistryLoop.maxBatch {
            let standing = nextTick()
            switch queue.next(tickAt: standing?.tick?.at, underWay: underWay) {
            case .nothing: return batch
            case .claim(let claim):
                batch.claims.append(claim)
                batch.lines.append(try desk.line(for: claim, at: now))
            case .tick:
                guard let standing else { return batch }
                if let line = try desk.line(tick: standing, at: now) { batch.lines.append(line) }
            }
        }
        return batch
    }

    /// The time of putting a batch together, without that of its papers.
    private func note(docket batch: Batch, since start: UInt64, papersBefore: UInt64) {
        if batch.lines.isEmpty { return }
        let spent = System.SystemClock.monotonicNanoseconds() - start
        let papers = options.timer.measurement.nanoseconds[.papers, default: 0] - papersBefore
        options.timer.add(.docket, spent - min(papers, spent), count: batch.lines.count)
    }

    /// Whether it is durable; false when it may be tried again later.
    private func commit(_ batch: Batch) throws(StorageError) -> Bool {
        let lines: [JournalLine]
        do {
            lines = try options.timer.time(.commit) { () throws(StorageError) in
                try store.commit(batch.lines)
            }
        } catch {
            guard error.verdict == .retryLater else { throw error }
            desk.batchFailed()
            queue.putBack(batch.claims)
            stop(intake: "\(error)")
            return false
        }
        desk.batchCommitted()
        options.timer.note(
            lines: lines.count, elapsed: System.SystemClock.monotonicNanoseconds() - begun)
        for line in lines {
            report(
                .line(
                    number: line.number, events: line.entry.events,
                    caseNumber: line.entry.standing?.number, claim: line.entry.input.claim))
        }
        views.add(lines)
        report(.committed(lines: lines.count, waiting: queue.count + tracker.waiting))
        resume()
        return true
    }

    /// After a new calendar was adopted: every open case's dates are counted anew.
    func recount() throws {
        var lines: [CommitInput] = []
        for standing in desk.index.openCases {
            if let line = try desk.line(recounting: standing, at: now) { lines.append(line) }
            if lines.count == RegistryLoop.maxBatch {
                _ = try commit(Batch(lines: lines))
                lines = []
            }
        }
        if !lines.isEmpty { _ = try commit(Batch(lines: lines)) }
        for standing in desk.index.waitingForCalendar {
            guard let tick = standing.tick else { continue }
            report(
                .waitsForCalendar(standing.number, until: Instant(milliseconds: tick.at)))
        }
    }
}
