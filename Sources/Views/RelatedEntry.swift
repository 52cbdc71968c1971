package import Registry

/// An entry of the register that another one's page leads to.
package struct RelatedEntry: Hashable, Sendable {
    /// Its number.
    package var number: String
    /// Its name; the number where that is not known.
    package var name: String
    /// Whether it counts; `nil` where that is not known.
    package var state: EntryState?

    /// An entry.
    package init(number: String, name: String? = nil, state: EntryState? = nil) {
        self.number = number
        self.name = name ?? number
        self.state = state
    }
}

extension EntryState {
    /// The colour of its badge.
    var colour: String {
        switch self {
        case .inForce: "green"
        case .suspended: "yellow"
        case .cancelled, .lapsed, .revoked, .terminated: "red"
        }
    }
}
