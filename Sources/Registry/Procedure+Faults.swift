extension Procedure {
    /// What the docket cannot carry out in a procedure, in English sentences for whoever edits
    /// `schemas/`; a set of schemas with any is not adopted.
    ///
    /// Next stages, terms and the shape of stages are checked where the file is read, at their
    /// lines; this is what only the docket knows.
    package var faults: [String] {
        catalogueFaults
            + stages.flatMap { stage in
                (stage.isDecided && stage.expiry != nil
                    ? ["\(stage.name) has a decider, so its expiry would never happen"] : [])
                    + (!stage.voices.isEmpty && !stage.outcomes.contains { $0.about.isVoice }
                        ? ["\(stage.name) waits for a word that nobody can give"] : [])
                    + stage.steps.flatMap { outcome in
                        Procedure.faults(of: outcome).map {
                            "\(stage.name), \(outcome.name): \($0)"
                        }
                    }
            }
    }

    private static func faults(of outcome: Outcome) -> [String] {
        var faults: [String] = []
        if outcome.automation != .never, outcome.needsChecklist {
            faults.append("an automatic outcome can judge no checklist")
        }
        if outcome.automation == .clean, outcome.needsReason {
            faults.append("an outcome for clean applications can give no reason")
        }
        if outcome.automation != .never, outcome.about.isObjection || outcome.about.isVoice {
            faults.append("the machine decides no objection and speaks for nobody")
        }
        if outcome.about.isItem, outcome.automation != .always || outcome.next != .stay {
            faults.append("an item is settled by the machine, always, and the case stays")
        }
        for effect in outcome.stepEffects where effect.effect == .enter {
            if effect.values["series"].flatMap(EntrySeries.init(rawValue:)) == nil {
                faults.append("enter needs a series of numbers that there is")
            }
        }
        if outcome.papers.contains(.publicity) {
            guard case .stage = outcome.next else {
                return faults + ["a publicity needs a stage in which it runs"]
            }
        }
        if outcome.papers.contains(.rightsStatement), !outcome.effects.contains(.confirmRights) {
            faults.append("a statement of rights needs the effect confirm-rights")
        }
        if outcome.papers.contains(.certificate),
            !outcome.effects.contains(where: NamedEffect.makingVersions.contains)
        {
            faults.append("a certificate needs an effect that makes a version of an entry")
        }
        faults += outcome.papers.filter { !$0.isOrderedByOutcomes }
            .map { "an outcome cannot order the paper \($0.rawValue)" }
        faults += outcome.guards.filter { NamedGuard.named($0) == nil }
            .map { "the guard \($0) does not exist" }
        return faults
    }
}
