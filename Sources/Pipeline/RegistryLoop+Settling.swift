internal import Registry
internal import Storage
internal import WorkingDays

extension RegistryLoop {
    /// Commits everything whose turn it is; the number of lines.
    @discardableResult
    func settle() throws -> Int {
        receive()
        var total = 0
        while true {
            let batch = try gather()
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
                guard let standing, let line = try desk.line(tick: standing, at: now) else {
                    return batch
                }
                batch.lines.append(line)
            }
        }
        return batch
    }

    /// Whether it is durable; false when it may be tried again later.
    private func commit(_ batch: Batch) throws -> Bool {
        do {
            let lines = try store.commit(batch.lines)
            desk.batchCommitted()
            crew.noteSettled(batch.claims.map(\.claim.id))
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
        } catch let error where error.verdict == .retryLater {
            desk.batchFailed()
            queue.putBack(batch.claims)
            stop(intake: "\(error)")
            return false
        }
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
