import WorkingDays

extension Proceeding {
    /// A step that the machine takes by itself, with the reasons it gives.
    struct AutomaticStep {
        var outcome: Outcome
        var stage: Stage
        var reason: String
        var findings: [Finding]
        /// The item that it settles.
        var item: Int?
    }

    /// The step of the present stage that needs no person, if there is one.
    ///
    /// For clean applications: the examination has no error, the level is among the profile's
    /// `levels.automatic`, no supplement was asked for, and no stand-in is at work. Always: whenever its guards hold; what kept
    /// an earlier outcome from being taken is then the reason of a later one that needs a reason.
    var automaticStep: AutomaticStep? {
        guard let stage = record.stage.flatMap(context.procedure.stage) else { return nil }
        if let step = itemStep(in: stage) { return step }
        var failures: [Finding] = []
        for outcome in stage.outcomes
        where outcome.automation != .never && !outcome.about.isItem {
            if outcome.automation == .clean, !isClean { continue }
            let findings = NamedGuard.findings(for: outcome, record: record, context: context)
            if findings.isEmpty {
                let reason = outcome.needsReason ? failures.map(\.chinese).joined() : ""
                if outcome.needsReason, reason.isEmpty { continue }
                return AutomaticStep(
                    outcome: outcome, stage: stage, reason: reason,
                    findings: outcome.needsReason ? failures : [])
            }
            failures += findings
        }
        return nil
    }

    /// The first open item that is settled by what was said about it: everybody agreed and the
    /// guards hold, or somebody declined, or all agreed to what may not be any more; or one that
    /// may never be agreed to, whatever is said.
    private func itemStep(in stage: Stage) -> AutomaticStep? {
        let outcomes = stage.outcomes.filter(\.about.isItem)
        guard !outcomes.isEmpty else { return nil }
        for item in record.items where item.standing == .open {
            if let step = exclusion(of: item, outcomes, stage) { return step }
            let declined = Voices.given(in: stage, of: record, item: item)
                .filter { !$0.isAgreeing }
            let isAgreed = Voices.isAgreed(in: stage, of: record, item: item, context: context)
            var failures: [Finding] = []
            if isAgreed,
                let outcome = outcomes.first(where: { $0.about == .agreedItem })
            {
                failures = NamedGuard.findings(
                    for: outcome, record: record, context: context, item: item)
                if failures.isEmpty {
                    return AutomaticStep(
                        outcome: outcome, stage: stage, reason: "", findings: [],
                        item: item.number)
                }
            }
            guard !declined.isEmpty || !failures.isEmpty,
                let outcome = outcomes.first(where: {
                    $0.about == .declinedItem && $0.guards.isEmpty
                })
            else { continue }
            let reasons =
                declined.map { voice in
                    (context.party(voice.party)?.name ?? voice.party.code) + "：" + voice.reason
                } + failures.map(\.chinese)
            return AutomaticStep(
                outcome: outcome, stage: stage, reason: reasons.joined(separator: "；"),
                findings: failures, item: item.number)
        }
        return nil
    }

    /// An outcome that declines an item by guards of its own, without asking anybody: the reason is
    /// what keeps the item from being agreed to.
    private func exclusion(of item: CaseItem, _ outcomes: [Outcome], _ stage: Stage)
        -> AutomaticStep?
    {
        let excluding = outcomes.first { outcome in
            outcome.about == .declinedItem && !outcome.guards.isEmpty
                && NamedGuard.findings(for: outcome, record: record, context: context, item: item)
                    .isEmpty
        }
        guard let excluding, let agreed = outcomes.first(where: { $0.about == .agreedItem })
        else { return nil }
        let failures = NamedGuard.findings(
            for: agreed, record: record, context: context, item: item)
        guard !failures.isEmpty else { return nil }
        return AutomaticStep(
            outcome: excluding, stage: stage, reason: failures.map(\.chinese).joined(),
            findings: failures, item: item.number)
    }

    /// Takes automatic steps until a person or the clock has the next word; at most as many as the
    /// procedure has stages, and one for each item, so a circle in it ends.
    mutating func takeAutomaticSteps(numbering: inout Numbering) {
        for _ in 0..<(context.procedure.stages.count + record.items.count) {
            guard let step = automaticStep else { return }
            itemAtWork = step.item
            take(
                step.outcome, of: step.stage, reason: step.reason, findings: step.findings,
                effective: context.now.day, numbering: &numbering)
            itemAtWork = nil
            if step.outcome.next == .stay, step.item == nil { return }
        }
    }

    /// An application that had to be completed is for the officer who asked for that.
    private var isClean: Bool {
        guard record.supplementRequests == 0 else { return false }
        let automatic = context.profile.list("levels.automatic")
        guard !levels.isEmpty, levels.allSatisfy(automatic.contains) else { return false }
        return !record.remarks.contains { $0.severity == .error }
            && issuer.id == context.registrar.id
            && !record.applicants.contains { $0.id == record.registrar }
    }
}
