internal import Registry

/// One decision that can be made now: an outcome, and the objection that it decides.
struct TodoChoice {
    var outcome: Outcome
    var objection: Objection?

    /// What can be decided in a stage: outcomes about the case, and those about an objection once for
    /// each that stands.
    static func choices(in stage: Stage, of record: CaseRecord) -> [TodoChoice] {
        let standing = record.objections.filter { $0.standing == .standing }
        return stage.outcomes.filter { $0.about == .theCase }.map { TodoChoice(outcome: $0) }
            + standing.flatMap { objection in
                stage.outcomes.filter { $0.about != .theCase }.map {
                    TodoChoice(outcome: $0, objection: objection)
                }
            }
    }

    /// `slip-pass.xml`, `slip-dismiss-objection-2.xml`.
    var slipName: String {
        let number = objection.map { "-\($0.number)" } ?? ""
        return "slip-\(outcome.name)\(number).xml"
    }
}
