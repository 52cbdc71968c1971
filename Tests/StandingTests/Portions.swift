import Testing

@testable import Registry
@testable import WorkingDays

/// Portions of random changes, as settling would put them: few keys, so that they often meet.
struct Portions {
    private var state: UInt64
    private(set) var lineCount = 0
    private var known: Set<String> = []
    let parties: [PartyID]

    init(seed: UInt64) throws {
        state = seed
        parties = try ["11370900000000004", "11370900000000005"].map { stem in
            try #require(
                CreditCode.alphabet.lazy.compactMap { PartyID(stem + String($0)) }.first)
        }
    }

    static let cases = 40
    static let entries = 30
    static let ids = 25

    static func digest(_ number: Int) -> ContentDigest {
        let hex = String(number, radix: 16)
        return ContentDigest(sha256: String(repeating: "0", count: 64 - hex.utf8.count) + hex)
    }

    static func number(_ sequence: Int) -> CaseNumber {
        CaseNumber(region: "370900", year: 2026, sequence: sequence)
    }

    /// Some lie in the second part of the status list.
    static func entry(_ sequence: Int) -> String {
        RegisterEntry.number(
            region: "370900", year: 2026, sequence: sequence % 5 == 0 ? 10_000 + sequence : sequence
        )
    }

    static func mark(_ lineCount: Int) -> JournalMark {
        JournalMark(
            lineCount: lineCount, digest: digest(lineCount), lastAt: Int64(lineCount) * 10,
            segment: lineCount == 0 ? nil : "2026-01.jsonl", sizeBytes: lineCount * 100)
    }

    static func head(_ lineCount: Int) -> SettledHead {
        SettledHead(
            place: mark(lineCount), before: mark(lineCount - 1),
            tree: [UInt8(truncatingIfNeeded: lineCount), 0, 255])
    }

    mutating func random(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    mutating func next() throws -> (SettledChanges, SettledHead, [JournalMark]) {
        let since = lineCount
        lineCount += 1 + random(40)
        var changes = SettledChanges(since: since, lineCount: lineCount)
        for sequence in 1...Self.cases where random(4) == 0 {
            changes.cases.append(standing(sequence))
        }
        for line in since..<lineCount where random(2) == 0 {
            changes.consumed.append(
                SettledChanges.Consumption(
                    key: RegistryIndex.ConsumedKey(
                        party: parties[random(2)],
                        id: try #require(PackageID("id-\(random(Self.ids))"))),
                    consumed: RegistryIndex.Consumed(
                        digest: Self.digest(random(20)), line: line,
                        caseNumber: random(3) == 0 ? nil : Self.number(1 + random(Self.cases)))))
        }
        changes.noticed = [Self.digest(1_000 + lineCount)]
        for sequence in 1...Self.entries where random(5) == 0 {
            let entry = entry(sequence)
            if known.insert(entry.number).inserted { changes.made.append(entry.number) }
            changes.entries.append(entry)
        }
        for code in 0..<5 where random(3) == 0 {
            if random(3) == 0 {
                changes.codesGone.append("C\(code)")
            } else {
                changes.codes["C\(code)"] = Self.entry(1 + random(Self.entries))
            }
        }
        changes.small = ["lines": "\(lineCount)", "a\(random(5))": "\(random(100))"]
        changes.smallGone = ["b\(random(5))"]
        let marks = (since + 1...lineCount).filter { $0 % 8 == 0 }.map(Self.mark)
        return (changes, Self.head(lineCount), marks)
    }

    private mutating func tick() -> ScheduledTick? {
        if random(3) == 0 { return nil }
        return ScheduledTick(
            kind: random(2) == 0 ? .lapse : .reportReminder, at: Int64(random(30)) - 5,
            provisional: random(4) == 0)
    }

    private mutating func standing(_ sequence: Int) -> CaseStanding {
        CaseStanding(
            number: Self.number(sequence),
            folder: ["stages/r/s", "archive/2026/*/data", "disposed"][random(3)],
            digest: Self.digest(random(99)), tick: tick(), rules: Self.digest(random(3)),
            subject: random(2) == 0 ? Self.entry(1) : nil, waitsForEntry: random(2) == 0)
    }

    private mutating func entry(_ sequence: Int) -> EntryStanding {
        EntryStanding(
            number: Self.entry(sequence),
            kind: random(2) == 0 ? .resourceRegistration : .productRegistration,
            version: 1 + random(9), state: EntryState.allCases[random(EntryState.allCases.count)],
            since: 20_000 + random(9), digest: Self.digest(random(99)),
            registrants: parties.filter { _ in random(2) == 0 },
            sources: (0..<random(4)).map { _ in Self.entry(1 + random(Self.entries)) },
            hasRights: random(2) == 0,
            marks: EntryMark.Kind.allCases.filter { _ in random(2) == 0 },
            catalogueCode: random(2) == 0 ? "C\(random(5))" : nil,
            certificate: random(2) == 0 ? Self.digest(random(9)) : nil, tick: tick())
    }
}
