import WorkingDays

extension Proceeding {
    /// Applicants, the registrants of the entry concerned, and the agent, each once: whoever must
    /// learn what becomes of the case. In a case that anybody may open, whoever opened it; whom it
    /// names then learns of it only when known, for the name is a claim.
    var recipients: [Addressee] {
        if record.applicants.isEmpty, record.subject == nil {
            return [record.history.first?.party.map { .party($0) } ?? .unclaimed]
        }
        var parties = record.applicants.map(\.id)
        parties += record.subject?.registrants.map(\.id) ?? []
        if let agent = record[FactName.agent].flatMap(PartyID.init) { parties.append(agent) }
        guard record.opener == nil, record.initiator == nil else {
            return Docket.addressees(parties)
        }
        // Nobody in particular sent it: an application for a party, a query.
        let written = self.parties.map(\.id)
        return [.unclaimed]
            + Docket.addressees(
                parties.filter { context.party($0) != nil || written.contains($0) })
    }

    /// The running period as a date to keep, `nil` in a closed case.
    var term: TermNotice? {
        let name =
            record.clock?.extendedBy ?? record.stage.flatMap(context.procedure.stage)?.term
        return record.clock.map {
            TermNotice(
                deadline: $0.due, workingDays: $0.workingDays, after: $0.after,
                source: name.flatMap { context.profile.terms[$0]?.source })
        }
    }

    /// The same while it is still to come: what is over is no date to keep.
    var comingTerm: TermNotice? {
        term.flatMap { $0.deadline.day < context.now.day ? nil : $0 }
    }

    /// Until when the running stage lasts, and when that is over already, since when; nothing of a
    /// closed case.
    var stageEnd: [String: String] {
        guard let end = term?.deadline.day.chinese else { return [:] }
        return comingTerm == nil ? ["stageEnd": end, "pastDue": end] : ["stageEnd": end]
    }

    /// The objection that this act is about, as it stands now.
    private var workingObjection: Objection? {
        record.objections.first { $0.number == objectionAtWork }
    }

    /// What a paper of a step comes from.
    struct Occasion {
        var outcome: Outcome
        var stage: Stage
        var hand: Hand?
        var reason: String
        var findings: [Finding]
        var effective: Day
    }

    /// Values for the words of papers beyond the case's own: of the step, and of the objection that
    /// it is about.
    func values(of outcome: Outcome, _ stage: Stage) -> [String: String] {
        var values = [
            "stageTitle": stage.title, "outcome": outcome.name, "outcomeTitle": outcome.title,
            "article": outcome.articleOrStage(stage),
        ]
        if let objection = workingObjection {
            values["objectionNumber"] = String(objection.number)
            values["objector"] = objection.by
            values["objectionReceivedDay"] = objection.input.receivedAt.day.chinese
            values["objectionDue"] =
                objection.clock.due.day.chinese
                + (objection.clock.due.provisional ? "（暂定）" : "")
        }
        return values.merging(proofValues) { own, _ in own }
            .merging(subjectValues) { own, _ in own }
            .merging(itemValues) { own, _ in own }
            .merging(itemCounts) { own, _ in own }
            .merging(dayValues) { own, _ in own }
            .merging(filingValues) { own, _ in own }
            .merging(selectionValues) { own, _ in own }
            .merging(tableValues) { own, _ in own }
            .merging(operationValues) { own, _ in own }
            .merging(supervisionValues) { own, _ in own }
    }

    /// Orders one paper of an outcome.
    mutating func order(
        _ paper: StepPaper, _ occasion: Occasion, numbering: inout Numbering
    ) {
        let kind = paper.kind
        if kind == .rightsStatement, !isConfirmingRights { return }
        let number = numbering.documentNumber(of: issuer, on: context.now.day)
        if kind == .complianceReport { record.complianceReport = number }
        name(number, of: kind)
        let isPublic = kind == .publicity
        // The public learns who registers what (办法 art. 9(4)); what an officer wrote about the
        // review is for the applicant.
        let reason = isPublic ? "" : occasion.hand?.reason ?? occasion.reason
        let effective = occasion.effective == context.now.day ? nil : occasion.effective
        orders.append(
            PaperOrder(
                kind: kind, code: paper.code ?? code(of: kind, occasion.outcome),
                documentNumber: number, issuer: issuer.id,
                addressees: paper.addressees.isEmpty
                    ? addressees(of: kind) : addressees(paper.addressees, occasion.stage),
                caseNumber: record.number,
                answers: kind == .objectionDecision
                    ? workingObjection?.input ?? record.opening : record.opening,
                values: values(of: occasion.outcome, occasion.stage)
                    .merging(kind == .certificate ? certificateTerms : [:]) { own, _ in own },
                reasons: reason.isEmpty ? [] : [reason],
                term: occasion.outcome.about.isItem ? nil : term(of: kind),
                effective: effective, body: body(of: kind, occasion)))
    }

    /// The date that a paper tells to keep: of a notice of an objection that of its decision, of the
    /// decision none, else the running period.
    private func term(of kind: PaperKind) -> TermNotice? {
        switch kind {
        case .objectionDecision: return nil
        case .objectionNotice:
            return workingObjection.map {
                TermNotice(
                    deadline: $0.clock.due, workingDays: $0.clock.workingDays,
                    after: $0.clock.after,
                    source: context.profile.terms["objectionDecision"]?.source)
            }
        default: return term
        }
    }

    /// Refusals, terminations and results have the code with which the case closes: they are the
    /// results of several procedures and several ways out.
    private func code(of kind: PaperKind, _ outcome: Outcome) -> String {
        if [.refusal, .termination, .result].contains(kind), case .closed(let code) = outcome.next {
            return code
        }
        // A later version says what made it: `changed`, `corrected`, `renewed`, `coded`.
        if kind == .certificate, let entry, entry.version > 1 { return entry.act.rawValue }
        return kind.code(in: record.kind)
    }

    /// To whom a paper goes. Whoever objected learns of the decision, and of the end of the case
    /// while the objection stands.
    private func addressees(of kind: PaperKind) -> [Addressee] {
        var objectors: [Addressee] = []
        for objection in record.objections {
            let isTold =
                kind == .objectionDecision
                ? objection.number == objectionAtWork
                : kind == .termination && objection.standing == .standing
            let addressee = objection.party.map { Addressee.party($0) } ?? .unclaimed
            if isTold, !objectors.contains(addressee) { objectors.append(addressee) }
        }
        let others = recipients.filter { !objectors.contains($0) }
        return (kind == .publicity ? [.publicSection(PaperOrder.publicitySection)] : [])
            + objectors + others
    }

    /// The parties of the groups that a procedure names, each once; the issuer itself where there is
    /// nobody, so that no paper is without a reader.
    private func addressees(_ groups: [StepPaper.Addressee], _ stage: Stage) -> [Addressee] {
        var seen: Set<Addressee> = []
        let all = groups.flatMap { group -> [Addressee] in
            switch group {
            case .applicants: recipients
            case .everybody: [.publicSection(PaperOrder.announcementSection)]
            case .voices:
                Voices.asked(in: stage, of: record, item: workingItem, context: context)
                    .map { .party($0) }
            case .role(let role): context.holders(of: role).map { .party($0.id) }
            }
        }.filter { seen.insert($0).inserted }
        return all.isEmpty ? [.party(issuer.id)] : all
    }

    /// Writes a paper's number where the register names the paper.
    private mutating func name(_ number: String, of kind: PaperKind) {
        guard var folio = subjectFolio ?? workingFolio else { return }
        let acts: Set<EntryAct>
        switch kind {
        case .certificate: acts = Set(EntryAct.allCases.filter(\.makesVersion))
        case .rightsStatement:
            acts = [.rightsConfirmed]
            folio.rights?.documentNumber = number
        case .cancellation: acts = [.cancelled, .terminated]
        case .revocation: acts = [.revoked]
        default: return
        }
        let index = folio.acts.lastIndex {
            acts.contains($0.act) && $0.caseNumber == record.number
        }
        guard let index else { return }
        folio.acts[index].documentNumber = number
        keep(folio)
    }

    /// Whether this act confirmed rights: a disputed claim gets no statement.
    private var isConfirmingRights: Bool {
        workingFolio.map { events.contains(JournalEvent.rightsConfirmed($0.number)) } ?? false
    }

    private func body(of kind: PaperKind, _ occasion: Occasion) -> PaperBody {
        let hand = occasion.hand
        switch kind {
        case .refusal:
            return occasion.findings.isEmpty
                ? .plain : .findings(occasion.findings, context.engine)
        case .latenessReason:
            guard let clock = record.clock else { return .plain }
            return .overdue(
                stage: occasion.stage.name, title: occasion.stage.title, due: clock.due)
        case .complianceReport:
            let answers = hand?.checklist ?? []
            let judged = occasion.stage.checklist.compactMap { item in
                answers.first { $0.item == item.id }.map {
                    JudgedItem(item: item, result: $0.result, remark: $0.remark)
                }
            }
            return .complianceReport(judged, steps: hand?.steps ?? [])
        case .publicity:
            guard let publicity = record.publicity else { return .plain }
            return .publicity(from: publicity.from, until: publicity.until)
        case .certificate:
            guard let entry else { return .plain }
            return .certificate(entry)
        case .rightsStatement:
            guard let folio = workingFolio else { return .plain }
            return .rightsStatement(folio.current)
        default:
            return .plain
        }
    }

    /// Orders the acknowledgement of an input that concerns the case.
    mutating func acknowledge(
        _ input: AnsweredInput, to sender: PartyID?, term: TermNotice?,
        numbering: inout Numbering
    ) {
        orders.append(
            PaperOrder(
                kind: .acknowledgement, code: PaperKind.acknowledgement.code,
                documentNumber: numbering.documentNumber(of: issuer, on: context.now.day),
                issuer: issuer.id, addressees: [sender.map { .party($0) } ?? .unclaimed],
                caseNumber: record.number, answers: input,
                values: remarkCount(input).merging(objectionNumber) { own, _ in own },
                term: term))
    }

    /// Under which number an objection entered the docket.
    private var objectionNumber: [String: String] {
        objectionAtWork.map { ["objectionNumber": String($0)] } ?? [:]
    }

    /// The remarks are the application's and belong to its acknowledgement alone.
    private func remarkCount(_ input: AnsweredInput) -> [String: String] {
        input == record.opening && !record.remarks.isEmpty
            ? ["remarkCount": String(record.remarks.count)] : [:]
    }
}
