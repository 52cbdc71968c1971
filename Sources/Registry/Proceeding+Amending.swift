import WorkingDays

// What a case does to an entry that exists already. Each makes a new version or ends the entry; the
// earlier versions stay on the folio.
extension Proceeding {
    /// A new version with the changes of the application: 变更 or 更正.
    mutating func amend(_ act: EntryAct, _ step: EffectStep) {
        guard var folio = subjectFolio else { return }
        var version = folio.current
        for change in EntryChange.changes(of: record.tables) { change.apply(to: &version) }
        add(version, to: &folio, act, step)
    }

    /// A new version with a later end: at most as long as the profile allows, from the day after
    /// the old end (26号 art. 15).
    mutating func renew(_ step: EffectStep) {
        guard var folio = subjectFolio, let old = folio.current.validUntil else { return }
        var version = folio.current
        version.validFrom = old.adding(days: 1)
        version.validUntil =
            record[FactName.renewalUntil].flatMap { Day(iso: $0) }
            ?? Validity.renewalLimit(of: folio, context: context)
        add(version, to: &folio, .renewed, step)
        guard folio.waitsForRenewal else { return }
        folio.state = .inForce
        folio.since = step.effective
        folio.note(
            .resumed, at: context.now, in: record.number, paper: nil, ground: FolioAct.renewed,
            step)
        keep(folio)
        events.append(JournalEvent.entry(folio.number, .resumed))
    }

    /// A new version with 登记结果查询码.
    mutating func assignNationalCode(_ step: EffectStep) {
        guard var folio = subjectFolio else { return }
        var version = folio.current
        version.nationalCode = record[FactName.nationalCode]
        add(version, to: &folio, .coded, step)
    }

    /// Ends the entry, and marks what rests on it; whoever is registered there is told after the
    /// papers of the step.
    mutating func end(
        _ act: EntryAct, _ state: EntryState, ground: String?, _ step: EffectStep
    ) {
        guard var folio = subjectFolio else { return }
        folio.state = state
        folio.since = step.effective
        folio.rights = nil
        folio.note(act, at: context.now, in: record.number, paper: nil, ground: ground, step)
        keep(folio)
        events.append(JournalEvent.entry(folio.number, act))
        for marked in folio.marksOnDependants(
            in: context.register, since: step.effective, at: context.now, article: step.article)
        {
            keep(marked)
            dependants.append(marked)
            if let event = marked.lastEvent { events.append(event) }
        }
    }

    mutating func add(
        _ changed: RegisterEntry, to folio: inout RegisterFolio, _ act: EntryAct,
        _ step: EffectStep
    ) {
        var version = changed
        version.version = folio.current.version + 1
        version.act = act
        version.profile = record.profile
        version.caseNumber = record.number
        version.application = record.opening.digest
        version.complianceReport = record.complianceReport
        version.publicityFrom = record.publicity?.from
        version.publicityUntil = record.publicity?.until.day
        version.effective = step.effective
        folio.versions.append(version)
        folio.note(act, at: context.now, in: record.number, paper: nil, step)
        record.registrationNumber = folio.number
        keep(folio)
        entry = version
        events.append(JournalEvent.entry(folio.number, act))
    }
}
