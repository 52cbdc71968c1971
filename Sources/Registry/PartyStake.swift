/// What of a party is still under way or in force, asked for when it is to be closed.
package struct PartyStake: Hashable, Sendable {
    /// Open cases in which it is an applicant or the registrar, but for those about its own file.
    package var openCases: [CaseNumber]
    /// Entries in force of which it is a registrant.
    package var entries: [String]

    /// A stake.
    package init(openCases: [CaseNumber] = [], entries: [String] = []) {
        self.openCases = openCases
        self.entries = entries
    }

    /// Whether there is none.
    package var isEmpty: Bool { openCases.isEmpty && entries.isEmpty }
}
