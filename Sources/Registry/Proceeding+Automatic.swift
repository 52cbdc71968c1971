import WorkingDays

extension Proceeding {
    /// A step that the machine takes by itself, with the reasons it gives.
    struct AutomaticStep {
        var outcome: Outcome
        var stage: Stage
        var reason: String
        var findings: [Finding]
    }

    /// The step of the present stage that needs no person, if there is one.
    ///
    /// For clean applications: the examination has no error, the level is among the profile's
    /// `levels.automatic`, no supplement was asked for, and no stand-in is at work. Always: whenever its guards hold; what kept
    /// an earlier outcome from being taken is then the reason of a later one that needs a reason.
    var automaticStep: AutomaticStep? {
        guard let stage = record.stage.flatMap(context.procedure.stage) else { return nil }
        var failures: [Finding] = []
        for outcome in stage.outcomes where outcome.automation != .never {
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

    /// Takes automatic steps until a person or the clock has the next word; at most as many as the
    /// procedure has stages, so a circle in it ends.
    mutating func takeAutomaticSteps(numbering: inout Numbering) {
        for _ in context.procedure.stages {
            guard let step = automaticStep else { return }
            take(
                step.outcome, of: step.stage, reason: step.reason, findings: step.findings,
                effective: context.now.day, numbering: &numbering)
            if step.outcome.next == .stay { return }
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
