import WorkingDays

extension Proceeding {
    /// Carries out one effect of a step.
    mutating func carryOut(
        _ named: StepEffect, article: String, effective: Day, numbering: inout Numbering
    ) {
        let step = EffectStep(article: article, effective: effective)
        switch named.effect {
        case .register: register(step, &numbering)
        case .recordAuthorisation: recordAuthorisation(step, &numbering)
        case .change: amend(.changed, step)
        case .correct: amend(.corrected, step)
        case .renew: renew(step)
        case .assignNationalCode: assignNationalCode(step)
        case .cancel: end(.cancelled, .cancelled, ground: record[FactName.cancellationGround], step)
        case .revoke: end(.revoked, .revoked, ground: record[FactName.revocationGround], step)
        case .confirmRights: confirmRights(step)
        case .registerParty: registerParty(step)
        case .trustFolder: trustFolder()
        case .replaceCatalogue: replaceCatalogue(numbering: &numbering)
        case .adopt: adoptRules()
        case .dispose: disposeCases()
        case .enter: enter(named, step, &numbering)
        case .supplement: supplement(named, step)
        case .note: note(named, step)
        case .suspend: suspend(named, step)
        case .resume: resume(named, step)
        case .terminate:
            end(.terminated, .terminated, ground: named.values["as"] ?? record.kind.rawValue, step)
        }
    }

    /// What every effect of a step has in common.
    struct EffectStep {
        /// The article, ready for a paper.
        var article: String
        /// The day of effect.
        var effective: Day
    }

    /// Makes the entry of a first registration.
    private mutating func register(_ step: EffectStep, _ numbering: inout Numbering) {
        guard let publicity = record.publicity, let report = record.complianceReport else {
            preconditionFailure("NamedGuard.ofRegister: checked before the step was taken")
        }
        let number = numbering.registrationNumber(
            region: context.registrar.region, on: context.now.day)
        record.registrationNumber = number
        let version = RegisterEntry(
            number: number, version: 1, caseNumber: record.number, kind: record.kind,
            registrar: record.registrar, registrants: record.applicants, facts: record.facts,
            validFrom: step.effective,
            validUntil: Validity.lastDay(
                of: record, from: step.effective, context: context),
            publicityFrom: publicity.from, publicityUntil: publicity.until.day,
            application: record.opening.digest, complianceReport: report, tables: record.tables,
            act: .registered, effective: step.effective, profile: record.profile)
        make(
            RegisterFolio(
                number: number, kind: record.kind, keeper: record.registrar,
                versions: [version], since: step.effective, sources: sources),
            act: .registered, step)
        events.append(JournalEvent.registered(number))
    }

    /// Makes the entry of an authorisation: kept by the authority, valid for its own term.
    private mutating func recordAuthorisation(_ step: EffectStep, _ numbering: inout Numbering) {
        let number = numbering.registrationNumber(
            region: context.authority.region, on: context.now.day, series: .authorisation)
        record.registrationNumber = number
        let from = record["authorisation.from"].flatMap { Day(iso: $0) } ?? step.effective
        let version = RegisterEntry(
            number: number, version: 1, caseNumber: record.number, kind: .authorisationRecord,
            registrar: context.authority.id, registrants: record.applicants, facts: record.facts,
            validFrom: from, validUntil: record["authorisation.until"].flatMap { Day(iso: $0) },
            publicityFrom: nil, publicityUntil: nil, application: record.opening.digest,
            complianceReport: nil, tables: record.tables, act: .recorded,
            effective: step.effective, profile: record.profile)
        make(
            RegisterFolio(
                number: number, kind: .authorisationRecord, keeper: context.authority.id,
                versions: [version], since: step.effective, sources: sources),
            act: .recorded, step)
        events.append(JournalEvent.registered(number))
    }

    /// Confirms the rights that the application claims, unless they are disputed: then the entry is
    /// marked (办法 art. 10).
    private mutating func confirmRights(_ step: EffectStep) {
        guard var folio = workingFolio else { return }
        let claims = RightsClaims(folio.current)
        if claims.isDisputed { return dispute(&folio, step) }
        folio.marks.removeAll { $0.kind == .disputed }
        if claims.names.isEmpty { folio.rights = nil }
        if claims.names.isEmpty || folio.rights?.names == claims.names {
            return keep(folio)
        }
        // Its number comes with the paper.
        folio.rights = RightsStanding(
            names: claims.names, documentNumber: "", since: step.effective)
        folio.note(.rightsConfirmed, at: context.now, in: record.number, paper: nil, step)
        keep(folio)
        events.append(JournalEvent.rightsConfirmed(folio.number))
    }

    /// Marks an entry whose rights are disputed; a statement that was issued does not stand any more.
    private mutating func dispute(_ folio: inout RegisterFolio, _ step: EffectStep) {
        let isNews = record.subject != nil && !folio.isMarked(.disputed)
        folio.mark(.disputed, since: step.effective)
        folio.rights = nil
        if isNews {
            folio.note(
                .marked, at: context.now, in: record.number, paper: nil,
                ground: EntryMark.Kind.disputed.rawValue, step)
            events.append(JournalEvent.entry(folio.number, .marked))
        }
        keep(folio)
    }

    /// The entry at work: the one this act made or changed, or the one the case concerns.
    var workingFolio: RegisterFolio? {
        folios.last ?? subjectFolio
    }

    /// The entry that the case concerns, as it stands after this act so far.
    var subjectFolio: RegisterFolio? {
        guard let number = record.subject?.number else { return nil }
        return folio(number)
    }

    /// An entry as it stands after this act so far.
    func folio(_ number: String) -> RegisterFolio? {
        folios.first { $0.number == number } ?? context.register.folios[number]
    }

    /// Keeps an entry as it stands now.
    mutating func keep(_ folio: RegisterFolio) {
        if let index = folios.firstIndex(where: { $0.number == folio.number }) {
            folios[index] = folio
        } else {
            folios.append(folio)
        }
    }

    /// A new entry with the first line of its history.
    mutating func make(_ folio: RegisterFolio, act: EntryAct, _ step: EffectStep) {
        var folio = folio
        folio.note(act, at: context.now, in: record.number, paper: nil, step)
        keep(folio)
        entry = folio.current
    }

    /// Entries that the application rests on, each once: those that it names and that exist.
    private var sources: [String] {
        let named =
            [record[FactName.productAuthorisation]].compactMap { $0 }
            + [FactName.productSources, FactName.authorisedResources].flatMap { name in
                record.tables.first { $0.name == name }?.rows.compactMap(\.first) ?? []
            }
        var seen: Set<String> = []
        return named.filter { context.register.folios[$0] != nil && seen.insert($0).inserted }
    }
}

extension RegisterFolio {
    /// Adds a line to the history.
    mutating func note(
        _ act: EntryAct, at now: Instant, in caseNumber: CaseNumber?, paper: String?,
        ground: String? = nil, _ step: Proceeding.EffectStep
    ) {
        acts.append(
            FolioAct(
                at: now, act: act, version: current.version, caseNumber: caseNumber,
                documentNumber: paper, effective: step.effective, article: step.article,
                ground: ground))
    }

    /// Puts a mark on it, once for each cause.
    mutating func mark(_ kind: EntryMark.Kind, since: Day, cause: String? = nil) {
        if marks.contains(where: { $0.kind == kind && $0.cause == cause }) { return }
        marks.append(EntryMark(kind: kind, since: since, cause: cause))
    }
}
