import Registry
import XML

/// The decision of a slip that its schema allows.
enum SlipReading {
    /// Name of the root of a slip.
    static let root = "decision"

    /// The slip; `nil` when a number or code does not hold, which the schema or the rules have told.
    static func slip(of root: XMLElement) -> DecisionSlip? {
        func text(_ name: String) -> String { root.first(name)?.trimmedText ?? "" }
        guard let number = CaseNumber(text("case")), let party = PartyID(text("party")),
            let revision = Int(text("revision"))
        else { return nil }
        return DecisionSlip(
            caseNumber: number, stage: text("stage"), revision: revision,
            outcome: text("outcome"), party: party, officer: text("officer"),
            reason: text("reason"),
            checklist: (root.first("checklist")?.all("item") ?? []).map { item in
                ChecklistAnswer(
                    item: HalfWidth.collapsed(item.attribute("id") ?? ""),
                    result: HalfWidth.collapsed(item.attribute("result") ?? ""),
                    remark: item.trimmedText)
            },
            steps: (root.first("steps")?.all("step") ?? []).map { step in
                DecisionStep(
                    role: HalfWidth.collapsed(step.attribute("role") ?? ""),
                    name: step.trimmedText,
                    officer: step.attribute("officer").map { HalfWidth.collapsed($0) })
            },
            objection: Int(text("objection")), item: Int(text("item")),
            document: ContentDigest(text("document")))
    }
}
