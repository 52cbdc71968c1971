/// An application that passed its examination, about to open a case.
package struct Opening: Sendable {
    /// The package as received.
    package var input: AnsweredInput
    /// What it says.
    package var facts: PackageFacts
    /// Remarks of the examination; an error among them keeps the machine from accepting by itself.
    package var remarks: [Finding]
    /// The authenticated sender; `nil` for nobody in particular, where the profile asks for nobody.
    package var sender: PartyID?
    /// What was found before the docket is asked; opens no case, and is told with all the rest.
    package var refusals: [Finding]

    /// An opening.
    package init(
        input: AnsweredInput, facts: PackageFacts, remarks: [Finding], sender: PartyID?,
        refusals: [Finding] = []
    ) {
        self.input = input
        self.facts = facts
        self.remarks = remarks
        self.sender = sender
        self.refusals = refusals
    }
}
