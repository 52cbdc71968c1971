package import XML

/// The moment at which a paper's certificates must have been valid.
package enum SigningTime: Sendable {
    /// A moment known from elsewhere, milliseconds since 1970-01-01T00:00:00Z.
    case at(Int64)
    /// What the paper says of itself, in the same unit, read from its root; it is among the signed
    /// bytes. `nil` when the paper says nothing.
    case stated(@Sendable (XMLElement) -> Int64?)
}
