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
            let arrival = arriving.arrival(in: stage),
            let issuer = Competence.issuer(applicants: record.applicants, context: context)
        else { return .refused(findings) }
        var work = Proceeding(record, issuer: issuer, context: context)
        work.events.append(JournalEvent.consumed)
        work.takeIn(arriving)
        work.acknowledge(
            arriving.input, to: arriving.sender, term: nil, numbering: &numbering)
        work.take(
            arrival.step, of: stage, from: arriving.sender, reason: arriving.reason,
            effective: arriving.input.receivedAt.day, numbering: &numbering)
        if work.filingAtWork != nil {
            work.answerFiling(arriving, arrival.step, stage, numbering: &numbering)
        }
        work.takeAutomaticSteps(numbering: &numbering)
        return .acted(work.act)
    }
}

extension Arriving {
    /// The objection that a withdrawal takes back; `nil` where it takes back the application.
    var withdrawnObjection: Int? {
        facts.kind == .withdrawal ? facts[FactName.withdrawnObjection].flatMap { Int($0) } : nil
    }

    /// The step of a stage that it takes there, if any.
    func arrival(in stage: Stage) -> Arrival? {
        let isOfObjector = withdrawnObjection != nil
        return stage.arrivals.first {
            $0.package == facts.kind && ($0.sender == .objector) == isOfObjector
        }
    }
}

extension Proceeding {
    /// What a package changes in the case before its step is taken.
    mutating func takeIn(_ arriving: Arriving) {
        switch arriving.facts.kind {
        case .supplement: complete(with: arriving)
        case .objection: object(with: arriving)
        case .withdrawal: withdraw(arriving.withdrawnObjection)
        default: file(arriving)
        }
    }

    /// The result of a filed package, to its sender: what it led to is the case's.
    mutating func answerFiling(
        _ arriving: Arriving, _ step: Outcome, _ stage: Stage, numbering: inout Numbering
    ) {
        orders.append(
            PaperOrder(
                kind: .result, code: "recorded",
                documentNumber: numbering.documentNumber(of: issuer, on: context.now.day),
                issuer: issuer.id,
                addressees: [arriving.sender.map { .party($0) } ?? .unclaimed],
                caseNumber: record.number, answers: arriving.input,
                values: values(of: step, stage), term: term))
    }

    /// Keeps a package that changes nothing in the application.
    private mutating func file(_ arriving: Arriving) {
        let number = record.filings.count + 1
        record.filings.append(
            Filing(
                number: number, kind: arriving.facts.kind, party: arriving.sender,
                input: arriving.input, facts: arriving.facts.facts))
        filingAtWork = number
        events.append(JournalEvent.filed)
    }

    private mutating func object(with arriving: Arriving) {
        guard let term = context.profile.terms["objectionDecision"] else {
            preconditionFailure("a set is adopted only when it has the term of each arrival")
        }
        let after = arriving.input.receivedAt.day
        let objection = Objection(
            number: record.objections.count + 1,
            by: arriving.facts[FactName.objector] ?? "", party: arriving.sender,
            input: arriving.input,
            clock: StageClock(
                after: after, workingDays: term.value,
                due: context.calendar.deadline(after: after, workingDays: term.value),
                isOverdueNoticeSent: false))
        record.objections.append(objection)
        objectionAtWork = objection.number
        events.append(JournalEvent.objection(.standing))
    }

    /// An objection is over once whoever raised it takes it back.
    private mutating func withdraw(_ number: Int?) {
        guard let index = record.objections.firstIndex(where: { $0.number == number }) else {
            return
        }
        record.objections[index].standing = .withdrawn
        objectionAtWork = number
        events.append(JournalEvent.objection(.withdrawn))
    }
}
