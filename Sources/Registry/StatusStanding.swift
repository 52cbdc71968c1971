package import WorkingDays

/// What the journal says of the public status list: when it was made last, which parts it has, and
/// which of them entries have changed since. So a list that a crash prevented is made by the next
/// run.
package struct StatusStanding: Hashable, Sendable {
    /// When the list was made last, milliseconds since 1970; `nil` before the first entry.
    package internal(set) var listedAt: Int64?
    /// The parts of the list with their digests.
    package internal(set) var shards: [StatusShardName: ContentDigest] = [:]
    /// Parts with entries that changed after the list was made.
    package internal(set) var stale: Set<StatusShardName> = []

    /// Nothing was listed.
    package init() {}

    /// Whether the list has to be made anew: an entry changed, or another day has begun. Before the
    /// first entry there is none.
    package func isDue(on day: Day) -> Bool {
        guard let listedAt else { return !stale.isEmpty }
        return !stale.isEmpty || Instant(milliseconds: listedAt).day < day
    }

    /// An entry changed.
    mutating func noteChanged(_ number: String) {
        if let shard = StatusShardName(of: number) { stale.insert(shard) }
    }

    /// The list was made by this line, with the parts among its files anew.
    mutating func noteListed(_ entry: JournalEntry) {
        listedAt = entry.at
        stale = []
        for file in entry.files where file.kind == StatusPlace.shardKind {
            if let shard = StatusPlace.shard(at: file.path) { shards[shard] = file.digest }
        }
    }
}
