import Testing

@testable import Registry
@testable import WorkingDays

/// Lines of every sort over few cases, senders, ids and digests, so that they often meet.
struct RandomLines {
    static let cases = 150
    static let ids = 60
    static let digests = 80
    static let entries = 40
    static let codes = 6
    let parties: [PartyID]
    private var generator: IndexTests.Generator
    /// Whether lines are about the register, the office and destroyed cases too.
    private let everything: Bool

    init(seed: UInt64, everything: Bool = false) throws {
        generator = IndexTests.Generator(state: seed)
        self.everything = everything
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
        if everything { try add(to: &entry) }
        return entry
    }

    private mutating func add(to entry: inout JournalEntry) throws {
        if var standing = entry.standing {
            if standing.isOpen {
                standing.subject =
                    random(2) == 0 ? EntryTableTests.number(1 + random(Self.entries)) : nil
                standing.waitsForEntry = random(2) == 0
            } else {
                standing.tick = nil
                // Nothing happens to a case any more that an order destroyed.
                if random(4) == 0 {
                    entry.disposed = [
                        DisposedCase(
                            number: standing.number, folder: "archive/2026", archiveCode: "D",
                            tagManifest: Scene.digest(1))
                    ]
                }
            }
            entry.standing = standing
        }
        switch random(9) {
        case 0...3: entry.entries = try (0..<1 + random(3)).map { _ in try standing() }
        case 4:
            entry.events = ["waiting-noticed"]
            entry.input.digest = Scene.digest(random(9))
        case 5:
            entry.events = ["status-listed"]
            entry.files = [
                JournalFile(
                    place: .outbox, path: "public/status/370900-2026.xml",
                    digest: Scene.digest(random(9)), sizeBytes: 1, source: .redo,
                    manner: .replace, kind: StatusPlace.shardKind)
            ]
        case 6: entry.events = ["office:summary:\(random(9))"]
        case 7:
            entry.files = [
                JournalFile(
                    place: .registry,
                    path: "register/\(EntryTableTests.number(1 + random(Self.entries))).xml",
                    digest: Scene.digest(random(9)), sizeBytes: 1, source: .redo,
                    manner: .replace, kind: "entry")
            ]
        default: break
        }
    }

    private mutating func standing() throws -> EntryStanding {
        var standing = try EntryTableTests.standing(
            1 + random(Self.entries), version: 1 + random(9),
            state: random(3) > 0 ? .inForce : .cancelled,
            sources: (0..<random(3)).map { _ in 1 + random(Self.entries) },
            code: random(2) == 0 ? "C\(random(Self.codes))" : nil,
            tickAt: random(3) > 0 ? Int64(random(50)) : nil)
        standing.registrants = parties.filter { _ in random(2) == 0 }
        standing.kind = random(2) == 0 ? .resourceRegistration : .productRegistration
        if random(40) == 0 { standing.kind = .authorisationRecord }
        return standing
    }
}
