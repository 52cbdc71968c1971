import WorkingDays

/// The guards of opening a case that a document cannot say by itself: who applies, who sent it, who
/// is competent, which rules apply on the day of receipt, and what the procedure asks of the register.
enum OpeningGuards {
    /// Every guard that does not hold; empty when a case may open under `number`.
    static func findings(
        _ opening: Opening, _ number: CaseNumber, _ context: DocketContext
    ) -> [Finding] {
        let facts = opening.facts
        guard facts.kind == context.procedure.opens else {
            return [OpeningFindings.kind(facts, opens: context.procedure.opens)]
        }
        var findings: [Finding] = []
        let day = opening.input.receivedAt.day
        if !context.profile.covers(day) {
            findings.append(OpeningFindings.profile(context.profile, day: day.iso))
        }
        findings += measuresFindings(facts, day, context)
        let isExOfficio = opening.initiator(in: context) != nil
        if !isExOfficio, !context.procedure.applicantRoles.isEmpty {
            guard !facts.applicants.isEmpty else {
                return findings + [OpeningFindings.applicantsMissing(facts)]
            }
            findings += applicantFindings(opening, context)
        }
        let record = CaseRecord(opening: opening, number: number, in: context)
        // About an entry its keeper decides, whoever asks.
        if context.registrar.roles.contains(.registrar), !context.registrar.mayRegister(on: day) {
            findings.append(PartyFindings.notEntrusted(context.registrar, on: day))
        } else if record.subject == nil, let lead = facts.applicants.first,
            !Competence.acts(context.registrar, for: lead.region)
        {
            findings.append(
                OpeningFindings.registrarNotCompetent(
                    context.registrar, region: lead.region,
                    at: facts.source.place("applicants[1]/applicant[1]/region[1]")))
        }
        if Competence.issuer(applicants: record.applicants, context: context) == nil {
            findings.append(OpeningFindings.nobodyDecides(facts))
        }
        return findings
            + NamedGuard.findings(
                of: context.procedure.guards,
                in: GuardedCase(
                    record: record, context: context, source: facts.source,
                    tables: facts.tables, opener: opening.sender))
    }

    /// Nothing new rests on measures that have ended and that nobody succeeded (办法 art. 31).
    private static func measuresFindings(
        _ facts: PackageFacts, _ day: Day, _ context: DocketContext
    ) -> [Finding] {
        guard case .ended(let last) = context.profile.legalBasis(on: day),
            context.profile.list("measures.endedRefuses").contains(facts.kind.rawValue)
        else { return [] }
        return [
            RegistryRule.measuresEnded.finding(
                at: facts.source.place(), found: day.iso, expected: "≤ " + last.iso,
                ["last": last.chinese, "iso": last.iso])
        ]
    }

    private static func applicantFindings(_ opening: Opening, _ context: DocketContext)
        -> [Finding]
    {
        let facts = opening.facts
        var findings = facts.applicants.enumerated().compactMap { index, applicant in
            applicantFinding(
                applicant, facts.source.place("applicants[1]/applicant[\(index + 1)]"), context)
        }
        if let sender = opening.sender, !isEntitled(sender, facts) {
            findings.append(OpeningFindings.senderNotApplicant(sender, facts))
        }
        return findings + JointFindings.findings(opening)
    }

    private static func applicantFinding(
        _ applicant: Applicant, _ place: FindingPlace, _ context: DocketContext
    ) -> Finding? {
        guard let party = context.party(applicant.id) else {
            return OpeningFindings.applicantUnknown(applicant, at: place)
        }
        if !party.standing.isActive { return PartyFindings.standing(party, at: place) }
        let needs = context.procedure.applicantRoles
        guard party.roles.contains(where: needs.contains) else {
            return OpeningFindings.applicantRole(
                applicant, at: place, holds: party.roles, needs: needs,
                article: context.procedure.article)
        }
        return nil
    }

    /// An applicant, or the agent whom the application names.
    private static func isEntitled(_ sender: PartyID, _ facts: PackageFacts) -> Bool {
        facts.applicants.contains { $0.id == sender } || facts[FactName.agent] == sender.code
    }
}
