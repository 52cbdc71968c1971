import WorkingDays

/// The guards of opening a case that a document cannot say by itself: who applies, who sent it, who
/// is competent, and which rules apply on the day of receipt.
enum OpeningGuards {
    /// Every guard that does not hold; empty when a case may open.
    static func findings(_ opening: Opening, _ context: DocketContext) -> [Finding] {
        let facts = opening.facts
        guard facts.kind == context.procedure.opens else {
            return [OpeningFindings.kind(facts, opens: context.procedure.opens)]
        }
        guard let lead = facts.applicants.first else {
            return [OpeningFindings.applicantsMissing(facts)]
        }
        var findings: [Finding] = []
        let day = opening.input.receivedAt.day
        if !context.profile.covers(day) {
            findings.append(OpeningFindings.profile(context.profile, day: day.iso))
        }
        findings += facts.applicants.enumerated().compactMap { index, applicant in
            applicantFinding(
                applicant, facts.source.place("applicants[1]/applicant[\(index + 1)]"), context)
        }
        if !isEntitled(opening.sender, facts) {
            findings.append(
                OpeningFindings.senderNotApplicant(opening.sender, facts))
        }
        if !Competence.acts(context.registrar, for: lead.region) {
            findings.append(
                OpeningFindings.registrarNotCompetent(
                    context.registrar, region: lead.region,
                    at: facts.source.place("applicants[1]/applicant[1]/region[1]")))
        }
        if Competence.issuer(applicants: facts.applicants, context: context) == nil {
            findings.append(OpeningFindings.nobodyDecides(facts))
        }
        return findings
    }

    private static func applicantFinding(
        _ applicant: Applicant, _ place: FindingPlace, _ context: DocketContext
    ) -> Finding? {
        guard let party = context.party(applicant.id) else {
            return OpeningFindings.applicantUnknown(applicant, at: place)
        }
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
