import WorkingDays

extension Proceeding {
    /// Applicants, the registrants of the entry concerned, and the agent, each once: whoever must learn what becomes of the case.
    var recipients: [Addressee] {
        var parties = record.applicants.map(\.id)
        parties += record.subject?.registrants.map(\.id) ?? []
        if let agent = record[FactName.agent].flatMap(PartyID.init) { parties.append(agent) }
        return Docket.addressees(parties)
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

    /// Values for the words of papers beyond the case's own: `stageTitle`, `outcomeTitle` and
    /// `article` of the step.
    func values(of outcome: Outcome, _ stage: Stage) -> [String: String] {
        [
            "stageTitle": stage.title, "outcomeTitle": outcome.title,
            "article": outcome.articleOrStage(stage),
        ]
    }

    /// Orders one paper of an outcome.
    mutating func order(
        _ kind: PaperKind, for outcome: Outcome, of stage: Stage, by hand: Hand?,
        reason given: String, effective: Day, numbering: inout Numbering
    ) {
        if kind == .rightsStatement, !isConfirmingRights { return }
        let number = numbering.documentNumber(of: issuer, on: context.now.day)
        if kind == .complianceReport { record.complianceReport = number }
        name(number, of: kind)
        let isPublic = kind == .publicity
        // The public learns who registers what (办法 art. 9(4)); what an officer wrote about the
        // review is for the applicant.
        let reason = isPublic ? "" : hand?.reason ?? given
        orders.append(
            PaperOrder(
                kind: kind, code: code(of: kind, outcome), documentNumber: number, issuer: issuer.id,
                addressees: (isPublic ? [.publicSection(PaperOrder.publicitySection)] : [])
                    + recipients,
                caseNumber: record.number, answers: record.opening,
                values: values(of: outcome, stage), reasons: reason.isEmpty ? [] : [reason],
                term: term, effective: effective == context.now.day ? nil : effective,
                body: body(of: kind, stage: stage, hand: hand)))
    }

    /// The code of a paper; a plain result has that with which the case closes.
    private func code(of kind: PaperKind, _ outcome: Outcome) -> String {
        guard kind == .result, case .closed(let code) = outcome.next else { return kind.code }
        return code
    }

    /// Writes a paper's number where the register names the paper.
    private mutating func name(_ number: String, of kind: PaperKind) {
        guard var folio = workingFolio else { return }
        let acts: Set<EntryAct>
        switch kind {
        case .certificate: acts = Set(EntryAct.allCases.filter(\.makesVersion))
        case .rightsStatement:
            acts = [.rightsConfirmed]
            folio.rights?.documentNumber = number
        case .cancellation: acts = [.cancelled]
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

    private func body(of kind: PaperKind, stage: Stage, hand: Hand?) -> PaperBody {
        switch kind {
        case .complianceReport:
            let answers = hand?.checklist ?? []
            let judged = stage.checklist.compactMap { item in
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
                caseNumber: record.number, answers: input, values: remarkCount(input), term: term))
    }

    /// The remarks are the application's and belong to its acknowledgement alone.
    private func remarkCount(_ input: AnsweredInput) -> [String: String] {
        input == record.opening && !record.remarks.isEmpty
            ? ["remarkCount": String(record.remarks.count)] : [:]
    }
}
