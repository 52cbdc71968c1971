package import WorkingDays

/// The rights that a statement confirmed for an entry (办法 art. 10).
package struct RightsStanding: Hashable, Sendable {
    /// Names of the rights: `holding`, `revenue`, `processing`, `operation`.
    package var names: [String]
    /// Document number of the statement.
    package var documentNumber: String
    /// The day on which it took effect.
    package var since: Day

    /// Confirmed rights.
    package init(names: [String], documentNumber: String, since: Day) {
        self.names = names
        self.documentNumber = documentNumber
        self.since = since
    }
}
