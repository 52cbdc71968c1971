/// A package that may arrive for a case in a stage, and the step that it takes.
package struct Arrival: Hashable, Sendable {
    /// Its kind: `supplement`, `withdrawal`, `objection`.
    package var package: PackageKind
    /// Who may send it.
    package var sender: Sender
    /// The role, where that entitles.
    package var role: PartyRole?
    /// What it does.
    package var step: Outcome

    /// Who may send a package for a case.
    package enum Sender: String, Hashable, Sendable, CaseIterable {
        /// An applicant or the agent.
        case applicant
        /// The party that raised the objection which the package names.
        case objector
        /// Anybody, also unauthenticated.
        case anyone
        /// A party that holds the role of the arrival.
        case role
        /// A registrant of the entry concerned: the operator of an authorisation.
        case holder
    }

    /// An arrival.
    package init(
        package: PackageKind, sender: Sender, role: PartyRole? = nil, step: Outcome
    ) {
        self.package = package
        self.sender = sender
        self.role = role
        self.step = step
    }
}
