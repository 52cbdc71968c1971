import WorkingDays

extension RegisterFolio {
    /// What rests on this entry, changed because it ended: products keep their entries (they are only
    /// marked), authorisations are marked that a source ended; grants end with the authorisation that
    /// they were made under, which alone lets them be used.
    func marksOnDependants(
        in register: RegisterView, since day: Day, at now: Instant, article: String
    ) -> [RegisterFolio] {
        let step = Proceeding.EffectStep(article: article, effective: day)
        return (register.dependants[number] ?? []).compactMap { number in
            guard var folio = register.folios[number], folio.state.isStanding else { return nil }
            if kind == .authorisationRecord, folio.kind == .dataDemand {
                folio.end(since: day, at: now, step)
            } else {
                folio.mark(endMark, cause: self.number, since: day, at: now, step)
            }
            return folio
        }
    }

    /// What a mark on something that rests on this entry says, once this one has ended.
    private var endMark: EntryMark.Kind {
        kind == .authorisationRecord ? .authorisationEnded : .sourceEnded
    }

    private mutating func mark(
        _ kind: EntryMark.Kind, cause: String, since day: Day, at now: Instant,
        _ step: Proceeding.EffectStep
    ) {
        mark(kind, since: day, cause: cause)
        note(.marked, at: now, in: nil, paper: nil, ground: kind.rawValue, step)
    }

    private mutating func end(
        since day: Day, at now: Instant, _ step: Proceeding.EffectStep
    ) {
        state = .lapsed
        since = day
        note(
            .lapsed, at: now, in: nil, paper: nil,
            ground: EntryMark.Kind.authorisationEnded.rawValue, step)
    }

    /// The event of the last line of its history, for the journal.
    var lastEvent: String? { acts.last.map { JournalEvent.entry(number, $0.act) } }
}
