import WorkingDays

extension Docket {
    /// Opens a case from an examined application, or says why none opens.
    ///
    /// The case gets the next number of the registrar's region and the year of receipt, the clock
    /// of its first stage, and an acknowledgement. Where the first stage has an automatic outcome
    /// and nothing asks for a person, it is taken at once.
    package static func open(
        _ opening: Opening, in context: DocketContext, numbering: inout Numbering
    ) -> DocketOutcome {
        var trial = numbering
        let number = trial.caseNumber(
            region: context.registrar.region, received: opening.input.receivedAt.day)
        let findings = opening.refusals + OpeningGuards.findings(opening, number, context)
        guard findings.isEmpty, let stage = context.procedure.stages.first else {
            return .refused(findings)
        }
        let record = CaseRecord(opening: opening, number: number, in: context)
        guard let issuer = Competence.issuer(applicants: record.applicants, context: context)
        else { return .refused([OpeningFindings.nobodyDecides(opening.facts)]) }
        numbering = trial
        var work = Proceeding(record, issuer: issuer, context: context)
        work.offered = opening.facts.tables
        work.events += [JournalEvent.consumed, JournalEvent.opened]
        work.enter(stage.name)
        work.record.history.append(
            HistoryEntry(
                at: context.now, act: "opened", stage: stage.name,
                article: context.procedure.article, party: opening.sender, officer: nil,
                reason: "", effective: opening.input.receivedAt.day))
        work.noteFirstApplication()
        let isAutomatic = work.automaticStep != nil
        work.acknowledge(
            opening.input, to: opening.sender, term: isAutomatic ? nil : work.term,
            numbering: &numbering)
        work.takeAutomaticSteps(numbering: &numbering)
        return .acted(work.act)
    }
}

extension CaseRecord {
    /// A case before anything happened in it.
    ///
    /// Where it is opened ex officio, those whose entry it concerns stand in the applicants' place:
    /// they are told of everything, and nobody of theirs may decide. The issuer's own duty is about
    /// those whom it names, such as the other party to an agreement.
    init(opening: Opening, number: CaseNumber, in context: DocketContext) {
        let facts = opening.facts
        let folio = facts[FactName.entryNumber].flatMap { context.register.folios[$0] }
        let initiator = opening.initiator(in: context)
        let registrants = folio?.current.registrants ?? []
        let isOwnDuty = context.procedure.issuer != nil && !facts.applicants.isEmpty
        self.init(
            number: number, procedure: context.procedure.name, rules: context.rules,
            profile: context.profile.name, registrar: context.registrar.id,
            applicants: initiator == nil || registrants.isEmpty || isOwnDuty
                ? facts.applicants : registrants,
            opening: opening.input, kind: facts.kind, facts: facts.facts,
            remarks: opening.remarks, attachments: facts.attachments,
            standing: .open(stage: context.procedure.stages.first?.name ?? ""),
            since: context.now, revision: 1, clock: nil, papers: [], history: [])
        tables = facts.tables.filter(\.isKept)
        items = CaseRecord.items(of: tables, by: context.procedure.items)
        self.initiator = initiator
        if context.procedure.concernsEntry, let folio {
            subject = CaseSubject(
                number: folio.number, version: folio.current.version, name: folio.current.name,
                registrants: registrants)
        }
    }
}

extension Opening {
    /// The sender, where it opens the case ex officio: it holds a role of the procedure's and is no
    /// registrant of the entry concerned, or does its own duty, as the issuer, about somebody else.
    func initiator(in context: DocketContext) -> PartyID? {
        guard let sender,
            let roles = context.party(sender)?.roles.filter(context.procedure.exOfficio.contains),
            !roles.isEmpty
        else { return nil }
        let folio = facts[FactName.entryNumber].flatMap { context.register.folios[$0] }
        if let issuer = context.procedure.issuer, roles.contains(issuer),
            !facts.applicants.contains(where: { $0.id == sender })
        {
            return sender
        }
        return folio?.current.registrants.contains { $0.id == sender } == true ? nil : sender
    }
}
