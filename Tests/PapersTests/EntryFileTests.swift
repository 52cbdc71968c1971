import Foundation
import Testing

@testable import Papers
@testable import Registry
@testable import WorkingDays

@Suite("Entries of the register as files") struct EntryFileTests {
    @Test(
        "A random entry reads back as it was written, to the byte",
        arguments: 0..<60 as Range<UInt64>)
    func random(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let folio = random.folio()
        let bytes = EntryFile.write(folio)
        let read = try EntryFile.read(bytes)
        #expect(read == folio, "seed \(seed)")
        #expect(EntryFile.write(read) == bytes, "seed \(seed)")
    }

    @Test("Random entries are valid for xmllint", arguments: [1, 2, 3, 4] as [UInt64])
    func valid(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let verdict = try xmllint(EntryFile.write(random.folio()), schema: "entry.xsd")
        #expect(verdict.isGood, "seed \(seed): \(verdict.text)")
    }

    @Test("An entry of the first format is valid, and read as one version with its registration")
    func firstFormat() throws {
        let bytes = Array(
            try Data(contentsOf: OldPaperTests.folder.appendingPathComponent("entry.xml")))
        #expect(string(bytes).contains(#"format="1""#))
        let verdict = try xmllint(bytes, schema: "entry.xsd")
        #expect(verdict.isGood, "\(verdict.text)")
        let folio = try EntryFile.read(bytes)
        #expect(folio.versions == [Sample.entry])
        #expect(folio.number == Sample.entry.number && folio.keeper == Sample.registrarID)
        #expect(folio.state == .inForce && folio.since == Sample.entry.validFrom)
        #expect(folio.acts.map(\.act) == [.registered])
        #expect(folio.faults == [])
        // Written anew it is one of the second format, and the same entry.
        let again = EntryFile.write(folio)
        #expect(string(again).contains(#"format="2""#))
        #expect(try EntryFile.read(again) == folio)
    }

    @Test(
        "What an entry must not lack, its schema asks for",
        arguments: [
            (#"format="2""#, #"format="3""#), (#"state="in-force""#, #"state="gone""#),
            (#"kind="resource-registration""#, #"kind="""#),
            ("<keeper>113700000045046442</keeper>", ""),
            (#"act="changed""#, #"act="altered""#),
            (#"<certified act="changed""#, #"<certified version="1" act="changed""#),
            (#"cause="DJ-370902-2025-000007"#, #"since="2026-02-30" cause="DJ-370902-2025-000007"#),
            (">source-ended</mark>", ">ended</mark>"),
        ])
    func refused(row: (old: String, new: String)) throws {
        let good = string(EntryFile.write(Sample.folio))
        try #require(good.contains(row.old))
        let bad = Array(good.replacing(row.old, with: row.new).utf8)
        #expect(try !xmllint(bad, schema: "entry.xsd").isGood)
    }

    @Test(
        "A file that is not one of ours is refused at its place",
        arguments: [
            (#"state="in-force""#, #"state="gone""#, "/entry/@state"),
            (#"name="changed""#, #"name="altered""#, "/entry/history[1]/act[3]/@name"),
            (">source-ended</mark>", ">ended</mark>", "/entry/mark[1]"),
        ])
    func unreadable(row: (old: String, new: String, place: String)) throws {
        let good = string(EntryFile.write(Sample.folio))
        try #require(good.contains(row.old))
        do {
            _ = try EntryFile.read(Array(good.replacing(row.old, with: row.new).utf8))
            Issue.record("it was read")
        } catch {
            guard case .unreadable(let place, _) = error else { throw error }
            #expect(place == row.place)
        }
    }
}
