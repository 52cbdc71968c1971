import Foundation
import Registry
import Testing
import ViewState
import Views
import WorkingDays

@testable import Pipeline
@testable import Storage
@testable import System

@Suite("What views remember, kept in a file")
struct ViewLedgerTests {
    /// The same numbers in the same order for the same seed.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    /// Lines by chance over few parties, entries and cases, so that all of them come again.
    private struct Lines {
        static let entries = (1...12).map { "E\($0)" }
        static let cases = (1...400).map {
            CaseNumber(region: "370900", year: 2026, sequence: $0)
        }
        let parties: [PartyID]
        private var dice: Dice
        private var isOpen: Set<CaseNumber> = []
        private var isClosed: Set<CaseNumber> = []
        private var next = 0

        init(seed: UInt64) throws {
            dice = Dice(state: seed)
            parties = try (1...4).map { digit in
                try #require(
                    "0123456789ABCDEFGHJKLMNPQRTUWXY".lazy.compactMap {
                        PartyID("11370900DEMA0000\(digit)\($0)")
                    }.first)
            }
        }

        private mutating func digest() -> ContentDigest {
            let byte = String(UInt8.random(in: 16...255, using: &dice), radix: 16)
            return ContentDigest(sha256: String(repeating: byte, count: 32))
        }

        private mutating func some<Value>(_ values: [Value], _ most: Int) -> [Value] {
            Array(values.shuffled(using: &dice).prefix(Int.random(in: 0...most, using: &dice)))
        }

        private mutating func entry() -> EntryStanding {
            let isProduct = Bool.random(using: &dice)
            return EntryStanding(
                number: Self.entries.randomElement(using: &dice) ?? "",
                kind: isProduct ? .productRegistration : .resourceRegistration, version: 1,
                state: Bool.random(using: &dice) ? .inForce : .cancelled, since: 20_000,
                digest: digest(), registrants: some(parties, 2), sources: some(Self.entries, 3),
                hasRights: false, marks: [],
                catalogueCode: Bool.random(using: &dice) ? "370900/1" : nil, tick: nil)
        }

        private mutating func standing() -> (CaseStanding, String)? {
            guard Bool.random(using: &dice), let number = Self.cases.randomElement(using: &dice)
            else { return nil }
            let ends = isOpen.contains(number) && Bool.random(using: &dice)
            let hasEnded = isClosed.contains(number)
            if ends { isOpen.remove(number) }
            if ends { isClosed.insert(number) } else if !hasEnded { isOpen.insert(number) }
            let standing = CaseStanding(
                number: number,
                folder: ends || hasEnded ? "archive/2026/*/data" : "stages/registration/review",
                digest: digest(), tick: nil, rules: digest())
            return (standing, ends ? "closed:registered" : hasEnded ? "resent" : "opened")
        }

        mutating func line() -> JournalLine {
            let number = next
            next += 1
            let subject = standing()
            var files: [JournalFile] = []
            for folder in some(parties.map(\.code) + ["public"], 3) {
                files.append(
                    JournalFile(
                        place: .outbox, path: "\(folder)/2026/\(number).xml", digest: digest(),
                        sizeBytes: 1, source: .redo, manner: .create, kind: "acceptance"))
            }
            if let party = some(parties, 1).first {
                files.append(
                    JournalFile(
                        place: .registry, path: "catalogues/\(party.code).xml", digest: digest(),
                        sizeBytes: 1, source: .redo, manner: .replace, kind: "catalogue"))
            }
            let entries = (0..<Int.random(in: 0...2, using: &dice)).map { _ in entry() }
            return JournalLine(
                number: number, previous: digest(), salt: [UInt8](repeating: 1, count: 16),
                entry: JournalEntry(
                    at: Int64(number) * 9_000_000,
                    input: JournalInput(type: "package", receivedAt: 0),
                    events: subject.map { [$0.1] } ?? [], standing: subject?.0, files: files,
                    counters: [:], entries: entries))
        }
    }

    /// A folder for one file, which goes with it.
    private final class Folder {
        let path =
            FileManager.default.temporaryDirectory.path + "/dengji-ledgers-"
            + UUID().uuidString

        init() throws {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false)
        }

        func file() -> ViewStateFile { ViewStateFile(Path(path + "/views.sqlite")) }

        deinit {
            do {
                try FileManager.default.removeItem(atPath: path)
            } catch {
                print("left behind: \(path): \(error)")
            }
        }
    }

    private func parties(_ ids: [PartyID]) -> [PartyID: Party] {
        Dictionary(
            uniqueKeysWithValues: ids.map {
                (
                    $0,
                    Party(
                        id: $0, name: $0.code, roles: [.provider], region: "370900",
                        trustsFolder: true, hasFolder: true)
                )
            })
    }

    /// What desks would show, in words.
    private func picture(_ ledger: DeskLedger) -> [String] {
        let open = ledger.open.values.sorted { $0.standing.number < $1.standing.number }.map {
            "\($0.standing) \($0.papers)"
        }
        let ended = ledger.ended.values.sorted { $0.standing.number < $1.standing.number }.map {
            "\($0.standing) \($0.at) \($0.shelfCount) \($0.papers)"
        }
        let shelves = ledger.shelves.sorted { $0.key < $1.key }.map { code, shelf in
            "\(code) \(shelf.papers) \(shelf.counts.sorted { $0.key < $1.key }) \(shelf.closed)"
        }
        return open + ended + shelves
    }

    private static func place(_ lineCount: Int, _ line: JournalLine) -> ViewPlace {
        ViewPlace(
            mark: JournalMark(
                lineCount: lineCount, digest: line.digest, lastAt: line.entry.at,
                segment: "2026-01.jsonl", sizeBytes: 1),
            tree: [])
    }

    @Test(
        "catalogue and links answer as those that keep all in memory, over portions and reopenings",
        arguments: [UInt64(1), 2, 3, 20_261_129])
    func register(seed: UInt64) throws {
        let folder = try Folder()
        var file = folder.file()
        _ = try file.open()
        var lines = try Lines(seed: seed)
        var (catalogue, links) = (CatalogueLedger(on: file), EntryLinks(on: file))
        var (naive, plain) = (NaiveCatalogueLedger(), NaiveLinks())
        var kept = 0
        var waiting: [JournalLine] = []
        for number in 1...400 {
            let line = lines.line()
            waiting.append(line)
            #expect(try catalogue.take(line.entry) == naive.take(line.entry))
            #expect(try links.take(line.entry) == plain.take(line.entry))
            if number % 7 == 0 {
                var changes = ViewChanges()
                catalogue.add(to: &changes)
                links.add(to: &changes)
                try file.put(changes, since: kept, at: Self.place(number, line))
                (kept, waiting) = (number, [])
                catalogue.rest()
                links.rest()
            }
            if number % 11 == 0 {
                // Killed: what was not kept comes again, some of it twice.
                file.close()
                file = folder.file()
                #expect(try file.open()?.mark.lineCount == (kept == 0 ? nil : kept))
                (catalogue, links) = (CatalogueLedger(on: file), EntryLinks(on: file))
                for line in waiting + waiting.suffix(1) {
                    _ = try catalogue.take(line.entry)
                    _ = try links.take(line.entry)
                }
            }
            for party in lines.parties {
                let entries = naive.entries(of: party)
                #expect(try catalogue.catalogue(of: party) == naive.catalogue(of: party))
                #expect(
                    try catalogue.resources(of: party)
                        == entries.filter { $0.catalogueCode != nil })
                #expect(
                    try catalogue.products(of: party)
                        == entries.filter { $0.kind == .productRegistration && $0.state.isStanding }
                )
                if !entries.isEmpty { #expect(try catalogue.parties().contains(party)) }
            }
            for number in Lines.entries {
                #expect(try links.dependants(of: number) == plain.dependants(of: number))
            }
        }
    }

    @Test(
        "desks rest on the same, over portions and reopenings",
        arguments: [UInt64(4), 5, 6, 20_261_130])
    func desks(seed: UInt64) throws {
        let folder = try Folder()
        var file = folder.file()
        _ = try file.open()
        var lines = try Lines(seed: seed)
        let parties = parties(lines.parties)
        var plain = DeskLedger(parties, authority: lines.parties[0])
        var ledger = plain
        var kept = 0
        var waiting: [JournalLine] = []
        for number in 1...1_600 {
            let line = lines.line()
            waiting.append(line)
            #expect(plain.take(line) == ledger.take(line))
            if let standing = line.entry.standing, !standing.isOpen {
                plain.pagesWereMade(of: standing.number)
                ledger.pagesWereMade(of: standing.number)
            }
            #expect(ledger.take(line) == [])
            if number % 5 == 0 {
                var changes = ViewChanges()
                ledger.add(to: &changes)
                try file.put(changes, since: kept, at: Self.place(number, line))
                (kept, waiting) = (number, [])
                ledger.rest()
            }
            guard number % 13 == 0 else { continue }
            file.close()
            file = folder.file()
            _ = try file.open()
            ledger = try #require(
                DeskLedger(
                    DeskLedger.Kept(try file.desks()), before: kept, parties,
                    authority: lines.parties[0]))
            for line in waiting {
                _ = ledger.take(line)
                if let standing = line.entry.standing, !standing.isOpen {
                    ledger.pagesWereMade(of: standing.number)
                }
            }
            #expect(picture(ledger) == picture(plain), "line \(number)")
        }
    }

    @Test("desks of a party that is new are looked for in all lines, if it was sent anything")
    func newParty() throws {
        let folder = try Folder()
        let file = folder.file()
        _ = try file.open()
        var lines = try Lines(seed: 7)
        let all = lines.parties
        var ledger = DeskLedger(parties(Array(all.prefix(2))), authority: all[0])
        var last = lines.line()
        _ = ledger.take(last)
        for _ in 1..<40 {
            last = lines.line()
            _ = ledger.take(last)
        }
        var changes = ViewChanges()
        ledger.add(to: &changes)
        try file.put(changes, since: 0, at: Self.place(40, last))
        let kept = DeskLedger.Kept(try file.desks())
        func goesOn(_ ids: [PartyID]) -> Bool {
            DeskLedger(kept, before: 40, parties(ids), authority: all[0]) != nil
        }
        #expect(goesOn(Array(all.prefix(2))))
        // The other two were sent papers while they had no folder.
        #expect(!goesOn(Array(all.prefix(3))) && !goesOn(all))
        #expect(!goesOn(Array(all.prefix(1))))
        let stranger = try #require(
            "0123456789ABCDEFGHJKLMNPQRTUWXY".lazy.compactMap { PartyID("11370900DEMA00009\($0)") }
                .first)
        #expect(goesOn(all.prefix(2) + [stranger]))
    }
}
