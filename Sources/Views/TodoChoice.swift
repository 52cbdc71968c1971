internal import Registry

/// One decision that can be made now: an outcome, and the objection or the item that it is about.
struct TodoChoice {
    var outcome: Outcome
    var objection: Objection?
    var item: CaseItem?

    /// What can be decided in a stage: outcomes about the case, those about an objection once for
    /// each that stands, and the party's own word, once for each item where there are any.
    static func choices(in stage: Stage, of request: TodoRequest) -> [TodoChoice] {
        let record = request.record
        var choices: [TodoChoice] = []
        if request.isDecided {
            let standing = record.objections.filter { $0.standing == .standing }
            choices += stage.outcomes.filter { $0.about == .theCase && $0.automation != .always }
                .map { TodoChoice(outcome: $0) }
            choices += standing.flatMap { objection in
                stage.outcomes.filter(\.about.isObjection).map {
                    TodoChoice(outcome: $0, objection: objection)
                }
            }
        }
        let voices = stage.outcomes.filter(\.about.isVoice)
        if request.isAsked { choices += voices.map { TodoChoice(outcome: $0) } }
        choices += record.items.filter { request.askedItems.contains($0.number) }.flatMap { item in
            voices.map { TodoChoice(outcome: $0, item: item) }
        }
        return choices
    }

    /// `slip-pass.xml`, `slip-dismiss-objection-2.xml`, `slip-agree-3.xml`.
    var slipName: String {
        let number = (objection?.number ?? item?.number).map { "-\($0)" } ?? ""
        return "slip-\(outcome.name)\(number).xml"
    }
}
