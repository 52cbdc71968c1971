extension SlipCheck {
    /// Whether enough people stand behind the decision (经办, 审核, 签发), and whether they are who the
    /// slip says.
    ///
    /// Nobody reviews a draft of their own: drafter and reviewer are two people. Where the profile
    /// asks for more than one name, all of them are different people. Ids are optional, since a name
    /// may be that of a person without access; one that is given must be on file with that name.
    var signatureFindings: [Finding] {
        var findings: [Finding] = []
        let needed = context.profile.settings["decision.signatures"].flatMap { Int($0) } ?? 1
        if slip.signatureCount < needed {
            findings.append(SlipContentFindings.signatures(slip, needed: needed))
        }
        let reviewer = slip.steps.firstIndex { $0.role == "reviewer" }
        let drafter = slip.steps.first { $0.role == "drafter" }
        if let reviewer, let drafter, drafter.isSamePerson(as: slip.steps[reviewer]) {
            findings.append(SlipContentFindings.ownReview(slip, at: reviewer))
        }
        let officers = context.party(sender)?.officers ?? []
        for (index, step) in slip.steps.enumerated() {
            guard let id = step.officer else { continue }
            let officer = officers.first { $0.id == id }
            if officer == nil || officer?.name != step.name {
                findings.append(SlipContentFindings.stepOfficer(slip, step, at: index))
            }
        }
        return findings
    }
}

extension DecisionStep {
    /// The same id where both give one, else the same name.
    func isSamePerson(as other: DecisionStep) -> Bool {
        if let officer, let theirs = other.officer { return officer == theirs }
        return name == other.name
    }
}
