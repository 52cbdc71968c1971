package import Registry

/// What some lines changed in what views remember, as it stands after the last of them.
package struct ViewChanges: Sendable {
    /// The file of each provider's catalogue in force.
    package var catalogues: [PartyID: ContentDigest] = [:]
    /// Entries that the city's catalogue shows.
    package var entries: [EntryStanding] = []
    /// What entries rest on, by their numbers; none for one that rests on nothing any more.
    package var sources: [String: [String]] = [:]
    /// Cases that desks show, `nil` for those that no desk shows any more.
    package var cases: [CaseNumber: ViewCase?] = [:]
    /// What parties with a folder see besides open cases, by their codes.
    package var shelves: [String: ViewShelf] = [:]
    /// Folders below `outbox/` that were sent something without being such a party's.
    package var others: Set<String> = []

    /// No changes yet.
    package init() {}
}
