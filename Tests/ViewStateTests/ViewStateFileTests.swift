import Foundation
import GRDB
import Testing

@testable import Registry
@testable import System
@testable import ViewState

@Suite("The file of what views remember")
struct ViewStateFileTests {
    private static func digest(_ byte: Int) -> ContentDigest {
        let digits = String(byte + 256, radix: 16).suffix(2)
        return ContentDigest(sha256: String(repeating: String(digits), count: 32))
    }

    private static func place(_ lineCount: Int) -> ViewPlace {
        ViewPlace(
            mark: JournalMark(
                lineCount: lineCount, digest: digest(lineCount), lastAt: 10,
                segment: "2026-01.jsonl", sizeBytes: 100 * lineCount),
            tree: [1, 2, 3])
    }

    private static func number(_ sequence: Int) -> CaseNumber {
        CaseNumber(region: "370900", year: 2026, sequence: sequence)
    }

    private func party(_ stem: String) throws -> PartyID {
        try #require(
            "0123456789ABCDEFGHJKLMNPQRTUWXY".lazy.compactMap { PartyID(stem + "\($0)") }.first)
    }

    private func entry(_ number: String, _ parties: [PartyID]) -> EntryStanding {
        EntryStanding(
            number: number, kind: .productRegistration, version: 2, state: .inForce, since: 20_000,
            digest: Self.digest(7), registrants: parties, sources: ["B", "A"], hasRights: true,
            marks: [], catalogueCode: "370900/1", certificate: Self.digest(8),
            tick: ScheduledTick(kind: .overdue, at: 5, provisional: true))
    }

    private func paper(_ path: String, about number: CaseNumber?) -> ViewPaper {
        ViewPaper(party: "P", path: path, kind: "acceptance", at: 7, caseNumber: number)
    }

    private func one(_ number: CaseNumber, endedAt: Int64?) -> ViewCase {
        ViewCase(
            standing: CaseStanding(
                number: number, folder: "archive/2026/*/data", digest: Self.digest(1), tick: nil,
                rules: Self.digest(2), subject: nil, waitsForEntry: true),
            endedAt: endedAt,
            papers: [paper("2.xml", about: number), paper("1.xml", about: number)])
    }

    private func changes() throws -> ViewChanges {
        let (first, second) = (try party("11370900DEMA00001"), try party("11370900DEMA00002"))
        var changes = ViewChanges()
        changes.catalogues = [first: Self.digest(3)]
        changes.entries = [entry("E", [first, second])]
        changes.sources = ["E": ["B", "A"]]
        changes.cases = [
            Self.number(1): one(Self.number(1), endedAt: nil),
            Self.number(2): one(Self.number(2), endedAt: 9),
        ]
        changes.shelves = [
            "P": ViewShelf(
                papers: [paper("1.xml", about: nil), paper("0.xml", about: Self.number(2))],
                counts: [20_000: 2, 20_001: 1], closed: [Self.number(2), Self.number(1)]),
            "Q": ViewShelf(),
        ]
        changes.others = ["public"]
        return changes
    }

    @Test("says after a reopening what was put, and where it was put")
    func reopened() throws {
        let folder = try Folder()
        let changes = try changes()
        let written = folder.file()
        #expect(try written.open() == nil)
        #expect(try written.parties() == [] && written.desks() == ViewDesks())
        try written.put(changes, since: 0, at: Self.place(4))
        written.close()
        let file = folder.file()
        #expect(try file.open() == Self.place(4))
        let (first, second) = (try party("11370900DEMA00001"), try party("11370900DEMA00002"))
        #expect(try Set(file.parties()) == [first, second])
        #expect(try file.catalogue(of: first) == Self.digest(3))
        #expect(try file.catalogue(of: second) == nil)
        #expect(try file.entry("E") == entry("E", [first, second]))
        #expect(try file.entry("F") == nil)
        #expect(try file.numbers(of: second) == ["E"])
        #expect(try file.sources(of: "E") == ["B", "A"] && file.sources(of: "A") == [])
        #expect(try file.dependants(of: "A") == ["E"] && file.dependants(of: "E") == [])
        let desks = try file.desks()
        #expect(Set(desks.cases) == Set(changes.cases.values.compactMap(\.self)))
        #expect(desks.shelves == changes.shelves && desks.others == ["public"])
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.name)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test("what changed takes the place of what was there, with all by which that was found")
    func replaced() throws {
        let folder = try Folder()
        let file = folder.file()
        _ = try file.open()
        try file.put(try changes(), since: 0, at: Self.place(4))
        let (first, second) = (try party("11370900DEMA00001"), try party("11370900DEMA00002"))
        var later = ViewChanges()
        later.entries = [entry("E", [second])]
        later.sources = ["E": ["C", "A"]]
        later.cases.updateValue(nil, forKey: Self.number(2))
        later.shelves = ["P": ViewShelf(papers: [paper("3.xml", about: nil)])]
        try file.put(later, since: 4, at: Self.place(5))
        #expect(try file.numbers(of: first) == [] && file.numbers(of: second) == ["E"])
        #expect(try Set(file.parties()) == [first, second])
        #expect(try file.dependants(of: "B") == [] && file.dependants(of: "C") == ["E"])
        #expect(try file.desks().cases.map(\.standing.number) == [Self.number(1)])
        #expect(try file.desks().shelves["P"] == later.shelves["P"])
        later = ViewChanges()
        later.sources = ["E": []]
        try file.put(later, since: 5, at: Self.place(6))
        #expect(try file.dependants(of: "A") == [] && file.sources(of: "E") == [])
        #expect(try file.open() == Self.place(6))
    }

    @Test("takes all of a portion or nothing, and none that does not follow")
    func whole() throws {
        let folder = try Folder()
        let file = folder.file()
        _ = try file.open()
        try file.put(ViewChanges(), since: 0, at: Self.place(2))
        let error = #expect(throws: ViewStateError.self) {
            try file.put(try changes(), since: 1, at: Self.place(4))
        }
        #expect(error?.isDamaged == true)
        try folder.spoil(
            """
            CREATE TRIGGER full BEFORE INSERT ON place
            BEGIN SELECT RAISE(ABORT, 'disk full'); END
            """)
        #expect(throws: ViewStateError.self) {
            try file.put(try changes(), since: 2, at: Self.place(4))
        }
        #expect(try file.open() == Self.place(2))
        #expect(try file.parties() == [] && file.desks() == ViewDesks())
    }

    @Test("one that is damaged, foreign or of another version makes place for a new one")
    func madeAnew() throws {
        for damage in ["bytes", "version", "tables", "empty"] {
            let folder = try Folder()
            let file = folder.file()
            _ = try file.open()
            try file.put(try changes(), since: 0, at: Self.place(4))
            file.close()
            switch damage {
            case "version": try folder.spoil("PRAGMA user_version = 99")
            case "tables": try folder.spoil("DROP TABLE place")
            case "empty": try Data().write(to: URL(fileURLWithPath: folder.name))
            default:
                try Data(String(repeating: "no database ", count: 500).utf8)
                    .write(to: URL(fileURLWithPath: folder.name))
            }
            let again = folder.file()
            #expect(try again.open() == nil, "\(damage)")
            #expect(try again.parties() == [], "\(damage)")
            try again.put(try changes(), since: 0, at: Self.place(4))
            #expect(try again.open() == Self.place(4), "\(damage)")
        }
    }

    @Test("a row of another form is damage, and ends nothing")
    func form() throws {
        for sql in [
            "UPDATE entry SET state = 'nothing'", "UPDATE entry SET digest = x'00'",
            "UPDATE entry SET registrants = 'x'",
        ] {
            let folder = try Folder()
            let file = folder.file()
            _ = try file.open()
            try file.put(try changes(), since: 0, at: Self.place(4))
            try folder.spoil(sql)
            let error = #expect(throws: ViewStateError.self) { try file.entry("E") }
            #expect(error?.isDamaged == true, "\(sql)")
        }
    }

    @Test("one that nobody may write is said, and left as it is")
    func refused() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(
            atPath: folder.name, withIntermediateDirectories: false)
        #expect(throws: ViewStateError.self) { try folder.file().open() }
        #expect(FileManager.default.fileExists(atPath: folder.name))
    }
}
