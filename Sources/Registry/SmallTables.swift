internal import WorkingDays

/// What an index knows that does not grow with cases and entries, as rows of text by name: counters,
/// settings, what the registry as a whole did, the status list, and what waits to be woken.
struct SmallTables {
    private(set) var rows: [String: String] = [:]

    private enum Name {
        static let lastAt = "last-at"
        static let cases = "cases"
        static let entries = "entries"
        static let counter = "counter:"
        static let setting = "setting:"
        static let earlier = "earlier-entry:"
        static let office = "office:"
        static let authorisedOn = "authorised-on"
        static let rules = "rules"
        static let rulesBefore = "rules-before"
        static let rulesByCalendar = "rules-by-calendar"
        static let listedAt = "listed-at"
        static let listed = "listed-entries:"
        static let shard = "status:"
        static let stale = "status-stale:"
        static let woken = "woken:"
    }

    /// The rows of an index.
    init(_ index: RegistryIndex) {
        rows[Name.lastAt] = "\(index.lastAt)"
        rows[Name.cases] = "\(index.cases.count)"
        rows[Name.entries] = "\(index.entries.count)"
        for (name, value) in index.counters { rows[Name.counter + name] = "\(value)" }
        for (path, digest) in index.settings { rows[Name.setting + path] = digest.text }
        for (number, digest) in index.earlierEntries { rows[Name.earlier + number] = digest.text }
        for name in index.officeDone { rows[Name.office + name] = "" }
        rows[Name.authorisedOn] = index.authorisedOn.map { "\($0.number)" }
        rows[Name.rules] = index.rulesInForce?.digest.text
        rows[Name.rulesBefore] = index.rulesInForce?.previous?.text
        rows[Name.rulesByCalendar] = index.rulesInForce?.isByCalendar == true ? "" : nil
        rows[Name.listedAt] = index.status.listedAt.map { "\($0)" }
        for (name, count) in index.entries.counts where count > 0 {
            rows[Name.listed + name.text] = "\(count)"
        }
        for (name, digest) in index.status.shards { rows[Name.shard + name.text] = digest.text }
        for name in index.status.stale { rows[Name.stale + name.text] = "" }
        for (position, waking) in index.woken.enumerated() {
            let number = index.cases.number(of: Int(waking.slot))
            rows[Name.woken + number.text] = "\(position) \(waking.at)"
        }
    }

    /// Gives an index the rows that it had; `nil` when one of them is not of this form. Its open cases
    /// are there.
    static func fill(_ index: inout RegistryIndex, with rows: [String: String]) -> Bool {
        var woken: [(position: Int, waking: RegistryIndex.Waking)] = []
        for (name, value) in rows {
            guard let (table, key) = split(name) else {
                guard take(name, value, into: &index) else { return false }
                continue
            }
            switch table {
            case Name.counter:
                guard let value = Int(value) else { return false }
                index.counters[key] = value
            case Name.setting:
                guard let digest = ContentDigest(value) else { return false }
                index.settings[key] = digest
            case Name.earlier:
                guard let digest = ContentDigest(value) else { return false }
                index.earlierEntries[key] = digest
            case Name.office: index.officeDone.insert(key)
            case Name.shard:
                guard let shard = StatusShardName(key), let digest = ContentDigest(value) else {
                    return false
                }
                index.status.shards[shard] = digest
            case Name.listed:
                guard let shard = StatusShardName(key), let count = Int(value) else { return false }
                index.entries.counts[shard] = count
            case Name.stale:
                guard let shard = StatusShardName(key) else { return false }
                index.status.stale.insert(shard)
            default:
                let parts = value.split(separator: " ").compactMap { Int64($0) }
                guard parts.count == 2, let number = CaseNumber(key),
                    let slot = index.cases.slot(of: number)
                else { return false }
                woken.append(
                    (Int(parts[0]), RegistryIndex.Waking(slot: UInt32(slot), at: parts[1])))
            }
        }
        index.woken = woken.sorted { $0.position < $1.position }.map(\.waking)
        return fillRules(&index, rows) && rows[Name.lastAt] != nil
    }

    /// The name of a table with the colon after it, and of the row in it; `nil` for a single value.
    private static func split(_ name: String) -> (table: String, key: String)? {
        for table in [
            Name.counter, Name.setting, Name.earlier, Name.office, Name.listed, Name.shard,
            Name.stale,
            Name.woken,
        ] where name.hasPrefix(table) {
            return (table, String(name.dropFirst(table.count)))
        }
        return nil
    }

    private static func take(
        _ name: String, _ value: String, into index: inout RegistryIndex
    ) -> Bool {
        switch name {
        case Name.rules, Name.rulesBefore, Name.rulesByCalendar: return true
        default: break
        }
        guard let number = Int64(value) else { return false }
        switch name {
        case Name.lastAt: index.lastAt = number
        case Name.cases: index.cases.count = Int(number)
        case Name.entries: index.entries.count = Int(number)
        case Name.authorisedOn: index.authorisedOn = Day(number: Int(number))
        case Name.listedAt: index.status.listedAt = number
        default: return false
        }
        return true
    }

    private static func fillRules(_ index: inout RegistryIndex, _ rows: [String: String]) -> Bool {
        guard let text = rows[Name.rules] else { return true }
        let previous = rows[Name.rulesBefore].flatMap { ContentDigest($0) }
        guard let digest = ContentDigest(text), (previous == nil) == (rows[Name.rulesBefore] == nil)
        else { return false }
        index.rulesInForce = RulesInForce(
            digest: digest, previous: previous, isByCalendar: rows[Name.rulesByCalendar] != nil)
        return true
    }
}
