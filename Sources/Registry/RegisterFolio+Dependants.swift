import WorkingDays

extension RegisterFolio {
    /// What rests on this entry, marked because it ended: products keep their entries (they are only
    /// marked), authorisations are marked that a source ended.
    func marksOnDependants(
        in register: RegisterView, since day: Day, at now: Instant, article: String
    ) -> [RegisterFolio] {
        let kind: EntryMark.Kind =
            self.kind == .authorisationRecord ? .authorisationEnded : .sourceEnded
        return (register.dependants[number] ?? []).compactMap { number in
            guard var folio = register.folios[number], folio.state.isStanding else { return nil }
            folio.mark(kind, since: day, cause: self.number)
            folio.note(
                .marked, at: now, in: nil, paper: nil, ground: kind.rawValue,
                Proceeding.EffectStep(article: article, effective: day))
            return folio
        }
    }
}
