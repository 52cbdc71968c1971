/// The set of schemas that a package would bring into force, as it was found at the moment of the
/// input: what the docket may know of files that it cannot see.
package struct RulesProposal: Hashable, Sendable {
    /// Digest of the set that would be in force: of what lies in `schemas/`, or of the set in force
    /// with the calendar of the package.
    package var digest: ContentDigest
    /// Digest of the set in force.
    package var inForce: ContentDigest
    /// Why the set could not be used, one English sentence each; empty when it loads and an examiner
    /// can work with it.
    package var problems: [String]
    /// Who may adopt: the authority and the city's registrar.
    package var adopters: Set<PartyID>

    /// A proposal.
    package init(
        digest: ContentDigest, inForce: ContentDigest, problems: [String], adopters: Set<PartyID>
    ) {
        self.digest = digest
        self.inForce = inForce
        self.problems = problems
        self.adopters = adopters
    }
}
