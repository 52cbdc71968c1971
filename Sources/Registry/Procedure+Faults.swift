extension Procedure {
    /// What is wrong with a procedure under a profile, in English sentences for whoever edits
    /// `schemas/`; a set of schemas with any is not adopted, and the docket relies on that.
    package func faults(under profile: Profile) -> [String] {
        var faults: [String] = []
        if stages.isEmpty { faults.append("procedure \(name) has no stage") }
        if applicantRoles.isEmpty { faults.append("procedure \(name) names no applicant role") }
        faults += repeated(stages.map(\.name)).map { "stage \($0) is defined twice" }
        for stage in stages {
            faults += stageFaults(stage, profile).map { "stage \(stage.name): \($0)" }
            for outcome in stage.outcomes + (stage.expiry.map { [$0] } ?? []) {
                faults += outcomeFaults(outcome, stage).map {
                    "stage \(stage.name), outcome \(outcome.name): \($0)"
                }
            }
        }
        return faults
    }

    private func stageFaults(_ stage: Stage, _ profile: Profile) -> [String] {
        var faults: [String] = []
        if profile.terms[stage.term] == nil {
            faults.append("profile \(profile.name) has no term \(stage.term)")
        } else if profile.terms[stage.term].map({ $0.value < 1 }) == true {
            faults.append("the term \(stage.term) has less than one day")
        }
        switch (stage.decider, stage.expiry) {
        case (nil, nil): faults.append("it has neither a decider nor an expiry, so no case leaves")
        case (.some, .some): faults.append("a stage with a decider has no expiry")
        case (.some, nil):
            if stage.outcomes.isEmpty { faults.append("its decider has no outcome to choose") }
        case (nil, .some):
            if !stage.outcomes.isEmpty { faults.append("it has outcomes and nobody to decide") }
        }
        faults += repeated(stage.outcomes.map(\.name)).map { "outcome \($0) is defined twice" }
        faults += repeated(stage.checklist.map(\.id)).map { "checklist item \($0) is there twice" }
        return faults
    }

    private func outcomeFaults(_ outcome: Outcome, _ stage: Stage) -> [String] {
        var faults: [String] = []
        if case .stage(let next) = outcome.next, self.stage(next) == nil {
            faults.append("it leads to the stage \(next), which does not exist")
        }
        if outcome.isAutomatic, outcome.needsReason || outcome.needsChecklist {
            faults.append("an automatic outcome can give no reason and judge no checklist")
        }
        if outcome.needsChecklist, stage.checklist.isEmpty {
            faults.append("it needs a checklist and the stage has none")
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

    private func repeated(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { !seen.insert($0).inserted }
    }
}
