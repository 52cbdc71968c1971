/// A package that passed its examination, about to enter an open case.
package struct Arriving: Sendable {
    /// The package as received.
    package var input: AnsweredInput
    /// What it says.
    package var facts: PackageFacts
    /// The authenticated sender; `nil` for nobody in particular.
    package var sender: PartyID?
    /// What was found before the docket is asked.
    package var refusals: [Finding]

    /// An arriving package.
    package init(
        input: AnsweredInput, facts: PackageFacts, sender: PartyID?, refusals: [Finding] = []
    ) {
        self.input = input
        self.facts = facts
        self.sender = sender
        self.refusals = refusals
    }

    /// Why it was sent, where it says so.
    var reason: String {
        facts["withdrawal.reason"] ?? facts["objection.grounds"]
            ?? facts["supplement.explanation"] ?? facts["filing.summary"] ?? ""
    }
}
