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
        let findings = opening.refusals + OpeningGuards.findings(opening, context)
        guard findings.isEmpty, let stage = context.procedure.stages.first,
            let issuer = Competence.issuer(
                applicants: opening.facts.applicants, context: context)
        else { return .refused(findings) }
        let number = numbering.caseNumber(
            region: context.registrar.region, received: opening.input.receivedAt.day)
        var work = Proceeding(
            blank(opening, number: number, stage: stage, context: context), issuer: issuer,
            context: context)
        work.events += [JournalEvent.consumed, JournalEvent.opened]
        work.enter(stage.name)
        work.record.history.append(
            HistoryEntry(
                at: context.now, act: "opened", stage: stage.name,
                article: context.procedure.article, party: opening.sender, officer: nil,
                reason: "", effective: opening.input.receivedAt.day))
        let automatic = automaticOutcome(of: stage, for: work.record, issuer, context)
        work.acknowledge(
            opening.input, to: opening.sender, term: automatic == nil ? work.term : nil,
            numbering: &numbering)
        if let automatic {
            work.take(
                automatic, of: stage, by: nil, effective: context.now.day, numbering: &numbering)
        }
        return .acted(work.act)
    }

    /// The outcome that needs no person: the examination is clean, the level is among the
    /// profile's `levels.automatic`, no stand-in is at work, and every guard holds.
    private static func automaticOutcome(
        of stage: Stage, for record: CaseRecord, _ issuer: Party, _ context: DocketContext
    ) -> Outcome? {
        let levels = context.profile.list("levels.automatic")
        guard let level = record[FactName.level], levels.contains(level),
            !record.remarks.contains(where: { $0.severity == .error }),
            issuer.id == context.registrar.id,
            !record.applicants.contains(where: { $0.id == record.registrar })
        else { return nil }
        return stage.outcomes.first {
            $0.isAutomatic
                && NamedGuard.findings(for: $0, record: record, context: context).isEmpty
        }
    }

    /// The case before anything happened in it.
    private static func blank(
        _ opening: Opening, number: CaseNumber, stage: Stage, context: DocketContext
    ) -> CaseRecord {
        CaseRecord(
            number: number, procedure: context.procedure.name, rules: context.rules,
            profile: context.profile.name, registrar: context.registrar.id,
            applicants: opening.facts.applicants, opening: opening.input,
            kind: opening.facts.kind, facts: opening.facts.facts, remarks: opening.remarks,
            attachments: opening.facts.attachments, standing: .open(stage: stage.name),
            since: context.now, revision: 1, clock: nil, papers: [], history: [])
    }
}
