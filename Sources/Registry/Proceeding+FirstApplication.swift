import WorkingDays

extension Proceeding {
    /// Notes on the authorisation that something made under it is applied for, once: from now on
    /// the first application is not waited for (26号 art. 9(1)).
    mutating func noteFirstApplication() {
        guard record.kind == .productRegistration,
            let number = record[FactName.productAuthorisation],
            var folio = folio(number), !folio.acts.contains(where: { $0.act == .applied })
        else { return }
        folio.note(
            .applied, at: context.now, in: record.number, paper: nil,
            EffectStep(
                article: context.profile.terms["firstApplication"]?.source
                    ?? context.procedure.article,
                effective: record.opening.receivedAt.day))
        keep(folio)
        events.append(JournalEvent.entry(number, .applied))
    }
}
