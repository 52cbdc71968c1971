import WorkingDays

extension Docket {
    /// Takes a package that arrives for an open case (补正, 撤回, 异议), or says why not.
    ///
    /// `sender` is `nil` where nobody in particular sent it and the profile asks for nobody; it is
    /// then answered through `outbox/_unclaimed/`.
    package static func arrive(
        _ arriving: Arriving, case record: CaseRecord, in context: DocketContext,
        numbering: inout Numbering
    ) -> DocketOutcome {
        let findings = arriving.refusals + ArrivalFindings.findings(arriving, record, context)
        guard findings.isEmpty, let stage = record.stage.flatMap(context.procedure.stage),
            let arrival = stage.arrivals.first(where: { $0.package == arriving.facts.kind }),
            let issuer = Competence.issuer(applicants: record.applicants, context: context)
        else { return .refused(findings) }
        var work = Proceeding(record, issuer: issuer, context: context)
        work.events.append(JournalEvent.consumed)
        work.takeIn(arriving)
        work.acknowledge(
            arriving.input, to: arriving.sender, term: nil, numbering: &numbering)
        work.take(
            arrival.step, of: stage, by: nil, reason: arriving.reason,
            effective: arriving.input.receivedAt.day, numbering: &numbering)
        work.takeAutomaticSteps(numbering: &numbering)
        return .acted(work.act)
    }
}

extension Proceeding {
    /// What a package changes in the case before its step is taken.
    mutating func takeIn(_ arriving: Arriving) {
        switch arriving.facts.kind {
        case .supplement: complete(with: arriving)
        case .objection: object(with: arriving)
        default: break
        }
    }

    /// The application is complete only now, so the term of acceptance starts anew (26号 art. 10). A
    /// value that the supplement gives takes the place of the application's.
    private mutating func complete(with arriving: Arriving) {
        record.resubmittedAt = arriving.input.receivedAt
        for fact in arriving.facts.facts {
            guard let index = record.facts.firstIndex(where: { $0.name == fact.name }) else {
                continue
            }
            record.facts[index].value = fact.value
        }
        for table in arriving.facts.tables where table.isKept {
            record.tables.removeAll { $0.name == table.name }
            record.tables.append(table)
        }
        events.append(JournalEvent.resubmitted)
    }

    private mutating func object(with arriving: Arriving) {
        guard let term = context.profile.terms["objectionDecision"] else {
            preconditionFailure("a set is adopted only when it has the term of each arrival")
        }
        let after = arriving.input.receivedAt.day
        record.objections.append(
            Objection(
                number: record.objections.count + 1,
                by: arriving.facts[FactName.objector] ?? "", party: arriving.sender,
                input: arriving.input,
                clock: StageClock(
                    after: after, workingDays: term.value,
                    due: context.calendar.deadline(after: after, workingDays: term.value),
                    isOverdueNoticeSent: false)))
        events.append(JournalEvent.objection(.standing))
    }
}
