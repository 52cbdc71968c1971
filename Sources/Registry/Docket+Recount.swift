import WorkingDays

extension Docket {
    /// Counts a case's running dates anew after the calendar changed; `nil` when nothing did.
    ///
    /// Both values stay in the history. The revision stays: a date is nothing that a decision
    /// rests on. A paper is ordered only when the end of the period moved or became final; when
    /// only the clock's own next moment did (the first working day after the end), the act has the
    /// new tick and no paper.
    ///
    /// `scheduled` is the tick that the journal's last line of the case holds.
    package static func recount(
        case record: CaseRecord, scheduled: ScheduledTick?, in context: DocketContext,
        numbering: inout Numbering
    ) -> DocketOutcome? {
        guard let name = record.stage, let stage = context.procedure.stage(name),
            let clock = record.clock,
            let issuer = Competence.issuer(applicants: record.applicants, context: context)
        else { return nil }
        let due = context.calendar.deadline(after: clock.after, workingDays: clock.workingDays)
        var work = Proceeding(record, issuer: issuer, context: context)
        work.record.clock?.due = due
        // Publicity runs as long as the stage that its paper led into; once the case has moved on,
        // its days are past and stay as they were published.
        if let publicity = record.publicity, publicity.from == clock.after,
            publicity.until == clock.due
        {
            work.record.publicity?.until = due
        }
        let objections = work.recountObjections()
        let tick = work.act.tick
        if due == clock.due, tick == scheduled, objections.isEmpty { return nil }
        var change =
            due == clock.due
            ? "期限 \(text(due)) 不变；下一时点由 \(text(scheduled)) 改为 \(text(tick))"
            : "期限由 \(text(clock.due)) 改为 \(text(due))"
        for moved in objections {
            change +=
                "；异议（第\(moved.number)号）处理期限由 \(text(moved.previous)) 改为 \(text(moved.due))"
        }
        work.record.history.append(
            HistoryEntry(
                at: context.now, act: "recount", stage: stage.name, article: stage.article,
                party: nil, officer: nil, reason: change, effective: context.now.day))
        work.events.append(JournalEvent.recounted)
        if due != clock.due {
            work.announceRecount(from: clock.due, stage: stage, numbering: &numbering)
        }
        for moved in objections {
            work.announceRecount(of: moved, stage: stage, numbering: &numbering)
        }
        return .acted(work.act)
    }

    private static func text(_ deadline: Deadline) -> String {
        deadline.day.iso + (deadline.provisional ? "（暂定）" : "")
    }

    private static func text(_ tick: ScheduledTick?) -> String {
        guard let tick else { return "无" }
        return Instant(milliseconds: tick.at).iso + (tick.provisional ? "（暂定）" : "")
    }
}

extension Proceeding {
    /// A standing objection whose period ends on another day.
    struct MovedObjection {
        var number: Int
        var clock: StageClock
        var previous: Deadline
        var due: Deadline { clock.due }
    }

    /// Counts the periods of standing objections anew; those that moved.
    mutating func recountObjections() -> [MovedObjection] {
        var moved: [MovedObjection] = []
        for index in record.objections.indices
        where record.objections[index].standing == .standing {
            let clock = record.objections[index].clock
            let due = context.calendar.deadline(after: clock.after, workingDays: clock.workingDays)
            if due == clock.due { continue }
            record.objections[index].clock.due = due
            moved.append(
                MovedObjection(
                    number: record.objections[index].number,
                    clock: record.objections[index].clock, previous: clock.due))
        }
        return moved
    }

    /// Orders the paper that tells the applicants, whoever objects and the decider of an objection's
    /// new date.
    mutating func announceRecount(
        of moved: MovedObjection, stage: Stage, numbering: inout Numbering
    ) {
        let late = Competence.decider(of: record, context: context) ?? issuer
        let objector = record.objections.first { $0.number == moved.number }?.party
        orders.append(
            PaperOrder(
                kind: .recount, code: PaperKind.recount.code,
                documentNumber: numbering.documentNumber(of: issuer, on: context.now.day),
                issuer: issuer.id,
                addressees: Docket.addressees(
                    record.applicants.map(\.id) + [objector].compactMap { $0 } + [late.id]),
                caseNumber: record.number, answers: record.opening,
                values: [
                    "stageTitle": "异议（第\(moved.number)号）处理", "article": stage.article,
                    "previousDue": moved.previous.day.chinese,
                ],
                term: TermNotice(
                    deadline: moved.due, workingDays: moved.clock.workingDays,
                    after: moved.clock.after,
                    source: context.profile.terms["objectionDecision"]?.source)))
    }

    /// Orders the paper that tells everybody whom the old date reached; a changed publicity also
    /// where the publicity stands.
    mutating func announceRecount(
        from previous: Deadline, stage: Stage, numbering: inout Numbering
    ) {
        let isPublic = record.publicity.map { $0.until == record.clock?.due } ?? false
        let late = Competence.decider(of: record, context: context) ?? issuer
        orders.append(
            PaperOrder(
                kind: .recount, code: PaperKind.recount.code,
                documentNumber: numbering.documentNumber(of: issuer, on: context.now.day),
                issuer: issuer.id,
                addressees: (isPublic ? [.publicSection(PaperOrder.publicitySection)] : [])
                    + recipients + [.party(late.id)],
                caseNumber: record.number, answers: record.opening,
                values: [
                    "stageTitle": stage.title, "article": stage.article,
                    "previousDue": previous.day.chinese,
                ],
                term: term))
    }
}
