import Examination
import Foundation
import Registry
import Testing

@Suite struct `The document of findings` {
    private static func entries() throws -> [RuleCatalogue.Entry] {
        try RuleCatalogue.entries(of: Fixtures.rules)
    }

    @Test func `the document says of every rule what the catalogue says`() throws {
        let text = try FindingsDocument.text(Self.entries())
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(text.utf8).write(
                to: Fixtures.root.appendingPathComponent(FindingsDocument.path))
        }
        let written = String(decoding: Fixtures.bytes(FindingsDocument.path), as: UTF8.self)
        let isSame = written == text
        #expect(isSame, "renew it with UPDATE_GOLDEN=1 and read the diff")
        let ids = written.matches(of: /\n### ([A-Z0-9-]+)\n/).map { String($0.output.1) }
        #expect(Set(ids) == Set(try Self.entries().map(\.id)))
        #expect(Set(ids).count == ids.count)
    }

    @Test func `every rule has a wrong and a right example that differ`() throws {
        let entries = try Self.entries()
        let examples = try FindingsDocument.examples(entries)
        for entry in entries {
            let pair: (wrong: String, right: String)
            switch try #require(examples[entry.id], "\(entry.id)") {
            case .words(let wrong, let right): pair = (wrong, right)
            case .application(let wrong, let right): pair = (wrong.shown, right.shown)
            }
            #expect(!pair.wrong.isEmpty && !pair.right.isEmpty, "\(entry.id)")
            #expect(pair.wrong != pair.right, "\(entry.id)")
        }
        let unknown = Set(try FindingsDocument.words().keys).subtracting(entries.map(\.id))
        #expect(unknown.isEmpty, "\(unknown) are no rules")
    }

    @Test func `the wrong lines in a valid application break their rule, the right ones none`()
        throws
    {
        let examiner = try examiner()
        var count = 0
        for (id, example) in try FindingsDocument.examples(Self.entries()) {
            guard case .application(let wrong, let right) = example else { continue }
            count += 1
            let spoilt = right.replacingLines(by: wrong)
            #expect(spoilt == wrong.text, "\(id)")
            let bad = examiner.examine(
                try Fixtures.zip(Array(spoilt.utf8)), profile: wrong.profile)
            let isRemark = bad.verdict == .valid
            #expect(
                isRemark || wrong.isMixed ? bad.mentions(id) : bad.errors == [id],
                "\(wrong.name): \(bad.findings)")
            let good = examiner.examine(
                try Fixtures.zip(Array(right.text.utf8)), profile: right.profile)
            #expect(good.verdict == .valid && !good.mentions(id), "\(right.name)")
        }
        #expect(count > 60)
    }

    @Test func `no finding is made in the sources but by a rule of the catalogue`() throws {
        let known = Set(try Self.entries().map(\.id))
        var written: [String] = []
        // A finding is made from a rule; or read back from a message or a paper; or it takes over
        // what a rule file or the ZIP reader says, whose rules are in the catalogue.
        let makers: Set<String> = [
            "Registry/Finding.swift", "Registry/RegistryRule.swift",
            "Examination/DocumentRule.swift", "Examination/DocumentExamination.swift",
            "Examination/Finding+PackageProblem.swift", "Examination/ByteReader+Examination.swift",
            "Papers/ElementReading+Content.swift",
        ]
        for path in Fixtures.paths(below: Fixtures.root.appendingPathComponent("Sources"))
        where path.hasSuffix(".swift") {
            let source = String(decoding: Fixtures.bytes("Sources/" + path), as: UTF8.self)
            if source.contains(/\bFinding\(\s*rule:/) {
                #expect(makers.contains(path), "\(path) makes a finding without a rule")
            }
            for match in source.matches(
                of: /"((?:XML|XSD|ZIP|PKG|REG|LAW)(?:-[A-Z0-9]+)+)"/)
            {
                let id = String(match.output.1)
                #expect(known.contains(id), "\(path): \(id) is in no catalogue")
            }
            written += source.matches(
                of: /(?:Document|Registry|Package)Rule\(\s*"([A-Z0-9-]+)"/
            ).map { String($0.output.1) }
        }
        let swift = try Self.entries().filter { $0.file == nil }.map(\.id)
        #expect(written.sorted() == swift.sorted(), "a rule is in no list, or twice in the sources")
    }
}

extension Examination {
    fileprivate func mentions(_ rule: String) -> Bool { findings.contains { $0.rule == rule } }
}
