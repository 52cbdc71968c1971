/// The adopted set of schemas, as the journal says.
package struct RulesInForce: Hashable, Sendable {
    /// Digest of the set.
    package var digest: ContentDigest
    /// The set that was in force before; `nil` for the first one.
    package var previous: ContentDigest?
    /// Whether a calendar package brought it, so that it differs from the earlier set in a file of
    /// `calendars/` alone.
    package var isByCalendar: Bool
}
