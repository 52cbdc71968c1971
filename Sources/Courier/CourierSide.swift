/// On which network a channel's folder lies.
package enum CourierSide: String, Hashable, Sendable, CaseIterable {
    /// With the departments.
    case outer
    /// With the registry.
    case inner

    /// The direction this side packs.
    package var sends: CourierDirection { self == .outer ? .inward : .outward }

    /// The direction this side unpacks.
    package var receives: CourierDirection { self == .outer ? .outward : .inward }
}
