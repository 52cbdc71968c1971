import Digests
import Foundation
import Testing

@testable import Papers
@testable import Registry
@testable import Seals
@testable import Verification
@testable import WorkingDays

@Suite("The public status list") struct StatusListTests {
    static let shard = StatusShard(
        name: StatusShardName("370900-2026")!,
        rows: [
            row(2, .lapsed, since: "2029-01-27", version: 3),
            row(1, .inForce, since: "2026-01-27", marks: [.disputed, .sourceEnded]),
            row(3, .suspended, since: "2026-05-01", hasRights: true),
        ])

    static let list = StatusList(
        issuer: Sample.registrarID, issuerName: Sample.registrar.name,
        issuedAt: Sample.instant("2026-01-13T08:15:00.000+08:00"), isDemonstration: true,
        parts: [
            StatusList.Part(
                name: StatusShardName("370902-2025")!,
                digest: ContentDigest(sha256: String(repeating: "a7", count: 32)), entries: 12),
            StatusList.Part(name: shard.name, digest: digest(of: shard), entries: 3),
        ])

    static func row(
        _ sequence: Int, _ state: EntryState, since: String, version: Int = 1,
        marks: [EntryMark.Kind] = [], hasRights: Bool = false
    ) -> ListedEntry {
        ListedEntry(
            number: RegisterEntry.number(region: "370900", year: 2026, sequence: sequence),
            kind: PackageKind(rawValue: "resource-registration"), version: version, state: state,
            since: Sample.day(since), marks: marks, hasRights: hasRights)
    }

    static func digest(of shard: StatusShard) -> ContentDigest {
        ContentDigest(sha256: SHA256.digest(of: shard.write()).hex)
    }

    @Test("List and part are their golden files, canonical, and valid for xmllint")
    func golden() throws {
        let files = [
            ("status.xml", StatusListFile.unsigned(Self.list)),
            ("status-shard.xml", Array(Self.shard.write().dropLast())),
        ]
        for (name, bytes) in files {
            let file = GoldenTests.golden.appendingPathComponent(name)
            if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
                try Data(bytes).write(to: file)
            }
            #expect(string(bytes) == string(Array(try Data(contentsOf: file))))
            #expect(try canonical(bytes) == bytes)
            let verdict = try xmllint(bytes, schema: "status.xsd")
            #expect(verdict.isGood, "\(verdict.text)")
        }
    }

    @Test("Both read back as they were written")
    func readBack() throws {
        #expect(try StatusListFile.read(StatusListFile.unsigned(Self.list)) == Self.list)
        #expect(try StatusShard.read(Self.shard.write()) == Self.shard)
        #expect(Self.shard.rows.map(\.number) == Self.shard.rows.map(\.number).sorted())
    }

    @Test("A signed list is judged genuine here and by xmlsec1, a changed one by neither")
    func signed() throws {
        let workshop = try Workshop.mine.get()
        let bytes = try StatusListFile.signed(Self.list, by: workshop.seal)
        #expect(try workshop.xmlsec(bytes).isGood)
        let verdict = try xmllint(bytes, schema: "status.xsd")
        #expect(verdict.isGood, "\(verdict.text)")
        #expect(try StatusListFile.read(bytes).hasSignature)
        let verified = try PaperVerifier.verify(
            bytes, anchor: workshop.anchor.certificate, at: .stated(PaperReading.statedTime))
        #expect(try verified.get().canonicalDocument == StatusListFile.unsigned(Self.list))
        let bad = Array(string(bytes).replacing(#"entries="3""#, with: #"entries="4""#).utf8)
        #expect(try !workshop.xmlsec(bad).isGood)
        let refused = try PaperVerifier.verify(
            bad, anchor: workshop.anchor.certificate, at: .stated(PaperReading.statedTime))
        #expect(throws: SignatureRefusal.self) { try refused.get() }
    }

    @Test("Only its issuer's own seal is put under it")
    func otherSeal() throws {
        let other = try Workshop(code: Sample.authorityID.code)
        #expect(
            throws: PaperError.otherSeal(
                issuer: Sample.registrarID, seal: Sample.authorityID.code)
        ) { try StatusListFile.signed(Self.list, by: other.seal) }
    }

    @Test(
        "A list counts until the next day 24:00",
        arguments: [
            ("2026-01-13T00:00:00.000+08:00", "2026-01-15T00:00:00.000+08:00"),
            ("2026-01-13T23:59:59.999+08:00", "2026-01-15T00:00:00.000+08:00"),
            ("2026-12-31T12:00:00.000+08:00", "2027-01-02T00:00:00.000+08:00"),
        ])
    func nextUpdate(issued: String, next: String) {
        #expect(
            StatusList.nextUpdate(after: Sample.instant(issued)) == Sample.instant(next))
    }

    @Test("Two parts differ in the entries of which they say different things")
    func differences() {
        var other = Self.shard
        #expect(Self.shard.differences(from: other) == [])
        other.rows[1].state = .inForce
        other.rows.removeLast()
        #expect(
            Self.shard.differences(from: other) == [
                Self.shard.rows[1].number, Self.shard.rows[2].number,
            ])
    }
}
