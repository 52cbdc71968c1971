package import Registry
package import WorkingDays

/// What the public status list says of one entry. Versions below the current one are superseded.
package struct ListedEntry: Hashable, Sendable {
    /// The entry.
    package var number: String
    /// What is registered.
    package var kind: PackageKind
    /// The current version.
    package var version: Int
    /// Whether it counts.
    package var state: EntryState
    /// Since when.
    package var since: Day
    /// What stands beside it, each mark once.
    package var marks: [EntryMark.Kind]
    /// Whether a statement of rights is in force.
    package var hasRights: Bool
    /// SHA-256 of the file of the current version's certificate; absent in lists of earlier versions.
    package var certificate: ContentDigest?

    /// A row.
    package init(
        number: String, kind: PackageKind, version: Int, state: EntryState, since: Day,
        marks: [EntryMark.Kind], hasRights: Bool, certificate: ContentDigest? = nil
    ) {
        self.number = number
        self.kind = kind
        self.version = version
        self.state = state
        self.since = since
        self.marks = marks
        self.hasRights = hasRights
        self.certificate = certificate
    }

    /// What the list has to say of an entry that stands so.
    package init(_ standing: EntryStanding) {
        self.init(
            number: standing.number, kind: standing.kind, version: standing.version,
            state: standing.state, since: Day(number: standing.since),
            marks: EntryMark.Kind.allCases.filter(standing.marks.contains),
            hasRights: standing.hasRights, certificate: standing.certificate)
    }
}
