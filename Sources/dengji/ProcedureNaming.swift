internal import Definitions
internal import Registry

/// Finds what the names of a procedure stand for: in the words of papers, in profiles, in the tables
/// of guards.
struct ProcedureNaming {
    let book: RuleBook
    let profiles: [Profile]

    /// A kind of package with its label.
    func package(_ kind: PackageKind) -> ProcedureSheet.Named {
        ProcedureSheet.Named(
            name: kind.rawValue, title: book.wording.label("kind", kind.rawValue) ?? kind.rawValue)
    }

    /// A role with its name in the law.
    func role(_ role: PartyRole) -> ProcedureSheet.Named {
        ProcedureSheet.Named(name: role.rawValue, title: role.chinese)
    }

    /// Guards with their articles.
    func conditions(_ names: [String]) -> [ProcedureSheet.Condition] {
        names.map { name in
            let known = NamedGuard.named(name)
            return ProcedureSheet.Condition(
                name: name, title: known?.chinese ?? name, article: known?.article ?? "")
        }
    }

    /// A stage.
    func stop(_ stage: Stage, of procedure: Procedure) -> ProcedureSheet.Stop {
        ProcedureSheet.Stop(
            name: stage.name, title: stage.title, article: stage.article,
            decider: stage.decider.map(role), voices: stage.voices.map(voice), term: stage.term,
            countedFrom: stage.countedFrom.rawValue, periods: periods(stage.term),
            checklist: stage.checklist.map(\.title),
            steps: stage.outcomes.map {
                step($0, $0.automation == .never ? "decision" : "automatic", procedure)
            }
                + stage.arrivals.map { arrival in
                    step(arrival.step, "arrival", procedure, arrival: arrival)
                }
                + stage.expiries.map {
                    step($0, "expiry", procedure, isIrreversible: stage.isExpiryIrreversible)
                })
    }

    /// Whose word a stage waits for.
    private func voice(_ voice: StageVoice) -> ProcedureSheet.Named {
        switch voice.from {
        case .applicants: ProcedureSheet.Named(name: "applicants", title: "申请人")
        case .providers: ProcedureSheet.Named(name: "providers", title: "有关提供单位")
        case .role(let role): self.role(role)
        }
    }

    private func step(
        _ outcome: Outcome, _ way: String, _ procedure: Procedure, arrival: Arrival? = nil,
        isIrreversible: Bool = false
    ) -> ProcedureSheet.Step {
        ProcedureSheet.Step(
            way: way, name: outcome.name, title: outcome.title, article: outcome.article,
            automatic: outcome.automation.rawValue, needsReason: outcome.needsReason,
            needsChecklist: outcome.needsChecklist, about: outcome.about.rawValue,
            package: arrival.map { package($0.package) },
            sender: arrival.map { $0.role?.rawValue ?? $0.sender.rawValue },
            irreversible: isIrreversible, conditions: conditions(outcome.guards),
            papers: outcome.stepPapers.map(paper),
            effects: outcome.effects.map {
                ProcedureSheet.Named(name: $0.rawValue, title: $0.chinese)
            }, next: destination(outcome.next, procedure))
    }

    private func paper(_ paper: StepPaper) -> ProcedureSheet.Named {
        let words = book.wording.paper(paper.kind, code: paper.code ?? paper.kind.code)
        return ProcedureSheet.Named(
            name: paper.kind.rawValue, title: words?.title ?? paper.kind.rawValue)
    }

    private func destination(
        _ next: Outcome.Next, _ procedure: Procedure
    ) -> ProcedureSheet.Destination {
        switch next {
        case .stage(let name):
            ProcedureSheet.Destination(
                manner: "stage", name: name, title: procedure.stage(name)?.title, periods: [])
        case .closed(let code):
            ProcedureSheet.Destination(manner: "closed", name: code, title: nil, periods: [])
        case .stay:
            ProcedureSheet.Destination(manner: "stay", name: nil, title: nil, periods: [])
        case .extend(let term):
            ProcedureSheet.Destination(
                manner: "extend", name: term, title: nil, periods: periods(term))
        }
    }

    private func periods(_ term: String) -> [ProcedureSheet.Period] {
        profiles.compactMap { profile in
            profile.terms[term].map {
                ProcedureSheet.Period(
                    profile: profile.name, value: $0.value, unit: $0.unit.rawValue,
                    source: $0.source)
            }
        }
    }
}
