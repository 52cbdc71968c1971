import WorkingDays

extension Docket {
    /// Takes the outcome that a slip names, or says everything that is wrong with the slip.
    ///
    /// `sender` is the authenticated party. A late slip decides like any other: being overdue never
    /// changes an outcome. The sender gets the acknowledgement of the slip and, last, its result;
    /// between them are the papers of the outcome.
    /// `refusals` are findings that were made before; with one of them nothing is decided.
    package static func decide(
        _ slip: DecisionSlip, _ input: AnsweredInput, by sender: PartyID, case record: CaseRecord,
        in context: DocketContext, refusals: [Finding] = [], isSigned: Bool = true,
        numbering: inout Numbering
    ) -> DocketOutcome {
        precondition(slip.caseNumber == record.number, "the slip's case was looked up by number")
        let check = SlipCheck(
            slip: slip, sender: sender, record: record, context: context, isSigned: isSigned)
        let findings = refusals + check.findings
        guard findings.isEmpty, let stage = check.stage, let outcome = check.outcome,
            let issuer = Competence.issuer(applicants: record.applicants, context: context)
        else { return .refused(findings) }
        var work = Proceeding(record, issuer: issuer, context: context)
        work.events.append(JournalEvent.consumed)
        work.acknowledge(input, to: sender, term: nil, numbering: &numbering)
        work.take(
            outcome, of: stage,
            by: Proceeding.Hand(
                party: sender, officer: slip.officer, reason: trimmed(slip.reason),
                steps: slip.steps.map { DecisionStep(role: $0.role, name: $0.name) },
                checklist: slip.checklist, objection: slip.objection, item: slip.item,
                document: slip.document),
            effective: context.now.day, numbering: &numbering)
        work.orders.append(
            PaperOrder(
                kind: .result, code: PaperKind.result.code,
                documentNumber: numbering.documentNumber(of: issuer, on: context.now.day),
                issuer: issuer.id, addressees: [.party(sender)], caseNumber: record.number,
                answers: input,
                values: work.values(of: outcome, stage).merging(work.stageEnd) { own, _ in own },
                term: work.comingTerm))
        work.takeAutomaticSteps(numbering: &numbering)
        return .acted(work.act)
    }

    /// A reason without outer white space.
    private static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }
}
