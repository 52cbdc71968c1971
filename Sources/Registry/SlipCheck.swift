/// Everything that must hold before a slip decides.
///
/// Where the case is closed or in another stage, what the slip says about the stage is not judged:
/// it was made for something else.
struct SlipCheck {
    let slip: DecisionSlip
    let sender: PartyID
    let record: CaseRecord
    let context: DocketContext

    /// The stage in which the case is.
    var stage: Stage? { record.stage.flatMap(context.procedure.stage) }

    /// The outcome that the slip names there.
    var outcome: Outcome? { stage?.outcomes.first { $0.name == slip.outcome } }

    /// All findings, who before what.
    var findings: [Finding] {
        var findings: [Finding] = []
        if slip.party != sender {
            findings.append(SenderFindings.notNamed(sender: sender, named: slip.party))
        }
        if case .closed(let code) = record.standing {
            return findings + [SlipFindings.caseClosed(record, code: code)]
        }
        guard let stage, slip.stage == stage.name else {
            return findings + [SlipFindings.stage(found: slip.stage, record: record)]
        }
        guard let role = stage.decider else { return findings + [SlipFindings.stageWaits(stage)] }
        if slip.revision != record.revision {
            findings.append(SlipFindings.revision(found: slip.revision, record: record))
        }
        findings += handFindings(stage: stage, role: role)
        guard let outcome else {
            return findings + [SlipFindings.outcome(slip.outcome, stage: stage)]
        }
        return findings + contentFindings(outcome, stage)
            + NamedGuard.findings(for: outcome, record: record, context: context)
    }

    /// Whether this party and this officer may decide here.
    private func handFindings(stage: Stage, role: PartyRole) -> [Finding] {
        guard let party = context.party(sender) else {
            return [SenderFindings.unknown(sender.code)]
        }
        if record.applicants.contains(where: { $0.id == sender }) {
            return [SlipFindings.ownApplication(sender)]
        }
        let decider = Competence.decider(
            in: role, applicants: record.applicants, context: context)
        guard decider?.id == sender else {
            return party.roles.contains(role)
                ? [SlipFindings.deciderOther(sender, decider: decider?.id)]
                : [SlipFindings.deciderRole(party, needs: role)]
        }
        guard let officer = party.officers.first(where: { $0.id == slip.officer }) else {
            return [SlipFindings.officerUnknown(slip.officer, party: sender)]
        }
        return officer.stages.contains(stage.name)
            ? [] : [SlipFindings.officerStage(officer, stage: stage)]
    }

    /// Whether the slip says what the outcome needs.
    private func contentFindings(_ outcome: Outcome, _ stage: Stage) -> [Finding] {
        var findings: [Finding] = []
        if outcome.needsReason, !slip.hasReason {
            findings.append(
                SlipContentFindings.reasonEmpty(outcome, article: outcome.articleOrStage(stage)))
        }
        if slip.reason.count > DecisionSlip.longestReason {
            findings.append(SlipContentFindings.reasonLong(slip.reason.count))
        }
        let needed = context.profile.settings["decision.signatures"].flatMap { Int($0) } ?? 1
        if slip.signatureCount < needed {
            findings.append(
                SlipContentFindings.signatures(found: slip.signatureCount, needed: needed))
        }
        return findings + checklistFindings(outcome, stage)
    }

    private func checklistFindings(_ outcome: Outcome, _ stage: Stage) -> [Finding] {
        var findings: [Finding] = []
        var seen: Set<String> = []
        for answer in slip.checklist {
            guard let item = stage.checklist.first(where: { $0.id == answer.item }) else {
                findings.append(SlipContentFindings.checklistUnknown(answer.item, stage: stage))
                continue
            }
            if !seen.insert(item.id).inserted {
                findings.append(SlipContentFindings.checklistTwice(item))
            }
            if !ChecklistAnswer.results.contains(answer.result) {
                findings.append(SlipContentFindings.checklistResult(item, found: answer.result))
            } else if outcome.needsChecklist, answer.result == ChecklistAnswer.notConform {
                findings.append(SlipContentFindings.checklistNotConform(item, outcome: outcome))
            }
        }
        let missing = stage.checklist.filter { !seen.contains($0.id) }
        if outcome.needsChecklist, !missing.isEmpty {
            findings.append(SlipContentFindings.checklistMissing(missing, outcome: outcome))
        }
        return findings
    }
}
