internal import Registry
internal import Storage

/// Which entries of the register rest on which, gathered from the lines of the journal.
///
/// Gap: it holds every entry that rests on others in memory, some 200 bytes each.
struct EntryLinks {
    private var sources: [String: [String]] = [:]
    private var dependants: [String: Set<String>] = [:]

    /// Takes in a line; gives the entries whose sources or dependants it changed, but for those that
    /// the line is about.
    mutating func take(_ entry: JournalEntry) -> Set<String> {
        var touched: Set<String> = []
        for standing in entry.entries ?? [] {
            let before = sources[standing.number] ?? []
            guard before != standing.sources else { continue }
            for source in before { dependants[source]?.remove(standing.number) }
            for source in standing.sources {
                dependants[source, default: []].insert(standing.number)
            }
            sources[standing.number] = standing.sources.isEmpty ? nil : standing.sources
            touched.formUnion(before + standing.sources)
        }
        return touched
    }

    /// Entries that rest on one, in the order of their numbers.
    func dependants(of number: String) -> [String] { (dependants[number] ?? []).sorted() }
}
