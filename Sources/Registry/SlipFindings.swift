/// Why a decision slip decides nothing: who made it and for which state of the case.
enum SlipFindings {
    static func caseUnknown(_ slip: DecisionSlip) -> Finding {
        RegistryRule.caseUnknown.finding(
            at: slip.source.place("case[1]"), found: slip.caseNumber.text,
            ["number": slip.caseNumber.text])
    }

    static func caseClosed(_ slip: DecisionSlip, _ record: CaseRecord, code: String) -> Finding {
        RegistryRule.caseClosed.finding(
            at: slip.source.place("case[1]", object: record.number.text), found: code,
            ["number": record.number.text, "code": code])
    }

    static func stage(_ slip: DecisionSlip, record: CaseRecord) -> Finding {
        RegistryRule.stageWrong.finding(
            at: slip.source.place("stage[1]", object: record.number.text), found: slip.stage,
            expected: record.stage, ["found": slip.stage, "stage": record.stage ?? ""])
    }

    static func stageWaits(_ slip: DecisionSlip, _ stage: Stage) -> Finding {
        RegistryRule.stageWaits.finding(
            at: slip.source.place("stage[1]", object: slip.caseNumber.text),
            article: stage.article, found: stage.name,
            ["title": stage.title, "stage": stage.name])
    }

    static func revision(_ slip: DecisionSlip, record: CaseRecord) -> Finding {
        RegistryRule.revisionStale.finding(
            at: slip.source.place("revision[1]", object: record.number.text),
            found: String(slip.revision), expected: String(record.revision),
            ["found": String(slip.revision), "revision": String(record.revision)])
    }

    static func outcome(_ slip: DecisionSlip, stage: Stage) -> Finding {
        RegistryRule.outcomeUnknown.finding(
            at: slip.source.place("outcome[1]", object: slip.caseNumber.text),
            found: slip.outcome, expected: stage.outcomes.map(\.name).joined(separator: " "),
            [
                "title": stage.title, "stage": stage.name, "found": slip.outcome,
                "choices": stage.outcomes.map { "\($0.name)（\($0.title)）" }
                    .joined(separator: "、"),
                "names": stage.outcomes.map(\.name).joined(separator: ", "),
            ])
    }

    static func ownApplication(_ slip: DecisionSlip, _ sender: PartyID) -> Finding {
        RegistryRule.ownApplication.finding(
            at: slip.source.place("party[1]", object: slip.caseNumber.text), found: sender.code,
            ["code": sender.code])
    }

    static func deciderRole(_ slip: DecisionSlip, _ party: Party, needs: PartyRole) -> Finding {
        RegistryRule.deciderRole.finding(
            at: slip.source.place("party[1]", object: party.id.code),
            found: party.roles.map(\.rawValue).joined(separator: " "), expected: needs.rawValue,
            ["name": party.name, "code": party.id.code])
    }

    static func deciderOther(_ slip: DecisionSlip, _ sender: PartyID, decider: PartyID?)
        -> Finding
    {
        RegistryRule.deciderOther.finding(
            at: slip.source.place("party[1]", object: slip.caseNumber.text), found: sender.code,
            expected: decider?.code, ["code": sender.code])
    }

    static func officerUnknown(_ slip: DecisionSlip, party: Party) -> Finding {
        RegistryRule.officerUnknown.finding(
            at: slip.source.place("officer[1]", object: party.id.code), found: slip.officer,
            expected: party.officers.map(\.id).joined(separator: " "),
            ["officer": slip.officer, "party": party.id.code])
    }

    static func officerStage(_ slip: DecisionSlip, _ officer: Officer, stage: Stage) -> Finding {
        RegistryRule.officerStage.finding(
            at: slip.source.place("officer[1]", object: officer.id),
            found: officer.stages.joined(separator: " "), expected: stage.name,
            ["officer": officer.id, "title": stage.title, "stage": stage.name])
    }
}
