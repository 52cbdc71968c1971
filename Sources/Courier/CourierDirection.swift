/// Which way a bundle goes.
package enum CourierDirection: String, Hashable, Sendable {
    /// From the outer side to the registry.
    case inward = "in"
    /// From the registry to the outer side.
    case outward = "out"

    /// The folder of the tree whose files travel.
    package var folder: String { self == .inward ? "inbox" : "outbox" }
}
