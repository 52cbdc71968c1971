import WorkingDays

/// Who decides: the body of the stage's role, or the profile's stand-in where that body's own
/// organisation is an applicant (回避) or may not act.
package enum Competence {
    /// The organisation that decides in a role; `nil` when every candidate is an applicant or none
    /// holds the role, and then nobody may decide.
    package static func decider(
        in role: PartyRole, applicants: [Applicant], context: DocketContext
    ) -> Party? {
        let isApplicant = { (party: Party) in applicants.contains { $0.id == party.id } }
        let today = context.now.day
        guard let first = holder(of: role, context: context) else { return nil }
        if !isApplicant(first), first.mayDecide(as: role, on: today) { return first }
        let standIn = context.profile.standIn
        guard let second = holder(of: standIn, context: context), !isApplicant(second),
            second.mayDecide(as: standIn, on: today)
        else { return nil }
        return second
    }

    /// Everybody whose decision a case's present stage waits for: its decider, or each party that has
    /// not spoken yet.
    package static func deciders(of record: CaseRecord, context: DocketContext) -> [Party] {
        guard let stage = record.stage.flatMap(context.procedure.stage) else { return [] }
        let awaited = Voices.awaited(in: stage, of: record, context: context)
            .compactMap(context.party)
        let decider = decider(of: record, context: context)
        return (decider.map { [$0] } ?? []) + awaited.filter { $0.id != decider?.id }
    }

    /// Who decides in a case's present stage; `nil` also for a closed case and a stage that only
    /// waits.
    package static func decider(of record: CaseRecord, context: DocketContext) -> Party? {
        guard let name = record.stage, let role = context.procedure.stage(name)?.decider else {
            return nil
        }
        if role == context.procedure.issuer { return issuer(applicants: [], context: context) }
        return decider(in: role, applicants: record.applicants, context: context)
    }

    /// Who issues and signs a case's papers: the decider in the role of the procedure's first
    /// stage that has one, so the stand-in wherever it stands in. Where the procedure names the
    /// issuer, that one, whoever applies.
    package static func issuer(applicants: [Applicant], context: DocketContext) -> Party? {
        if let role = context.procedure.issuer {
            return holder(of: role, context: context).flatMap {
                $0.mayDecide(as: role, on: context.now.day) ? $0 : nil
            }
        }
        let role = context.procedure.stages.compactMap(\.decider).first ?? .registrar
        return decider(in: role, applicants: applicants, context: context)
    }

    /// Whether a registrar acts for a region, while it may register: a county's for its own, the
    /// city's for all (办法 art. 6). A city's code of GB/T 2260 ends in 00.
    package static func acts(_ registrar: Party, for region: String) -> Bool {
        registrar.roles.contains(.registrar)
            && (registrar.actingRegion == region || registrar.actingRegion.hasSuffix("00"))
    }

    /// Of several holders in one region the lowest credit code, so the answer does not depend on
    /// the order of a dictionary.
    static func holder(of role: PartyRole, context: DocketContext) -> Party? {
        if role == .registrar { return context.registrar }
        if role == .authority { return context.authority }
        let holders = context.parties.values.filter {
            $0.roles.contains(role) && $0.standing.isActive
        }
        let own = holders.filter { $0.region == context.registrar.region }
        return (own.isEmpty ? holders : own).min { $0.id < $1.id }
    }
}
