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
        work.recountObjections()
        // Publicity runs as long as the stage that its paper led into; once the case has moved on,
        // its days are past and stay as they were published.
        if let publicity = record.publicity, publicity.from == clock.after,
            publicity.until == clock.due
        {
            work.record.publicity?.until = due
        }
        let tick = work.act.tick
        if due == clock.due, tick == scheduled, work.record.objections == record.objections {
            return nil
        }
        let change =
            due == clock.due
            ? "期限 \(text(due)) 不变；下一时点由 \(text(scheduled)) 改为 \(text(tick))"
            : "期限由 \(text(clock.due)) 改为 \(text(due))"
        work.record.history.append(
            HistoryEntry(
                at: context.now, act: "recount", stage: stage.name, article: stage.article,
                party: nil, officer: nil, reason: change, effective: context.now.day))
        work.events.append(JournalEvent.recounted)
        if due != clock.due {
            work.announceRecount(from: clock.due, stage: stage, numbering: &numbering)
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
    /// Counts the periods of standing objections anew.
    fileprivate mutating func recountObjections() {
        for (index, objection) in record.objections.enumerated()
        where objection.standing == .standing {
            record.objections[index].clock.due = context.calendar.deadline(
                after: objection.clock.after, workingDays: objection.clock.workingDays)
        }
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
