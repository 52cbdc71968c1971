/// Whose word a stage waits for: a joint act needs that of every party to it (办法 art. 12, 14(4)), a
/// demand that of the authority and of each provider concerned (art. 17).
package struct StageVoice: Hashable, Sendable {
    /// The party or parties meant.
    package var from: Source
    /// The fact that names the party by its credit code; it must hold the role. `nil`: the holder.
    package var fact: String?

    /// Which parties are meant.
    package enum Source: Hashable, Sendable {
        /// The applicants.
        case applicants
        /// The registrants of the resources that the case, or the item, names.
        case providers
        /// The holder of a role.
        case role(PartyRole)

        /// From its word in a procedure: a role, `applicants` or `providers`.
        package init?(word: String) {
            switch word {
            case "applicants": self = .applicants
            case "providers": self = .providers
            default:
                guard let role = PartyRole(rawValue: word) else { return nil }
                self = .role(role)
            }
        }

        /// Its word in a procedure.
        package var word: String {
            switch self {
            case .applicants: "applicants"
            case .providers: "providers"
            case .role(let role): role.rawValue
            }
        }
    }

    /// A voice.
    package init(from: Source, fact: String? = nil) {
        self.from = from
        self.fact = fact
    }
}
