/// An application that passed its examination, about to open a case.
package struct Opening: Sendable {
    /// The package as received.
    package var input: AnsweredInput
    /// What it says.
    package var facts: PackageFacts
    /// Remarks of the examination; an error among them keeps the machine from accepting by itself.
    package var remarks: [Finding]
    /// The authenticated sender.
    package var sender: PartyID

    /// An opening.
    package init(
        input: AnsweredInput, facts: PackageFacts, remarks: [Finding], sender: PartyID
    ) {
        self.input = input
        self.facts = facts
        self.remarks = remarks
        self.sender = sender
    }
}
