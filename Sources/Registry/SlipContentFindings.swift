/// Why a decision slip decides nothing: what it says.
enum SlipContentFindings {
    static func reasonEmpty(_ slip: DecisionSlip, _ outcome: Outcome, article: String) -> Finding {
        RegistryRule.reasonEmpty.finding(
            at: slip.source.place("reason[1]", object: slip.caseNumber.text), article: article,
            found: outcome.name, ["title": outcome.title, "outcome": outcome.name])
    }

    static func reasonLong(_ slip: DecisionSlip, _ length: Int) -> Finding {
        let limit = String(DecisionSlip.longestReason)
        return RegistryRule.reasonLong.finding(
            at: slip.source.place("reason[1]", object: slip.caseNumber.text),
            found: String(length), expected: "≤ " + limit,
            ["count": String(length), "limit": limit])
    }

    static func signatures(_ slip: DecisionSlip, needed: Int) -> Finding {
        let found = String(slip.signatureCount)
        return RegistryRule.signaturesMissing.finding(
            at: slip.source.place("steps[1]", object: slip.caseNumber.text), found: found,
            expected: String(needed), ["needed": String(needed), "found": found])
    }

    static func ownReview(_ slip: DecisionSlip, at index: Int) -> Finding {
        RegistryRule.ownReview.finding(
            at: slip.source.place("steps[1]/step[\(index + 1)]", object: slip.caseNumber.text),
            found: slip.steps[index].name, ["name": slip.steps[index].name])
    }

    static func stepOfficer(_ slip: DecisionSlip, _ step: DecisionStep, at index: Int) -> Finding {
        let id = step.officer ?? ""
        return RegistryRule.stepOfficer.finding(
            at: slip.source.place("steps[1]/step[\(index + 1)]", object: slip.caseNumber.text),
            found: id, ["officer": id, "name": step.name])
    }

    static func checklistMissing(
        _ slip: DecisionSlip, _ items: [ChecklistItem], outcome: Outcome, article: String
    ) -> Finding {
        RegistryRule.checklistMissing.finding(
            at: slip.source.place(
                "checklist[1]", object: items.map(\.id).joined(separator: " ")),
            article: article, found: outcome.name,
            [
                "count": String(items.count),
                "titles": items.map(\.title).joined(separator: "；"),
                "items": items.map(\.id).joined(separator: ", "),
            ])
    }

    static func checklistUnknown(_ id: String, at place: FindingPlace, stage: Stage) -> Finding {
        RegistryRule.checklistUnknown.finding(
            at: place.of(id), found: id,
            expected: stage.checklist.map(\.id).joined(separator: " "), ["item": id])
    }

    static func checklistTwice(_ item: ChecklistItem, at place: FindingPlace) -> Finding {
        RegistryRule.checklistTwice.finding(
            at: place.of(item.id), ["item": item.id, "title": item.title])
    }

    static func checklistResult(_ item: ChecklistItem, found: String, at place: FindingPlace)
        -> Finding
    {
        RegistryRule.checklistResult.finding(
            at: place.of(item.id), found: found,
            expected: ChecklistAnswer.results.joined(separator: " "),
            ["item": item.id, "title": item.title, "found": found])
    }

    static func checklistNotConform(
        _ item: ChecklistItem, outcome: Outcome, article: String, at place: FindingPlace
    ) -> Finding {
        RegistryRule.checklistNotConform.finding(
            at: place.of(item.id), article: article, found: outcome.name,
            [
                "item": item.id, "title": item.title, "decision": outcome.title,
                "outcome": outcome.name,
            ])
    }

    static func objectionNeedless(_ slip: DecisionSlip, _ outcome: Outcome) -> Finding {
        RegistryRule.objectionNeedless.finding(
            at: slip.source.place("objection[1]"), found: slip.objection.map(String.init),
            ["decision": outcome.title, "outcome": outcome.name])
    }

    static func objectionWrong(_ slip: DecisionSlip, standing: [Int]) -> Finding {
        let numbers = standing.map(String.init).joined(separator: " ")
        return RegistryRule.objectionWrong.finding(
            at: slip.source.place("objection[1]"), found: slip.objection.map(String.init),
            expected: numbers.isEmpty ? nil : numbers,
            [
                "numbers": numbers.isEmpty ? "无" : numbers,
                "list": numbers.isEmpty ? "none" : numbers,
            ])
    }
}
