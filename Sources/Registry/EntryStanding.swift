/// Where an entry stands after a line: enough for lookups, for the status list and for the scheduler
/// without the entry's file. Ids, digests and days only, no personal content.
package struct EntryStanding: Hashable, Sendable, Codable {
    /// The entry.
    package var number: String
    /// What is registered.
    package var kind: PackageKind
    /// The current version.
    package var version: Int
    /// Whether it counts.
    package var state: EntryState
    /// Since when, days since 1970-01-01.
    package var since: Int
    /// SHA-256 of the file written with this line.
    package var digest: ContentDigest
    /// Registrants, the first leading.
    package var registrants: [PartyID]
    /// Entries it rests on.
    package var sources: [String]
    /// Whether a statement of rights is in force.
    package var hasRights: Bool
    /// Marks that stand on it.
    package var marks: [EntryMark.Kind]
    /// The catalogue code under which a resource is registered.
    package var catalogueCode: String?
    /// SHA-256 of the file of the current version's certificate; `nil` for entries without one, and
    /// where an earlier version of the program wrote the line.
    package var certificate: ContentDigest?
    /// The next tick, if any.
    package var tick: ScheduledTick?

    /// A standing.
    package init(
        number: String, kind: PackageKind, version: Int, state: EntryState, since: Int,
        digest: ContentDigest, registrants: [PartyID], sources: [String], hasRights: Bool,
        marks: [EntryMark.Kind], catalogueCode: String?,
        certificate: ContentDigest? = nil, tick: ScheduledTick?
    ) {
        self.number = number
        self.kind = kind
        self.version = version
        self.state = state
        self.since = since
        self.digest = digest
        self.registrants = registrants
        self.sources = sources
        self.hasRights = hasRights
        self.marks = marks
        self.catalogueCode = catalogueCode
        self.certificate = certificate
        self.tick = tick
    }
}
