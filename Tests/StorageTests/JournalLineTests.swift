import Foundation
import Registry
import Testing
import WorkingDays

@testable import Storage

@Suite("Journal lines")
struct JournalLineTests {
    static func full() throws -> JournalEntry {
        let number = CaseNumber(region: "370900", year: 2026, sequence: 12)
        return JournalEntry(
            at: moment(0),
            input: JournalInput(
                type: "package", claim: "c-1", digest: sha256([1]),
                sender: try party("11370900MB2837001"), packageID: PackageID("SWJ-1"),
                kind: PackageKind(rawValue: "resource-registration"), receivedAt: moment(-1),
                caseNumber: number),
            events: ["opened", "quote \" back \\ tab \t 中文"],
            standing: CaseStanding(
                number: number, folder: "stages/registration/review", digest: sha256([2]),
                tick: ScheduledTick(kind: .overdue, at: moment(9), provisional: true),
                rules: sha256([3])),
            files: [
                JournalFile(
                    place: .caseFolder, path: "0001-application.zip", digest: sha256([4]),
                    sizeBytes: 4, source: .claim, manner: .create, kind: "application"),
                JournalFile(
                    place: .outbox, path: "public/a.xml", digest: sha256([5]), sizeBytes: 0,
                    source: .redo, manner: .replace, kind: "publicity"),
            ],
            counters: ["case:370900:2026": 12, "outbox:x": 1, "document:y:2026": 0],
            disposed: [
                DisposedCase(
                    number: number, folder: "archive/2026/\(number.text)", archiveCode: "档-1",
                    tagManifest: sha256([6]))
            ])
    }

    static func bare() -> JournalEntry {
        JournalEntry(
            at: 0, input: JournalInput(type: "tick", receivedAt: -1), events: [], files: [],
            counters: [:])
    }

    private func line(_ entry: JournalEntry) -> JournalLine {
        JournalLine(
            number: 3, previous: sha256([9]), salt: [UInt8](repeating: 0xAB, count: 16),
            entry: entry)
    }

    @Test("a line reads back as it was, full and bare")
    func roundTrip() throws {
        for entry in [try Self.full(), Self.bare()] {
            let written = line(entry)
            let read = try JournalLine(reading: written.bytes, number: 3, previous: sha256([9]))
            #expect(read.entry == entry)
            #expect(read.digest == sha256(written.bytes))
        }
    }

    @Test("jq and Python read the same values")
    func oracles() throws {
        try withFolder { folder in
            let written = line(try Self.full())
            try Data(written.bytes + [0x0A]).write(to: URL(fileURLWithPath: folder + "/l.jsonl"))
            let jq = try shell(
                "jq -r '.format, .line, .events[1], .standing.tick.provisional, "
                    + ".files[1].path, .counters[\"case:370900:2026\"], .previous' l.jsonl",
                in: folder)
            let expected =
                "1\n3\nquote \" back \\ tab \t 中文\ntrue\npublic/a.xml\n12\n\(sha256([9]).text)\n"
            #expect(jq.output == expected)
            let compact = try shell(
                "python3 -c 'import json,sys; d=open(\"l.jsonl\",encoding=\"utf-8\").read();"
                    + "sys.stdout.buffer.write(json.dumps(json.loads(d),ensure_ascii=False,"
                    + "separators=(\",\",\":\")).encode())'", in: folder)
            // Python writes \t for what we write as \u0009, and is otherwise of one mind.
            #expect(
                compact.output.replacing("\\t", with: "\\u0009")
                    == String(decoding: written.bytes, as: UTF8.self))
        }
    }

    /// `nil` when the line is refused.
    private func digest(reading bytes: [UInt8]) -> ContentDigest? {
        do {
            return try JournalLine(reading: bytes, number: 3, previous: sha256([9])).digest
        } catch {
            return nil
        }
    }

    @Test("no byte can be added, dropped or changed without notice by form or hash")
    func strict() throws {
        let written = line(try Self.full())
        for offset in written.bytes.indices {
            var bytes = written.bytes
            bytes[offset] ^= 0x01
            #expect(digest(reading: bytes) != written.digest, "byte \(offset)")
            bytes = written.bytes
            bytes.remove(at: offset)
            #expect(digest(reading: bytes) != written.digest, "without byte \(offset)")
        }
    }

    @Test(
        "what is not our form is refused",
        arguments: [
            ("{\"format\":1", "{ \"format\":1"), ("\"format\":1", "\"format\":2"),
            ("\"line\":3", "\"line\":4"), ("\"line\":3", "\"line\":03"),
            ("\"at\":", "\"extra\":1,\"at\":"), ("\"place\":\"case\"", "\"place\":\"elsewhere\""),
            ("\"path\":\"0001-application.zip\"", "\"path\":\"../config.xml\""),
            ("\"path\":\"0001-application.zip\"", "\"path\":\"/etc/passwd\""),
            ("\"folder\":\"stages/registration/review\"", "\"folder\":\"stages/../../x\""),
            ("\"claim\":\"c-1\"", "\"claim\":\"../c-1\""),
            ("\\u0009", "\t"), ("sha256:", "SHA256:"), ("}}", "}} "),
            ("\\u0009", "\\u000A"), ("\\u0009", "\\u+009"), ("\\u0009", "\\u0109"),
            ("\"outbox:x\"", "\"e\u{301}\":1,\"\u{E9}\""),
        ])
    func refused(_ change: (String, String)) throws {
        let text = String(decoding: line(try Self.full()).bytes, as: UTF8.self)
        let changed = text.replacing(change.0, with: change.1)
        #expect(changed != text)
        #expect(throws: LineDamage.self) {
            try JournalLine(reading: Array(changed.utf8), number: 3, previous: sha256([9]))
        }
    }

    @Test("a line of another place in the chain is refused")
    func chain() throws {
        let bytes = line(Self.bare()).bytes
        #expect(throws: LineDamage.self) {
            try JournalLine(reading: bytes, number: 2, previous: sha256([9]))
        }
        #expect(throws: LineDamage.self) {
            try JournalLine(reading: bytes, number: 3, previous: sha256([8]))
        }
    }
}
