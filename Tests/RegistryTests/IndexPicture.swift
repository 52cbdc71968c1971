import Testing

@testable import Registry
@testable import WorkingDays

/// Everything that can be asked of an index of random lines.
struct IndexPicture: Equatable {
    private static let numbers = (1...RandomLines.cases).map(RandomLines.number)
    private static let entryNumbers = (1...RandomLines.entries).map(EntryTableTests.number)
    private static let digests = (0..<RandomLines.digests).map(Scene.digest)
    private static let ids = (0..<RandomLines.ids).compactMap {
        PackageID("an-id-of-twenty-characters-\($0)")
    }
    private static let shards = ["370900-2026", "370900-2026-2"].compactMap {
        StatusShardName($0)
    }

    var lines: [Int64]
    var settings: [String: ContentDigest]
    var counters: [String: Int]
    var rulesInUse: Set<ContentDigest>
    var rulesInForce: RulesInForce?
    var cases: [CaseStanding?]
    var disposed: [Bool]
    var caseLists: [[CaseStanding]]
    var nextToTick: CaseStanding?
    var consumed: [RegistryIndex.Consumed?]
    var keys: [RegistryIndex.ConsumedKey?]
    var noticed: [Bool]
    var entries: [EntryStanding?]
    var nextEntry: EntryStanding?
    var dependants: [[String]]
    var openCases: [[CaseNumber]]
    var codes: [String?]
    var numberLists: [[String]]
    var parts: [[EntryStanding]]
    var partCounts: [Int]
    var office: Set<String>
    var authorisedOn: Day?
    var status: StatusStanding
    var earlier: [String: ContentDigest]

    init(_ index: RegistryIndex, _ parties: [PartyID]) {
        lines = [
            Int64(index.lineCount), index.lastAt, Int64(index.openCount),
            Int64(index.cases.count), Int64(index.entries.count),
        ]
        settings = index.settings
        counters = index.counters
        rulesInUse = index.rulesInUse
        rulesInForce = index.rulesInForce
        cases = Self.numbers.map { index.cases[$0] }
        disposed = Self.numbers.map { index.cases.isDisposed($0) }
        caseLists = [
            index.openCases, index.waitingForCalendar, index.due(through: .max, limit: .max),
        ]
        nextToTick = index.nextToTick
        consumed = parties.flatMap { party in
            Self.ids.map { index.consumed[RegistryIndex.ConsumedKey(party: party, id: $0)] }
        }
        keys = Self.digests.map { index.key(consuming: $0) }
        noticed = Self.digests.prefix(9).map { index.isNoticed($0) }
        let table = index.entries
        entries = Self.entryNumbers.map { table[$0] }
        nextEntry = table.nextToTick
        dependants = Self.entryNumbers.map { table.dependants(of: $0) }
        openCases = Self.entryNumbers.map { table.openCases(about: $0) }
        codes = (0..<RandomLines.codes).map { table.number(underCatalogueCode: "C\($0)") }
        parts = Self.shards.map { table.entries(in: $0) }
        partCounts = Self.shards.map { table.counts[$0] ?? 0 }
        numberLists = parties.map { table.numbers(registeredBy: $0) }
        numberLists += [.resourceRegistration, .productRegistration].map {
            table.numbers(ofKinds: [$0])
        }
        office = index.officeDone
        authorisedOn = index.authorisedOn
        status = index.status
        earlier = index.earlierEntries
    }

    /// The first answers that are other ones, by the name of the question; `nil` when all are the same.
    func difference(from other: IndexPicture) -> String? {
        if self == other { return nil }
        for (mine, theirs) in zip(
            Mirror(reflecting: self).children, Mirror(reflecting: other).children)
        where "\(mine.value)" != "\(theirs.value)" {
            return "\(mine.label ?? ""): \(mine.value) instead of \(theirs.value)"
        }
        return "in the order of a dictionary"
    }
}
