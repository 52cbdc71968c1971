internal import Definitions
internal import Registry
internal import Storage
internal import WorkingDays

extension InputDesk {
    /// The answer to a package that opens a case.
    func open(
        _ facts: PackageFacts, _ examined: ExaminedClaim, sender: PartyID?, profile: Profile,
        _ now: Instant
    ) throws -> CommitInput {
        let about = try facts[FactName.entryNumber].flatMap { try register.folio($0)?.kind }
        guard
            let procedure = workspace.book.procedure(
                openedBy: facts.kind, under: profile.name, about: about)
        else {
            // Of the kind of entry concerned, but for the cases of another profile.
            let isElsewhere = workspace.book.procedures.contains {
                $0.opens == facts.kind && $0.applies(toEntry: about)
            }
            if !isElsewhere, workspace.book.takesOthers(facts.kind, under: profile.name) {
                let finding = SystemFindings.procedureNotForEntry(facts, isKnown: about != nil)
                return try send(back: [finding], examined, sender: sender, now)
            }
            let finding =
                isElsewhere
                ? SystemFindings.procedureNotInProfile(
                    facts.kind, profile: profile.name, facts.source)
                : SystemFindings.noProcedure(facts.kind, facts.source)
            return try send(back: [finding], examined, sender: sender, now)
        }
        let text = workspace.configuration.commitmentVersion
        // A kind without a commitment has none to be of another version.
        let isOther = facts["commitment.version"].map { $0 != text } ?? false
        let refusals = isOther ? [SystemFindings.commitmentVersion(facts, expected: text)] : []
        let facts = facts.concerningParty(among: parties)
        let view = try view(of: facts, sees: procedure.sees)
        var context = try contexts.context(
            procedure: procedure, profile: profile,
            registrar: try registrar(for: facts, view, on: examined.claim.receivedAt.day),
            rules: workspace.rules.digest, now: now, register: view)
        context.proposal = try rules.proposal(of: facts)
        context.disposal = try disposal(of: facts)
        var numbering = Numbering(after: index.counters)
        let outcome = Docket.open(
            Opening(
                input: examined.answered, facts: facts,
                remarks: examined.examination.findings, sender: sender, refusals: refusals),
            in: context, numbering: &numbering)
        return try carryOut(
            outcome, examined, kind: "application", sender: sender, numbering, now)
    }

    /// The keeper of the entry concerned, where that is a registrar, or who goes on in its place; else
    /// who is competent for the leading applicant's region, and for an application without any the
    /// city's.
    private func registrar(
        for facts: PackageFacts, _ view: RegisterView, on day: Day
    ) throws -> Party {
        let folio = facts[FactName.entryNumber].flatMap { view.folios[$0] }
        if let folio, let keeper = parties[folio.keeper], keeper.roles.contains(.registrar) {
            return CompetentRegistrar.successor(
                of: keeper, parties: parties, configuration: workspace.configuration, on: day)
        }
        let region =
            folio?.current.registrants.first?.region ?? facts.applicants.first?.region
            ?? workspace.configuration.cityRegion
        guard
            let registrar = CompetentRegistrar.choose(
                region: region, parties: workspace.candidates(among: partyDesk.registrars),
                configuration: workspace.configuration, on: day)
        else {
            throw PipelineError.unusable(
                path: "registry/parties", reason: "no registrar is competent for \(region)")
        }
        return registrar
    }
}
