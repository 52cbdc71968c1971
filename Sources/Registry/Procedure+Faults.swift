extension Procedure {
    /// What the docket cannot carry out in a procedure, in English sentences for whoever edits
    /// `schemas/`; a set of schemas with any is not adopted.
    ///
    /// Next stages, terms and the shape of stages are checked where the file is read, at their
    /// lines; this is what only the docket knows.
    package var faults: [String] {
        stages.flatMap { stage in
            (stage.decider != nil && stage.expiry != nil
                ? ["\(stage.name) has a decider, so its expiry would never happen"] : [])
                + (stage.outcomes + (stage.expiry.map { [$0] } ?? [])).flatMap { outcome in
                    Procedure.faults(of: outcome).map { "\(stage.name), \(outcome.name): \($0)" }
                }
        }
    }

    private static func faults(of outcome: Outcome) -> [String] {
        var faults: [String] = []
        if outcome.isAutomatic, outcome.needsReason || outcome.needsChecklist {
            faults.append("an automatic outcome can give no reason and judge no checklist")
        }
        if outcome.papers.contains(.publicity), case .closed = outcome.next {
            faults.append("a publicity needs a stage in which it runs")
        }
        if outcome.papers.contains(.rightsStatement), !outcome.papers.contains(.certificate) {
            faults.append("rights are confirmed together with the certificate")
        }
        faults += outcome.papers.filter { !$0.isOrderedByOutcomes }
            .map { "an outcome cannot order the paper \($0.rawValue)" }
        faults += outcome.guards.filter { NamedGuard(rawValue: $0) == nil }
            .map { "the guard \($0) does not exist" }
        return faults
    }
}
