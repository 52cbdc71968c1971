internal import Registry
internal import Storage
internal import ViewState

/// Which entries of the register rest on which, gathered from the lines of the journal.
///
/// In memory is what the lines since the last `rest` changed; for the rest the file of what views remember
/// is asked.
struct EntryLinks {
    private let kept: ViewStateFile?
    private var changed: [String: [String]] = [:]
    /// Those of the changed ones that rest on an entry.
    private var resting: [String: Set<String>] = [:]

    /// Links that go on from what was kept; without a file all stay in memory.
    init(on kept: ViewStateFile? = nil) { self.kept = kept }

    /// Takes in a line; gives the entries whose sources or dependants it changed, but for those that
    /// the line is about.
    mutating func take(_ entry: JournalEntry) throws(ViewStateError) -> Set<String> {
        var touched: Set<String> = []
        for standing in entry.entries ?? [] {
            let before = try sources(of: standing.number)
            guard before != standing.sources else { continue }
            for source in changed[standing.number] ?? [] {
                resting[source]?.remove(standing.number)
            }
            for source in standing.sources {
                resting[source, default: []].insert(standing.number)
            }
            changed[standing.number] = standing.sources
            touched.formUnion(before + standing.sources)
        }
        return touched
    }

    /// Entries that rest on one, in the order of their numbers.
    func dependants(of number: String) throws(ViewStateError) -> [String] {
        var found = Array(resting[number] ?? [])
        for dependant in try kept?.dependants(of: number) ?? [] where changed[dependant] == nil {
            found.append(dependant)
        }
        return found.sorted()
    }

    /// Adds what is in memory alone.
    func add(to changes: inout ViewChanges) { changes.sources = changed }

    /// What was in memory is kept now.
    mutating func rest() {
        changed = [:]
        resting = [:]
    }

    private func sources(of number: String) throws(ViewStateError) -> [String] {
        if let sources = changed[number] { return sources }
        return try kept?.sources(of: number) ?? []
    }
}
