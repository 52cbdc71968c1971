/// Everything that must hold before a slip decides.
///
/// Where the case is closed or in another stage, what the slip says about the stage is not judged:
/// it was made for something else.
struct SlipCheck {
    let slip: DecisionSlip
    let sender: PartyID
    let record: CaseRecord
    let context: DocketContext
    /// Whether the slip carried a signature that was verified.
    var isSigned = true

    /// The stage in which the case is.
    var stage: Stage? { record.stage.flatMap(context.procedure.stage) }

    /// The outcome that the slip names there.
    var outcome: Outcome? { stage?.outcomes.first { $0.name == slip.outcome } }

    /// All findings, who before what.
    var findings: [Finding] {
        var findings: [Finding] = []
        if slip.party != sender {
            findings.append(
                SenderFindings.notNamed(
                    sender: sender, named: slip.party, at: slip.source.place("party[1]")))
        }
        if case .closed(let code) = record.standing {
            return findings + [SlipFindings.caseClosed(slip, record, code: code)]
        }
        guard let stage, slip.stage == stage.name else {
            return findings + [SlipFindings.stage(slip, record: record)]
        }
        let isWaiting =
            !stage.isDecided && !record.objections.contains { $0.standing == .standing }
        if isWaiting || stage.decider == nil && stage.voices.isEmpty {
            return findings + [SlipFindings.stageWaits(slip, stage)]
        }
        if slip.revision != record.revision {
            findings.append(SlipFindings.revision(slip, record: record))
        }
        guard let outcome, !outcome.about.isItem else {
            return findings + deciderFindings(stage) + [SlipFindings.outcome(slip, stage: stage)]
        }
        findings += outcome.about.isVoice ? voiceFindings(stage) : deciderFindings(stage)
        return findings + contentFindings(outcome, stage)
            + objectionFindings(outcome) + agreementFindings(outcome)
            + NamedGuard.findings(for: outcome, record: record, context: context, slip: slip)
    }

    /// Whether this party and this officer may decide the case or an objection here.
    private func deciderFindings(_ stage: Stage) -> [Finding] {
        guard let party = context.party(sender) else {
            return [SenderFindings.unknown(sender.code)]
        }
        guard let role = stage.decider else {
            return Voices.asked(in: stage, of: record, context: context).contains(sender)
                ? officerFindings(party, stage)
                : [SlipFindings.deciderOther(slip, sender, decider: nil)]
        }
        if role != context.procedure.issuer, record.applicants.contains(where: { $0.id == sender })
        {
            return [SlipFindings.ownApplication(slip, sender)]
        }
        let decider = Competence.decider(of: record, context: context)
        guard decider?.id == sender else {
            return party.roles.contains(role)
                ? [SlipFindings.deciderOther(slip, sender, decider: decider?.id)]
                : [SlipFindings.deciderRole(slip, party, needs: role)]
        }
        return officerFindings(party, stage)
    }

    /// Whether the officer may act in the stage.
    func officerFindings(_ party: Party, _ stage: Stage) -> [Finding] {
        guard let officer = party.officers.first(where: { $0.id == slip.officer }) else {
            return [SlipFindings.officerUnknown(slip, party: party)]
        }
        return officer.stages.contains(stage.name)
            ? [] : [SlipFindings.officerStage(slip, officer, stage: stage)]
    }

    /// Whether the slip says what the outcome needs.
    private func contentFindings(_ outcome: Outcome, _ stage: Stage) -> [Finding] {
        var findings: [Finding] = []
        if outcome.needsReason, !slip.hasReason {
            findings.append(
                SlipContentFindings.reasonEmpty(
                    slip, outcome, article: outcome.articleOrStage(stage)))
        }
        let length = slip.reason.unicodeScalars.count
        if length > DecisionSlip.longestReason {
            findings.append(SlipContentFindings.reasonLong(slip, length))
        }
        return findings + signatureFindings + checklistFindings(outcome, stage)
    }

    /// Whether the slip names a standing objection, and only where it decides one.
    private func objectionFindings(_ outcome: Outcome) -> [Finding] {
        if !outcome.about.isObjection {
            return slip.objection == nil
                ? [] : [SlipContentFindings.objectionNeedless(slip, outcome)]
        }
        let standing = record.objections.filter { $0.standing == .standing }.map(\.number)
        guard let named = slip.objection, standing.contains(named) else {
            return [SlipContentFindings.objectionWrong(slip, standing: standing)]
        }
        return []
    }

    private func checklistFindings(_ outcome: Outcome, _ stage: Stage) -> [Finding] {
        var findings: [Finding] = []
        var seen: Set<String> = []
        let article = outcome.articleOrStage(stage)
        for (index, answer) in slip.checklist.enumerated() {
            let place = slip.source.place("checklist[1]/item[\(index + 1)]")
            guard let item = stage.checklist.first(where: { $0.id == answer.item }) else {
                findings.append(
                    SlipContentFindings.checklistUnknown(answer.item, at: place, stage: stage))
                continue
            }
            if !seen.insert(item.id).inserted {
                findings.append(SlipContentFindings.checklistTwice(item, at: place))
            }
            if !ChecklistAnswer.results.contains(answer.result) {
                findings.append(
                    SlipContentFindings.checklistResult(item, found: answer.result, at: place))
            } else if outcome.needsChecklist, answer.result == ChecklistAnswer.notConform {
                findings.append(
                    SlipContentFindings.checklistNotConform(
                        item, outcome: outcome, article: article, at: place))
            }
        }
        let missing = stage.checklist.filter { !seen.contains($0.id) }
        if outcome.needsChecklist, !missing.isEmpty {
            findings.append(
                SlipContentFindings.checklistMissing(
                    slip, missing, outcome: outcome, article: article))
        }
        return findings
    }
}
