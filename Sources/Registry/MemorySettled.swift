internal import Synchronization

/// A settled index in memory, in the plainest form.
final class MemorySettled: SettledIndex {
    private struct State {
        var cases: [CaseNumber: CaseStanding] = [:]
        var consumed: [SettledChanges.Consumption] = []
        var noticed: Set<ContentDigest> = []
        var entries: [EntryStanding] = []
        var codes: [String: String] = [:]
        var small: [String: String] = [:]
        var marks: [JournalMark] = []
        var head: SettledHead?
        var lineCount = 0
        var failure: String?
    }

    private let state: Mutex<State>

    /// Nothing settled.
    init() { state = Mutex(State()) }

    private init(_ state: State) { self.state = Mutex(state) }

    /// The same, which later portions do not change.
    var copy: MemorySettled { MemorySettled(state.withLock(\.self)) }

    func fail(_ cause: String) { state.withLock { $0.failure = cause } }

    /// As it lies there; `nil` before anything was put.
    var opened: SettledState? {
        state.withLock { state in
            guard let head = state.head else { return nil }
            return SettledState(
                index: self,
                base: SettledBase(
                    lineCount: state.lineCount, open: state.cases.values.filter(\.isOpen),
                    small: state.small),
                head: head)
        }
    }

    func put(_ changes: SettledChanges, at head: SettledHead, marks: [JournalMark]) {
        state.withLock { state in
            precondition(state.lineCount == changes.since, "portions follow each other")
            for standing in changes.cases { state.cases[standing.number] = standing }
            state.consumed += changes.consumed
            state.noticed.formUnion(changes.noticed)
            let standings = Dictionary(
                uniqueKeysWithValues: changes.entries.map { ($0.number, $0) })
            for number in changes.made { state.entries += [standings[number]].compactMap { $0 } }
            for index in state.entries.indices {
                if let standing = standings[state.entries[index].number] {
                    state.entries[index] = standing
                }
            }
            // Numbers of no part of the status list are in no order.
            let known = Set(state.entries.map(\.number))
            state.entries += changes.entries.filter { !known.contains($0.number) }
            state.codes.merge(changes.codes) { $1 }
            for code in changes.codesGone { state.codes[code] = nil }
            state.small.merge(changes.small) { $1 }
            for name in changes.smallGone { state.small[name] = nil }
            state.marks += marks
            state.head = head
            state.lineCount = changes.lineCount
        }
    }

    // MARK: The lookups

    var failure: String? { state.withLock(\.failure) }

    /// What `body` says, or nothing once a question failed.
    private func ask<Answer: Sendable>(_ nothing: Answer, _ body: (State) -> Answer) -> Answer {
        state.withLock { $0.failure == nil ? body($0) : nothing }
    }

    func standing(of number: CaseNumber) -> CaseStanding? {
        ask(nil) { $0.cases[number] }
    }

    func consumed(_ key: RegistryIndex.ConsumedKey) -> RegistryIndex.Consumed? {
        ask(nil) { $0.consumed.last { $0.key == key }?.consumed }
    }

    func key(consuming digest: ContentDigest) -> RegistryIndex.ConsumedKey? {
        ask(nil) { $0.consumed.first { $0.consumed.digest == digest }?.key }
    }

    func isNoticed(_ key: ContentDigest) -> Bool {
        ask(false) { $0.noticed.contains(key) }
    }

    func entry(_ number: String) -> EntryStanding? {
        ask(nil) { $0.entries.first { $0.number == number } }
    }

    func dependants(of number: String) -> [String] {
        ask([]) { $0.entries.filter { $0.sources.contains(number) }.map(\.number) }
    }

    func number(underCatalogueCode code: String) -> String? {
        ask(nil) { $0.codes[code] }
    }

    func entries(in shard: StatusShardName) -> [EntryStanding] {
        ask([]) { $0.entries.filter { StatusShardName(of: $0.number) == shard } }
    }

    func numbers(registeredBy party: PartyID) -> [String] {
        ask([]) { $0.entries.filter { $0.registrants.contains(party) }.map(\.number) }
    }

    func numbers(ofKinds kinds: Set<PackageKind>) -> [String] {
        ask([]) { $0.entries.filter { kinds.contains($0.kind) }.map(\.number) }
    }

    func ticks(after tick: EntryTick?, limit: Int) -> [EntryTick] {
        ask([]) { state in
            let ticks = state.entries.compactMap { standing in
                standing.tick.map { EntryTick(at: $0.at, number: standing.number) }
            }
            let later = ticks.filter { one in tick.map { $0 < one } ?? true }
            return Array(later.sorted().prefix(limit))
        }
    }

    func mark(after lineCount: Int) -> JournalMark? {
        ask(nil) { $0.marks.first { $0.lineCount == lineCount } }
    }

    func mark(before time: Int64) -> JournalMark? {
        ask(nil) { $0.marks.last { $0.lastAt < time } }
    }
}
