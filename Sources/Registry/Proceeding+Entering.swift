import WorkingDays

// What the procedures of chapters 3 to 5 do to the register; each says by values what it means.
extension Proceeding {
    /// Makes an entry, kept by the issuer.
    mutating func enter(
        _ effect: StepEffect, _ step: EffectStep, _ numbering: inout Numbering
    ) {
        guard let series = effect.values["series"].flatMap(EntrySeries.init(rawValue:)) else {
            preconditionFailure("Procedure.faults: the series is one of those there are")
        }
        let number = numbering.registrationNumber(
            region: issuer.region, on: context.now.day, series: series)
        record.registrationNumber = number
        let version = RegisterEntry(
            number: number, version: 1, caseNumber: record.number, kind: record.kind,
            registrar: issuer.id, registrants: holders(effect), facts: record.facts + itemFacts,
            validFrom: day(effect, "from") ?? step.effective, validUntil: day(effect, "until"),
            publicityFrom: record.publicity?.from, publicityUntil: record.publicity?.until.day,
            application: record.opening.digest, complianceReport: nil, tables: ownTables,
            act: .recorded, effective: step.effective, profile: record.profile)
        make(
            RegisterFolio(
                number: number, kind: record.kind, keeper: issuer.id, versions: [version],
                since: step.effective, sources: sources(effect)),
            act: .recorded, step)
        events.append(JournalEvent.registered(number))
    }

    /// A new version of the entry concerned with tables of this case.
    mutating func supplement(_ effect: StepEffect, _ step: EffectStep) {
        guard var folio = subjectFolio else { return }
        var version = folio.current
        let names = effect.list("tables")
        version.tables.removeAll { names.contains($0.name) }
        version.tables += record.tables.filter { names.contains($0.name) }
        add(version, to: &folio, .supplemented, step)
    }

    /// A line in the history of the entry concerned.
    mutating func note(_ effect: StepEffect, _ step: EffectStep) {
        guard var folio = subjectFolio else { return }
        folio.note(
            .noted, at: context.now, in: record.number, paper: nil, ground: ground(effect), step)
        keep(folio)
        events.append(JournalEvent.entry(folio.number, .noted))
    }

    /// Suspends the entry concerned; one that another case suspended is so for two reasons.
    mutating func suspend(_ effect: StepEffect, _ step: EffectStep) {
        guard let folio = subjectFolio, folio.state.isStanding,
            !folio.suspensions.contains(.byCase(record.number))
        else { return }
        move(folio, to: .suspended, .suspended, effect, step)
    }

    /// Lifts what this case suspended; the entry is back in force once no case holds it.
    mutating func resume(_ effect: StepEffect, _ step: EffectStep) {
        guard let folio = subjectFolio, folio.state == .suspended else { return }
        let others = folio.suspensions(without: record.number)
        move(folio, to: others.isEmpty ? .inForce : .suspended, .resumed, effect, step)
    }

    private mutating func move(
        _ earlier: RegisterFolio, to state: EntryState, _ act: EntryAct,
        _ effect: StepEffect, _ step: EffectStep
    ) {
        var folio = earlier
        if folio.state != state { folio.since = step.effective }
        folio.state = state
        folio.note(
            act, at: context.now, in: record.number, paper: nil, ground: ground(effect), step)
        keep(folio)
        events.append(JournalEvent.entry(folio.number, act))
    }

    /// What stands in the history: `as`, else the kind; with `of` also what that fact says, as in
    /// `yearly-report-2026`.
    private func ground(_ effect: StepEffect) -> String {
        let word = effect.values["as"] ?? record.kind.rawValue
        return ([word] + [effect.values["of"].flatMap { record[$0] }].compactMap { $0 })
            .joined(separator: "-")
    }

    /// Whom an entry is given to: the party that the effect's fact names, else the applicants.
    private func holders(_ effect: StepEffect) -> [Applicant] {
        guard let fact = effect.values["holder"],
            let party = record[fact].flatMap(PartyID.init).flatMap(context.party)
        else { return record.applicants }
        return [
            Applicant(
                name: party.name, id: party.id, kind: party.roles.first?.rawValue ?? "",
                region: party.region, representative: "", contact: "")
        ]
    }

    private func day(_ effect: StepEffect, _ name: String) -> Day? {
        effect.values[name].flatMap { record[$0] ?? itemValues[$0] }.flatMap { Day(iso: $0) }
    }

    /// What an entry made for an item says besides the application.
    private var itemFacts: [Fact] {
        guard let item = workingItem else { return [] }
        return [
            Fact(name: FactName.itemNumber, label: "项目序号", value: String(item.number)),
            Fact(name: FactName.itemTitle, label: "项目", value: item.title),
        ]
    }

    /// The tables of the case; of an item, without the rows that other items have in tables whose
    /// rows all begin with an item's key.
    private var ownTables: [FactTable] {
        guard let item = workingItem else { return record.tables }
        let keys = Set(record.items.map(\.key))
        return record.tables.map { table in
            guard table.rows.allSatisfy({ $0.first.map(keys.contains) ?? false }) else {
                return table
            }
            var own = table
            own.rows.removeAll { $0.first != item.key }
            return own
        }
    }

    /// Entries that exist among those that the effect's facts and tables name, and among those that
    /// the item needs, each once.
    private func sources(_ effect: StepEffect) -> [String] {
        let named = effect.list("sources").flatMap { name in
            [record[name]].compactMap { $0 }
                + (record.tables.first { $0.name == name }?.rows.flatMap { $0 } ?? [])
        }
        var seen: Set<String> = []
        return (named + (workingItem?.entries ?? [])).filter {
            context.register.folios[$0] != nil && seen.insert($0).inserted
        }
    }
}
