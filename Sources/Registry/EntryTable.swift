/// Where every entry of the register stands, what rests on it, and when its clock acts next.
///
/// A lookup costs what it answers. Gap: some 500 bytes an entry; texts that entries share are not
/// kept once.
package struct EntryTable: Sendable {
    /// What keeping an entry changed.
    struct Step: Sendable {
        var number: String
        var before: EntryStanding?
        var wasAside: Bool
    }

    private var byNumber: [String: EntryStanding] = [:]
    private var dependantsByNumber: [String: Set<String>] = [:]
    private var byCode: [String: String] = [:]
    private var openByNumber: [String: Set<CaseNumber>] = [:]
    private var aside: Set<String> = []
    private var numbersByShard: [StatusShardName: [String]] = [:]
    private var ticks = TickHeap<String>()

    /// An empty table.
    package init() {}

    /// How many entries, whatever their state.
    package var count: Int { byNumber.count }

    /// Numbers of all entries, in no order.
    package var numbers: some Collection<String> { byNumber.keys }

    /// Numbers of the entries in a part of the status list, in the order in which they were made.
    package func numbers(in shard: StatusShardName) -> [String] { numbersByShard[shard] ?? [] }

    /// Where an entry stands; `nil` when there is none of that number.
    package subscript(number: String) -> EntryStanding? { byNumber[number] }

    /// Entries that rest on this one, in the order of their numbers.
    package func dependants(of number: String) -> [String] {
        (dependantsByNumber[number] ?? []).sorted()
    }

    /// The entry in force, or suspended, under a catalogue code.
    package func number(underCatalogueCode code: String) -> String? { byCode[code] }

    /// Open cases about an entry, in their order.
    func openCases(about number: String) -> [CaseNumber] {
        (openByNumber[number] ?? []).sorted()
    }

    /// The entry whose tick comes first; those set aside are not among them.
    package var nextToTick: EntryStanding? {
        ticks.first.flatMap { byNumber[$0.value] }
    }

    /// Keeps where an entry stands.
    mutating func keep(_ standing: EntryStanding) -> Step {
        let number = standing.number
        let step = Step(
            number: number, before: byNumber[number], wasAside: aside.contains(number))
        if let before = step.before {
            unlink(before)
        } else if let shard = StatusShardName(of: number) {
            numbersByShard[shard, default: []].append(number)
        }
        aside.remove(number)
        link(standing)
        return step
    }

    /// Takes back what keeping changed; the steps of several go from the last to the first.
    mutating func takeBack(_ step: Step) {
        if let standing = byNumber[step.number] { unlink(standing) }
        byNumber[step.number] = nil
        if step.wasAside { aside.insert(step.number) } else { aside.remove(step.number) }
        if let before = step.before {
            link(before)
        } else if let shard = StatusShardName(of: step.number) {
            numbersByShard[shard]?.removeLast()
        }
    }

    /// Takes an entry's tick out until the next line about it, or until a case about it closes.
    mutating func setAside(_ number: String) {
        aside.insert(number)
        ticks.set(nil, for: number)
    }

    mutating func open(_ number: CaseNumber, about entry: String) {
        openByNumber[entry, default: []].insert(number)
    }

    mutating func close(_ number: CaseNumber, about entry: String) {
        openByNumber[entry]?.remove(number)
        if openByNumber[entry]?.isEmpty == true { openByNumber[entry] = nil }
        if aside.remove(entry) != nil, let standing = byNumber[entry] { schedule(standing) }
    }

    private mutating func link(_ standing: EntryStanding) {
        byNumber[standing.number] = standing
        for source in standing.sources {
            dependantsByNumber[source, default: []].insert(standing.number)
        }
        if standing.state.isStanding, let code = standing.catalogueCode {
            byCode[code] = standing.number
        }
        schedule(standing)
    }

    private mutating func unlink(_ standing: EntryStanding) {
        for source in standing.sources {
            dependantsByNumber[source]?.remove(standing.number)
            if dependantsByNumber[source]?.isEmpty == true { dependantsByNumber[source] = nil }
        }
        if let code = standing.catalogueCode, byCode[code] == standing.number {
            byCode[code] = nil
        }
        ticks.set(nil, for: standing.number)
    }

    private mutating func schedule(_ standing: EntryStanding) {
        guard !aside.contains(standing.number) else { return }
        ticks.set(standing.tick?.at, for: standing.number)
    }
}
