import WorkingDays

extension Docket {
    /// Lets the clock act: an overdue notice, or what follows the end of a stage that only waits.
    ///
    /// A tick that is early, or that is no longer the case's own because a slip came first, waits:
    /// nothing happens. `.refused` means that a guard of the step does not hold; such a case stops
    /// there with its findings until somebody looks at it.
    package static func tick(
        _ tick: ScheduledTick, case record: CaseRecord, in context: DocketContext,
        numbering: inout Numbering
    ) -> DocketOutcome {
        let own = Schedule.tick(
            for: record, procedure: context.procedure, calendar: context.calendar)
        guard tick.kind == .wake || own?.kind == tick.kind,
            let stage = record.stage.flatMap(context.procedure.stage),
            let clock = record.clock,
            let issuer = Competence.issuer(applicants: record.applicants, context: context)
        else { return .waits("该时点已经不适用于案件 \(record.number.text) 的现状。") }
        if let own, tick.kind != .wake, context.now.milliseconds < own.at {
            let day = Instant(milliseconds: own.at).chinese
            return .waits("案件 \(record.number.text) 的下一时点是 \(day)，尚未到达。")
        }
        if tick.kind != .wake, own?.provisional == true {
            return .waits(
                "案件 \(record.number.text) 的期限（\(clock.due.day.chinese)）为暂定，"
                    + "须待当年放假安排公布后才能办理不可撤回的步骤。")
        }
        var work = Proceeding(record, issuer: issuer, context: context)
        switch tick.kind {
        case .overdue: work.remind(stage, clock, numbering: &numbering)
        case .objectionOverdue: work.remindOfObjection(stage, numbering: &numbering)
        case .wake:
            work.takeAutomaticSteps(numbering: &numbering)
            if work.record == record {
                return .waits("案件 \(record.number.text) 的条件尚未具备。")
            }
        case .reminder, .lapse, .firstApplication, .reportReminder, .reportOverdue:
            preconditionFailure("Schedule.tick: these are ticks of entries")
        case .expiry:
            var failures: [Finding] = []
            let possible = stage.expiries.first { outcome in
                let findings = NamedGuard.findings(for: outcome, record: record, context: context)
                if findings.isEmpty { return !outcome.needsReason || !failures.isEmpty }
                failures += findings
                return false
            }
            guard let outcome = possible else {
                // A procedure that foresees several ends waits for one of them.
                if stage.expiries.count > 1 {
                    return .waits(failures.map(\.chinese).joined())
                }
                return .refused(failures)
            }
            let day = Schedule.expiryDay(of: clock, calendar: context.calendar)
            // With an objection dismissed after that day, on the day of the decision.
            let decided = record.history.last { !$0.isOfTheClock && $0.at.day > day.day }?.at.day
            work.take(
                outcome, of: stage,
                reason: outcome.needsReason ? failures.map(\.chinese).joined() : "",
                findings: outcome.needsReason ? failures : [],
                effective: record.objections.isEmpty
                    ? day.day : max(day.day, decided ?? day.day), numbering: &numbering)
            work.takeAutomaticSteps(numbering: &numbering)
        }
        return .acted(work.act)
    }
}

extension HistoryEntry {
    /// Whether no person did it.
    fileprivate var isOfTheClock: Bool { party == nil }
}

extension Proceeding {
    /// Tells the decider and the authority, once for each, that an objection is late.
    mutating func remindOfObjection(_ stage: Stage, numbering: inout Numbering) {
        guard let late = Schedule.lateObjection(of: record),
            let index = record.objections.firstIndex(of: late)
        else { preconditionFailure("Schedule.tick: there is such an objection") }
        record.objections[index].clock.isOverdueNoticeSent = true
        noteLate(
            stage, "objection-overdue", title: "异议（第\(late.number)号）处理",
            due: late.clock.due, numbering: &numbering)
    }

    /// Tells the decider and the authority, once, that a stage is late. Nothing else changes: the
    /// revision stays, so the slips in the decider's hands stay good.
    mutating func remind(_ stage: Stage, _ clock: StageClock, numbering: inout Numbering) {
        record.clock?.isOverdueNoticeSent = true
        noteLate(stage, "overdue", title: stage.title, due: clock.due, numbering: &numbering)
    }

    /// The holders of the entry concerned, where the stage waits for what they have not sent.
    private func awaitedHolders(_ stage: Stage) -> [PartyID] {
        let kinds = stage.arrivals.filter { $0.sender == .holder }.map(\.package)
        let hasCome = record.filings.contains {
            kinds.contains($0.kind) && $0.input.receivedAt >= record.since
        }
        return kinds.isEmpty || hasCome ? [] : record.subject?.registrants.map(\.id) ?? []
    }

    private mutating func noteLate(
        _ stage: Stage, _ act: String, title: String, due: Deadline, numbering: inout Numbering
    ) {
        record.history.append(
            HistoryEntry(
                at: context.now, act: act, stage: stage.name, article: stage.article,
                party: nil, officer: nil, reason: "", effective: due.day.adding(days: 1)))
        events.append(JournalEvent.overdue)
        let deciders = Competence.deciders(of: record, context: context).map(\.id)
        let holders = act == "overdue" ? awaitedHolders(stage) : []
        let late = holders + (deciders.isEmpty ? [issuer.id] : deciders)
        orders.append(
            PaperOrder(
                kind: .overdue,
                code: holders.isEmpty ? PaperKind.overdue.code : "not-delivered",
                documentNumber: numbering.documentNumber(of: issuer, on: context.now.day),
                issuer: issuer.id,
                addressees: Docket.addressees(late + [context.authority.id]),
                caseNumber: record.number, answers: record.opening,
                values: ["article": stage.article]
                    .merging(holders.isEmpty ? [:] : subjectValues) { own, _ in own }
                    .merging(supervisionValues) { own, _ in own },
                body: .overdue(stage: stage.name, title: title, due: due)))
    }
}
