import Examination
import Foundation
import Registry
import Testing

/// A file of `Tests/Fixtures/application`; its name says which rule it is about.
struct Fixture: CustomTestStringConvertible, Sendable {
    let folder: String
    let name: String

    var testDescription: String { folder + "/" + name }
    var rule: String { String(name.prefix { $0 != "." }) }
    var profile: String {
        let stem = name.dropLast(4)
        guard let sign = stem.firstIndex(of: "@") else { return "taian-2025" }
        return String(stem[stem.index(after: sign)...])
    }
    /// Whether other rules may speak too.
    var isMixed: Bool { name.contains("+") || rule == "MANY" }
    var path: String { "Tests/Fixtures/application/\(folder)/\(name)" }

    static func all(_ folder: String) -> [Fixture] {
        Fixtures.paths(
            below: Fixtures.root.appendingPathComponent("Tests/Fixtures/application/\(folder)")
        )
        .filter { $0.hasSuffix(".xml") }.map { Fixture(folder: folder, name: $0) }
    }
}

@Suite struct `Applications` {
    private func examined(_ fixtures: [Fixture], _ body: (Fixture, Examination) throws -> Void)
        throws
    {
        let examiner = try examiner()
        #expect(!fixtures.isEmpty)
        for fixture in fixtures {
            let bytes = Fixtures.bytes(fixture.path)
            try body(
                fixture, examiner.examine(try Fixtures.zip(bytes), profile: fixture.profile))
        }
    }

    @Test func `the nearest accepted documents are valid`() throws {
        try examined(Fixture.all("valid")) { fixture, found in
            #expect(found.verdict == .valid, "\(fixture.name): \(found.findings)")
            #expect(!found.remarks.contains(fixture.rule), "\(fixture.name)")
            #expect(found.facts != nil)
        }
    }

    @Test func `the nearest rejected documents break their rule and no other`() throws {
        try examined(Fixture.all("invalid")) { fixture, found in
            #expect(found.verdict == .invalid, "\(fixture.name)")
            #expect(found.facts == nil)
            guard !fixture.isMixed else {
                #expect(fixture.rule == "MANY" || found.errors.contains(fixture.rule))
                return
            }
            #expect(found.errors == [fixture.rule], "\(fixture.name): \(found.findings)")
            let errors = found.findings.filter { $0.severity == .error }
            #expect(errors.count == 1, "\(fixture.name): \(errors)")
        }
    }

    @Test func `documents with a remark are valid`() throws {
        try examined(Fixture.all("remark")) { fixture, found in
            #expect(found.verdict == .valid, "\(fixture.name): \(found.findings)")
            #expect(found.remarks == [fixture.rule], "\(fixture.name)")
        }
    }

    @Test func `hostile documents are refused with their rule, alone or in a ZIP`() throws {
        let examiner = try examiner()
        for fixture in Fixture.all("evil") {
            let bytes = Fixtures.bytes(fixture.path)
            let alone = examiner.examine(bytes)
            #expect(alone.verdict == .invalid, "\(fixture.name)")
            #expect(alone.errors.contains(fixture.rule), "\(fixture.name): \(alone.errors)")
            guard !["XML-EMPTY", "XML-NOT-XML"].contains(fixture.rule) else { continue }
            let packed = examiner.examine(try Fixtures.zip(bytes))
            #expect(packed.errors.contains(fixture.rule), "\(fixture.name): \(packed.errors)")
            #expect(packed.findings.allSatisfy { $0.file != nil })
        }
    }

    @Test func `one return tells at least twelve findings of different rules`() throws {
        let bytes = Fixtures.bytes("Tests/Fixtures/application/invalid/MANY.findings.xml")
        let found = try examiner().examine(try Fixtures.zip(bytes))
        #expect(found.errors.count >= 12, "\(found.errors)")
        let lines = found.findings.compactMap(\.line)
        #expect(lines == lines.sorted())
        #expect(
            Set(found.findings.map { "\($0.rule) \($0.xpath ?? "")" }).count
                == found.findings.count)
        for finding in found.findings {
            #expect(!finding.chinese.isEmpty && !finding.english.isEmpty && !finding.advice.isEmpty)
            #expect(!finding.chinese.contains("{") && !finding.english.contains("{"))
            #expect(!finding.advice.contains("{"))
        }
    }

    @Test func `every rule file's rules have a fixture on both sides`() throws {
        let names = Set(Fixture.all("valid").map(\.rule))
        let refused = Set((Fixture.all("invalid") + Fixture.all("remark")).map(\.rule))
        for entry in try RuleCatalogue.entries(of: Fixtures.rules) where entry.file != nil {
            #expect(refused.contains(entry.id), "\(entry.id) has no rejected case")
            if !entry.id.hasPrefix("PKG-PATH") {
                #expect(names.contains(entry.id), "\(entry.id) has no accepted case")
            }
        }
    }

    @Test func `xmllint agrees on what the schema allows`() throws {
        let accepted = Fixture.all("valid") + Fixture.all("remark")
        // A rule file judges what the schema allows; so does the check digit.
        let later = Set(
            try RuleCatalogue.entries(of: Fixtures.rules).filter { $0.file != nil }.map(\.id)
                + ["REG-USCC-CHECK"])
        let broken = Fixture.all("invalid").filter {
            ($0.rule.hasPrefix("XSD-") || $0.rule.hasPrefix("REG-")) && !later.contains($0.rule)
        }
        // xmllint does not read GBK under the label gb2312, as this registry must.
        for fixture in accepted where !fixture.name.contains("gb2312") {
            #expect(try xmllint(fixture), "\(fixture.name)")
        }
        // XSD itself allows xsi:type everywhere.
        for fixture in broken where fixture.rule != "XSD-INSTANCE" {
            #expect(try !xmllint(fixture), "\(fixture.name)")
        }
        for fixture in Fixture.all("invalid")
        where fixture.rule.hasPrefix("LAW-") || later.contains(fixture.rule) {
            #expect(try xmllint(fixture), "\(fixture.name) breaks the schema too")
        }
    }

    private func xmllint(_ fixture: Fixture) throws -> Bool {
        let kind = Fixtures.kind(of: Fixtures.bytes(fixture.path))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "xmllint", "--noout", "--schema", Fixtures.schema(of: kind),
            Fixtures.root.appendingPathComponent(fixture.path).path,
        ]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
