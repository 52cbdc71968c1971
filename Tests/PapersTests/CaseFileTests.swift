import Foundation
import Testing

@testable import Papers
@testable import Registry

@Suite("Case files and register entries") struct CaseFileTests {
    @Test(
        "A random case reads back as it was written, to the byte",
        arguments: 0..<40 as Range<UInt64>)
    func randomCase(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let record = random.record()
        let bytes = CaseFile.write(record)
        let read = try CaseFile.read(bytes)
        #expect(read == record, "seed \(seed)")
        // Strings that look alike compare equal, so the bytes are compared too.
        #expect(CaseFile.write(read) == bytes, "seed \(seed)")
    }

    @Test(
        "A random entry reads back as it was written, to the byte",
        arguments: 0..<40 as Range<UInt64>)
    func randomEntry(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let entry = random.folio()
        let bytes = EntryFile.write(entry)
        let read = try EntryFile.read(bytes)
        #expect(read == entry, "seed \(seed)")
        #expect(EntryFile.write(read) == bytes, "seed \(seed)")
    }

    @Test("Random files are valid for xmllint", arguments: [1, 2, 3] as [UInt64])
    func valid(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let record = try xmllint(CaseFile.write(random.record()), schema: "case.xsd")
        #expect(record.isGood, "\(record.text)")
        let entry = try xmllint(EntryFile.write(random.folio()), schema: "entry.xsd")
        #expect(entry.isGood, "\(entry.text)")
    }

    @Test("The sample files are their golden ones, canonical, one element on a line")
    func golden() throws {
        let files = [
            ("case.xml", CaseFile.write(Sample.record)),
            ("entry.xml", EntryFile.write(Sample.folio)),
        ]
        for (name, bytes) in files {
            let file = GoldenTests.golden.appendingPathComponent(name)
            if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
                try Data(bytes).write(to: file)
            }
            #expect(string(bytes) == string(Array(try Data(contentsOf: file))))
            #expect(try canonical(bytes) + [0x0A] == bytes)
            for line in string(bytes).split(separator: "\n") {
                #expect(line.split(separator: "<").filter { !$0.hasPrefix("/") }.count <= 2)
            }
        }
    }

    @Test("A character that XML does not know is replaced once and for all")
    func replaced() throws {
        var record = Sample.record
        record.opening.fileName = "a\u{1}.zip"
        let bytes = CaseFile.write(record)
        let read = try CaseFile.read(bytes)
        #expect(read.opening.fileName == "a\u{FFFD}.zip")
        #expect(CaseFile.write(read) == bytes)
    }

    @Test(
        "A file that is not one of ours is refused at its place",
        arguments: [
            (#"revision="2""#, #"revision="two""#, "/case/@revision"),
            (#"provisional="false""#, #"provisional="no""#, "/case/clock[1]/@provisional"),
            (#"due="2026-01-12""#, #"due="2026-02-30""#, "/case/clock[1]/@due"),
            (#"<profile>taian-2025</profile>"#, "", "/case"),
            (
                #"since="2026-01-05T09:30:20.000+08:00" stage="review""#,
                #"since="2026-01-05T09:30:20.000+08:00""#, "/case/standing[1]"
            ),
            ("<rules>sha256:", "<rules>md5:", "/case"),
            ("<size>61440<", "<size>many<", "/case/opening[1]"),
            (#"number="370900-2026"#, #"number="3709-2026"#, "/case/@number"),
            (
                #"id="11330105002500287C""#, #"id="11330105002500287D""#,
                "/case/applicants[1]/applicant[1]/@id"
            ),
        ])
    func refused(row: (old: String, new: String, place: String)) throws {
        let good = string(CaseFile.write(Sample.record))
        try #require(good.contains(row.old))
        let range = try #require(good.range(of: row.old))
        let bad = good.replacingCharacters(in: range, with: row.new)
        do {
            _ = try CaseFile.read(Array(bad.utf8))
            Issue.record("it was read")
        } catch {
            guard case .unreadable(let place, _) = error else { throw error }
            #expect(place == row.place)
        }
    }

    @Test("Other documents and other versions are refused")
    func otherRoots() throws {
        let good = string(CaseFile.write(Sample.record))
        let others = [
            good.replacing(#"format="1""#, with: #"format="2""#),
            good.replacing("urn:dengji:case:1", with: "urn:dengji:case:2"),
            string(EntryFile.write(Sample.folio)),
        ]
        for other in others {
            #expect(throws: PaperError.self) { try CaseFile.read(Array(other.utf8)) }
        }
        #expect(throws: PaperError.self) { try CaseFile.read(Array(good.utf8.dropLast(20))) }
        #expect(throws: PaperError.self) { try PaperReading.read(Array(good.utf8)) }
    }
}
