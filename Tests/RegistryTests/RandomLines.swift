import Testing

@testable import Registry
@testable import WorkingDays

/// Lines of every sort over few cases, senders, ids and digests, so that they often meet.
struct RandomLines {
    static let cases = 150
    static let ids = 60
    static let digests = 80
    let parties: [PartyID]
    private var generator: IndexTests.Generator

    init(seed: UInt64) throws {
        generator = IndexTests.Generator(state: seed)
        parties = [try party("11370900000000004"), try party("11370900000000005")]
    }

    static func number(_ sequence: Int) -> CaseNumber {
        CaseNumber(region: "370900", year: 2026, sequence: sequence)
    }

    static func key(_ party: PartyID, _ id: Int) throws -> RegistryIndex.ConsumedKey {
        RegistryIndex.ConsumedKey(
            party: party, id: try #require(PackageID("an-id-of-twenty-characters-\(id)")))
    }

    /// From 0 to `limit` without it.
    mutating func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

    mutating func next() throws -> JournalEntry {
        let key = try Self.key(parties[random(2)], random(Self.ids))
        var entry = JournalEntry(
            at: Int64(random(1_000)),
            input: JournalInput(
                type: "package", digest: Scene.digest(random(Self.digests)), sender: key.party,
                packageID: key.id, receivedAt: 1),
            events: random(2) == 0 ? ["consumed", "opened"] : ["returned"], files: [],
            counters: random(2) == 0 ? ["a\(random(5))": random(100), "b": random(100)] : [:])
        if random(10) == 0 {
            entry.events = ["adopted"]
            entry.files = ["config.xml", "parties/a.xml"].map {
                JournalFile(
                    place: .registry, path: $0, digest: Scene.digest(random(9)), sizeBytes: 1,
                    source: .redo, manner: .replace, kind: "party")
            }
        } else if random(4) > 0 {
            let tick = ScheduledTick(
                kind: random(2) == 0 ? .overdue : .expiry, at: Int64(random(50)),
                provisional: random(4) == 0)
            entry.standing = CaseStanding(
                number: Self.number(1 + random(Self.cases)),
                folder: random(4) == 0 ? "archive/2026" : "stages/r/s\(random(3))",
                digest: Scene.digest(random(1_000)), tick: random(4) == 0 ? nil : tick,
                rules: Scene.digest(random(3)))
        }
        return entry
    }
}
