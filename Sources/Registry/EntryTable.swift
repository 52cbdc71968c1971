/// Where every entry of the register stands, what rests on it, and when its clock acts next.
///
/// A lookup costs what it answers. In memory are the entries that lines changed which are not settled,
/// some 500 bytes each; the others are looked up in what is settled, and so is which of their ticks
/// comes first.
package struct EntryTable: Sendable {
    /// What keeping an entry changed.
    struct Step: Sendable {
        var number: String
        fileprivate var row: Row?
        fileprivate var isNew: Bool
        fileprivate var wasAside: Bool
        fileprivate var codes: [(code: String, before: Code?)] = []
    }

    /// An entry that a line changed.
    fileprivate struct Row {
        var standing: EntryStanding
        var line: Int
    }

    /// What a catalogue code stands for since a line; `nil` for nothing any more.
    fileprivate struct Code {
        var number: String?
        var line: Int
    }

    /// An entry that a line made.
    private struct Made {
        var number: String
        var line: Int
    }

    private var rows: [String: Row] = [:]
    private var dependantsByNumber: [String: Set<String>] = [:]
    private var codes: [String: Code] = [:]
    private var openByNumber: [String: Set<CaseNumber>] = [:]
    private var aside: Set<String> = []
    private var made: [StatusShardName: [Made]] = [:]
    private var ticks = TickHeap<String>()
    /// The first tick of an entry that only what is settled has, and that is not set aside.
    private var firstSettled: EntryTick?
    /// What is settled; `nil` where all is in memory.
    private var settled: (any SettledIndex)?

    /// Ticks that are asked of what is settled at a time.
    private static let page = 32

    /// An empty table.
    package init() {}

    /// How many entries, whatever their state.
    package internal(set) var count = 0

    /// Numbers of all entries, in no order; of a table that rests on nothing settled.
    package var numbers: some Collection<String> {
        precondition(settled == nil, "what is settled is not walked over")
        return rows.keys
    }

    /// How many entries there are in each part of the status list.
    package internal(set) var counts: [StatusShardName: Int] = [:]

    /// The entries in a part of the status list, in the order in which they were made.
    package func entries(in shard: StatusShardName) -> [EntryStanding] {
        let made = (made[shard] ?? []).map(\.number)
        let isMade = Set(made)
        let earlier = (settled?.entries(in: shard) ?? []).filter { !isMade.contains($0.number) }
            .map { rows[$0.number]?.standing ?? $0 }
        return earlier + made.compactMap { rows[$0]?.standing }
    }

    /// Numbers of the entries of a registrant, whatever their state, in their order.
    package func numbers(registeredBy party: PartyID) -> [String] {
        numbers(settled?.numbers(registeredBy: party)) { $0.registrants.contains(party) }
    }

    /// Numbers of the entries of some kinds, whatever their state, in their order; walks over all
    /// entries.
    package func numbers(ofKinds kinds: Set<PackageKind>) -> [String] {
        numbers(settled?.numbers(ofKinds: kinds)) { kinds.contains($0.kind) }
    }

    private func numbers(_ settled: [String]?, _ isWanted: (EntryStanding) -> Bool) -> [String] {
        let changed = rows.values.filter { isWanted($0.standing) }.map(\.standing.number)
        return ((settled ?? []).filter { rows[$0] == nil } + changed).sorted()
    }

    /// Where an entry stands; `nil` when there is none of that number.
    package subscript(number: String) -> EntryStanding? {
        rows[number]?.standing ?? settled?.entry(number)
    }

    /// Entries that rest on this one, in the order of their numbers.
    package func dependants(of number: String) -> [String] {
        let earlier = (settled?.dependants(of: number) ?? []).filter { rows[$0] == nil }
        return (dependantsByNumber[number] ?? []).union(earlier).sorted()
    }

    /// The entry in force, or suspended, under a catalogue code.
    package func number(underCatalogueCode code: String) -> String? {
        if let code = codes[code] { return code.number }
        return settled?.number(underCatalogueCode: code)
    }

    /// Open cases about an entry, in their order.
    func openCases(about number: String) -> [CaseNumber] {
        (openByNumber[number] ?? []).sorted()
    }

    /// The entry whose tick comes first; those set aside are not among them.
    package var nextToTick: EntryStanding? {
        let changed = ticks.first.map { EntryTick(at: $0.at, number: $0.value) }
        guard let changed, let firstSettled else {
            return (changed ?? firstSettled).flatMap { self[$0.number] }
        }
        return self[min(changed, firstSettled).number]
    }

    /// Keeps where an entry stands after a line.
    mutating func keep(_ standing: EntryStanding, line: Int = 0) -> Step {
        let number = standing.number
        let row = rows[number]
        let before = row?.standing ?? settled?.entry(number)
        var step = Step(
            number: number, row: row, isNew: before == nil, wasAside: aside.contains(number))
        if let row { unlink(row) }
        if let before {
            if let code = before.catalogueCode, self.number(underCatalogueCode: code) == number {
                setCode(code, nil, line, &step)
            }
        } else {
            count += 1
            if let shard = StatusShardName(of: number) {
                made[shard, default: []].append(Made(number: number, line: line))
                counts[shard, default: 0] += 1
            }
        }
        aside.remove(number)
        link(Row(standing: standing, line: line))
        if standing.state.isStanding, let code = standing.catalogueCode {
            setCode(code, number, line, &step)
        }
        if firstSettled?.number == number { findFirstSettled(after: firstSettled) }
        return step
    }

    /// Takes back what keeping changed; the steps of several go from the last to the first.
    mutating func takeBack(_ step: Step) {
        if let row = rows.removeValue(forKey: step.number) { unlink(row) }
        if step.wasAside { aside.insert(step.number) } else { aside.remove(step.number) }
        for (code, before) in step.codes.reversed() { codes[code] = before }
        if step.isNew {
            count -= 1
            if let shard = StatusShardName(of: step.number) {
                made[shard]?.removeLast()
                counts[shard, default: 0] -= 1
            }
        }
        if let row = step.row { link(row) } else { reconsider(step.number) }
    }

    /// Takes an entry's tick out until the next line about it, or until a case about it closes.
    mutating func setAside(_ number: String) {
        aside.insert(number)
        ticks.set(nil, for: number)
        if firstSettled?.number == number { findFirstSettled(after: firstSettled) }
    }

    mutating func open(_ number: CaseNumber, about entry: String) {
        openByNumber[entry, default: []].insert(number)
    }

    mutating func close(_ number: CaseNumber, about entry: String) {
        openByNumber[entry]?.remove(number)
        if openByNumber[entry]?.isEmpty == true { openByNumber[entry] = nil }
        guard aside.remove(entry) != nil else { return }
        if let row = rows[entry] { schedule(row.standing) } else { reconsider(entry) }
    }

    private mutating func link(_ row: Row) {
        rows[row.standing.number] = row
        for source in row.standing.sources {
            dependantsByNumber[source, default: []].insert(row.standing.number)
        }
        schedule(row.standing)
    }

    private mutating func unlink(_ row: Row) {
        for source in row.standing.sources {
            dependantsByNumber[source]?.remove(row.standing.number)
            if dependantsByNumber[source]?.isEmpty == true { dependantsByNumber[source] = nil }
        }
        ticks.set(nil, for: row.standing.number)
    }

    private mutating func setCode(
        _ code: String, _ number: String?, _ line: Int, _ step: inout Step
    ) {
        step.codes.append((code, codes.updateValue(Code(number: number, line: line), forKey: code)))
    }

    private mutating func schedule(_ standing: EntryStanding) {
        guard !aside.contains(standing.number) else { return }
        ticks.set(standing.tick?.at, for: standing.number)
    }

    // MARK: What is settled

    /// Looks for the first settled tick that counts, after one that does not.
    private mutating func findFirstSettled(after tick: EntryTick?) {
        firstSettled = nil
        var after = tick
        while let page = settled?.ticks(after: after, limit: Self.page), !page.isEmpty {
            firstSettled = page.first { rows[$0.number] == nil && !aside.contains($0.number) }
            if firstSettled != nil || page.count < Self.page { return }
            after = page.last
        }
    }

    /// A settled tick may count again.
    private mutating func reconsider(_ number: String) {
        guard !aside.contains(number), let at = settled?.entry(number)?.tick?.at else { return }
        let tick = EntryTick(at: at, number: number)
        firstSettled = min(firstSettled ?? tick, tick)
    }

    /// Adds what lines from that one on changed.
    func note(in changes: inout SettledChanges) {
        let since = changes.since
        changes.made = made.sorted { $0.key < $1.key }
            .flatMap { $0.value.filter { $0.line >= since }.map(\.number) }
        changes.entries = rows.values.filter { $0.line >= since }.map(\.standing)
        for (code, value) in codes where value.line >= since {
            if let number = value.number {
                changes.codes[code] = number
            } else {
                changes.codesGone.append(code)
            }
        }
    }

    /// Rests on what is settled of the lines before that one, and forgets what it says.
    mutating func rest(on settled: any SettledIndex, before line: Int) {
        self.settled = settled
        for (number, row) in rows where row.line < line {
            unlink(row)
            rows[number] = nil
        }
        codes = codes.filter { $0.value.line >= line }
        made = made.mapValues { $0.filter { $0.line >= line } }.filter { !$0.value.isEmpty }
        findFirstSettled(after: nil)
    }
}
