/// A paper that a step issues.
package struct StepPaper: Hashable, Sendable {
    /// Its kind.
    package var kind: PaperKind
    /// Its code, by which its words are chosen; `nil`: the kind's own.
    package var code: String?
    /// To whom it goes besides or instead; empty: to whom papers of its kind go.
    package var addressees: [Addressee]

    /// A group of parties, as a procedure names it.
    package enum Addressee: Hashable, Sendable {
        /// Applicants, the registrants of the entry concerned, the agent.
        case applicants
        /// Every party that holds the role.
        case role(PartyRole)
        /// The public section of the outbox.
        case everybody
        /// The parties whose word the case waited for.
        case voices

        /// From its word in a procedure: a role, `applicants`, `voices` or `everybody`.
        package init?(word: String) {
            switch word {
            case "applicants": self = .applicants
            case "voices": self = .voices
            case "everybody": self = .everybody
            default:
                guard let role = PartyRole(rawValue: word) else { return nil }
                self = .role(role)
            }
        }

        /// Its word in a procedure.
        package var word: String {
            switch self {
            case .applicants: "applicants"
            case .voices: "voices"
            case .everybody: "everybody"
            case .role(let role): role.rawValue
            }
        }
    }

    /// A paper of a kind.
    package init(_ kind: PaperKind, code: String? = nil, addressees: [Addressee] = []) {
        self.kind = kind
        self.code = code
        self.addressees = addressees
    }
}
