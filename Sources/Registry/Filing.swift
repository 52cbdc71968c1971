/// A package that was filed in a case without changing the application: the record of an act outside
/// (government approval, 三重一大 resolution, expert meeting), or material that was asked for.
package struct Filing: Hashable, Sendable {
    /// Its number within the case, from 1.
    package var number: Int
    /// Its kind.
    package var kind: PackageKind
    /// Who sent it.
    package var party: PartyID?
    /// The package.
    package var input: AnsweredInput
    /// What it says.
    package var facts: [Fact]

    /// A filing.
    package init(
        number: Int, kind: PackageKind, party: PartyID?, input: AnsweredInput, facts: [Fact]
    ) {
        self.number = number
        self.kind = kind
        self.party = party
        self.input = input
        self.facts = facts
    }

    /// A fact's value.
    package subscript(name: String) -> String? { facts.first { $0.name == name }?.value }
}
