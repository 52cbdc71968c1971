import Digests
import Packages
import Registry
import Testing
import XML

@testable import Examination

@Suite struct `Each limit has two sides` {
    /// The same kind of package at a limit and just beyond it.
    struct Edge {
        /// The limit's value and a package that needs all of it.
        var fitting: (value: Int, package: [UInt8])
        /// The limit's value and a package that needs one more.
        var exceeding: (value: Int, package: [UInt8])
        /// The rule by which the second is returned.
        var rule: String
        /// Other limits that have to be set for this one to be met.
        var others: [IntakeLimit: Int] = [:]
    }

    /// Limits of what the watcher does around an examination; Tests/WorkspaceTests has their rows.
    static let ofTheWatcher: Set<IntakeLimit> = [
        .examinationMilliseconds, .examinationRate, .examinationMemoryBytes, .packagesPerHour,
        .reserveBytes,
    ]

    static let ofPackages = IntakeLimit.allCases.filter { !ofTheWatcher.contains($0) }

    @Test(arguments: ofPackages)
    func `a package at the limit is valid, one beyond it is returned by exactly its rule`(
        limit: IntakeLimit
    ) throws {
        let edge = try #require(try Self.edge(of: limit), "no row for \(limit.rawValue)")
        var limits = IntakeLimits()
        for (other, value) in edge.others { limits[other] = value }

        limits[limit] = edge.fitting.value
        let fitting = try Examiner(rules: Fixtures.rules, limits: limits)
            .examine(edge.fitting.package)
        if limit == .findings {
            #expect(!fitting.findings.contains { $0.rule == edge.rule })
            #expect(fitting.findings.count == edge.fitting.value)
        } else {
            #expect(fitting.verdict == .valid, "\(fitting.findings.map(\.rule))")
        }

        limits[limit] = edge.exceeding.value
        let exceeding = try Examiner(rules: Fixtures.rules, limits: limits)
            .examine(edge.exceeding.package)
        #expect(exceeding.verdict == .invalid)
        if limit != .findings { #expect(exceeding.errors == [edge.rule]) }
        #expect(limit.rules == [edge.rule])
        let finding = try #require(exceeding.findings.first { $0.rule == edge.rule })
        let expected = try #require(finding.expected)
        #expect(expected.contains(limit.rawValue), "\(expected)")
        #expect(expected.contains(String(edge.exceeding.value)), "\(expected)")
        // Whoever reads only the arguments of an examiner gets the same limits.
        #expect(ExaminationLimits.limits(ExaminationLimits.arguments(limits)) == limits)
    }

    @Test func `a limit that libxml2 has itself is a finding too`() throws {
        let name = String(repeating: "n", count: 50_001)
        let found = try examiner().examine(Array("<\(name)/>".utf8))
        #expect(found.errors == ["XML-LIMIT"])
        #expect(found.findings.first?.expected == "xml-name-bytes ≤ 50000")
    }

    @Test func `what no schema of the set can bring about is still a finding of the schema`() throws
    {
        guard
            case .document(let document) = try XMLDocument.parse(
                Array(Fixtures.example.utf8), limits: .standard)
        else {
            Issue.record("the example is not well-formed")
            return
        }
        let outline = try SchemaOutline.root("application", of: "application.xsd") {
            Fixtures.rules.files["xsd/" + $0]
        }
        let problem = XMLProblem(
            kind: .schema, code: 1799, line: 11, xpath: "/application/@format", message: "a new one"
        )
        let found = SchemaFindings(
            root: document.root, outline: outline, file: "application.xml", judged: []
        ).findings([problem])
        #expect(found.map(\.rule) == ["XSD-OTHER"])
        #expect(found.first?.english.contains("a new one") == true)
    }

    @Test func `small limits for packages do not refuse the set of schemas`() throws {
        var limits = IntakeLimits()
        for limit in Self.ofPackages { limits[limit] = limit.allowed.lowerBound }
        let found = try Examiner(rules: Fixtures.rules, limits: limits)
            .examine(Array(Fixtures.example.utf8))
        #expect(found.errors == ["ZIP-LIMIT-PACKAGE"])
    }

    // MARK: The packages

    private static func edge(of limit: IntakeLimit) throws -> Edge? {
        switch limit {
        case .packageBytes, .inflatedBytes, .entryBytes, .entries, .directoryBytes,
            .inflationRatio, .inflationFloorBytes, .pathBytes, .pathDepth:
            try edge(ofZIP: limit)
        case .xmlBytes, .xmlDepth, .xmlElements, .xmlAttributes, .xmlTextBytes:
            try edge(ofXML: limit)
        case .attachments:
            same(try listing(files(20)), 24, "PKG-LIMIT-ATTACHMENTS")
        case .findings: try findings()
        default: nil
        }
    }

    /// One package, once with the limit that it just needs and once with one less.
    private static func same(
        _ package: [UInt8], _ value: Int, _ rule: String, others: [IntakeLimit: Int] = [:]
    ) -> Edge {
        Edge(
            fitting: (value, package), exceeding: (value - 1, package), rule: rule, others: others)
    }

    private static func edge(ofZIP limit: IntakeLimit) throws -> Edge? {
        let twenty = try listing(files(20))
        let zeros = try listing([("attachments/zeros.bin", [UInt8](repeating: 0, count: 100_000))])
        guard case .structure(let structure) = try ZIPStructure.read(PackageSource(twenty)),
            case .structure(let packed) = try ZIPStructure.read(PackageSource(zeros)),
            let zero = packed.files.first(where: { $0.name.hasSuffix("zeros.bin") })
        else { return nil }
        let total = structure.files.reduce(0) { $0 + $1.sizeBytes }
        let all = packed.files.reduce(0) { $0 + $1.sizeBytes }
        switch limit {
        case .packageBytes: return same(twenty, twenty.count, "ZIP-LIMIT-PACKAGE")
        case .inflatedBytes: return same(twenty, total, "ZIP-LIMIT-TOTAL")
        case .entryBytes: return same(zeros, 100_000, "ZIP-LIMIT-ENTRY")
        case .entries: return same(twenty, structure.files.count, "ZIP-LIMIT-ENTRIES")
        case .directoryBytes:
            let names = structure.files.reduce(0) { $0 + $1.rawName.count }
            return same(twenty, 46 * structure.files.count + names, "ZIP-LIMIT-DIRECTORY")
        case .inflationRatio:
            let ratio = (zero.sizeBytes + zero.compressedBytes - 1) / zero.compressedBytes
            return same(zeros, ratio, "ZIP-LIMIT-RATIO", others: [.inflationFloorBytes: 50_000])
        case .inflationFloorBytes:
            return same(zeros, all, "ZIP-LIMIT-RATIO", others: [.inflationRatio: 2])
        case .pathBytes:
            let name = "attachments/" + String(repeating: "n", count: 80)
            return same(try listing([(name, [1])]), name.utf8.count, "ZIP-LIMIT-NAME")
        case .pathDepth:
            return same(try listing([("a/b/c/d/e/f.txt", [1])]), 6, "ZIP-LIMIT-DEPTH")
        default: return nil
        }
    }

    private static func edge(ofXML limit: IntakeLimit) throws -> Edge? {
        let rule = "XML-LIMIT"
        switch limit {
        case .xmlBytes:
            let zip = try Fixtures.zip(Array(Fixtures.example.utf8))
            return same(zip, Fixtures.example.utf8.count, rule)
        case .xmlDepth:
            return Edge(
                fitting: (6, try edited("</application>", signature("") + "</application>")),
                exceeding: (
                    6, try edited("</application>", signature("<XPath/>") + "</application>")
                ), rule: rule)
        case .xmlElements:
            let count = Fixtures.example.replacing(/<!--.*?-->/.dotMatchesNewlines(), with: "")
                .matches(of: /<[A-Za-z]/).count
            return same(try Fixtures.zip(Array(Fixtures.example.utf8)), count, rule)
        case .xmlAttributes:
            func declarations(_ count: Int) throws -> [UInt8] {
                let more = (1...count).map { " xmlns:n\($0)=\"urn:n:\($0)\"" }.joined()
                return try edited("<commitment ", "<commitment\(more) ")
            }
            return Edge(
                fitting: (20, try declarations(18)), exceeding: (20, try declarations(19)),
                rule: rule)
        case .xmlTextBytes:
            // Before the next element stand a line feed and four spaces more.
            return same(
                try edited(
                    "<applicants>", "<applicants>" + String(repeating: " ", count: 2000)),
                2005, rule)
        default: return nil
        }
    }

    /// Three faults, and a limit of three and of two.
    private static func findings() throws -> Edge {
        var text = Fixtures.example
        for (old, new) in [
            ("<asOf>2025-12-31<", "<asOf>2025/12/31<"), ("<date>2025-12-20<", "<date>20251220<"),
            ("<date>2025-12-22<", "<date>2025年12月22日<"),
        ] {
            text.replace(old, with: new)
        }
        return same(try Fixtures.zip(Array(text.utf8)), 3, "PKG-LIMIT-FINDINGS")
    }

    private static func edited(_ old: String, _ new: String) throws -> [UInt8] {
        let text = Fixtures.example.replacing(old, with: new, maxReplacements: 1)
        #expect(text != Fixtures.example)
        return try Fixtures.zip(Array(text.utf8))
    }

    private static func files(_ count: Int) -> [(name: String, bytes: [UInt8])] {
        (1...count).map { ("attachments/further-\($0).txt", Array("text \($0)\n".utf8)) }
    }

    /// The example with more attachments, each listed.
    private static func listing(_ more: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
        let list = more.enumerated().map { index, file in
            """
            <attachment id="B\(index)" role="other" path="\(file.name)" \
            mediaType="application/octet-stream" size="\(file.bytes.count)" \
            digest="sha256:\(SHA256.digest(of: file.bytes).hex)"/>
            """
        }.joined()
        let text = Fixtures.example.replacing("</attachments>", with: list + "</attachments>")
        return try Fixtures.zip(
            [PackagePart(name: "application.xml", bytes: Array(text.utf8))]
                + Fixtures.attachments
                + more.map { PackagePart(name: $0.name, bytes: $0.bytes) })
    }

    /// A signature of the right form, six elements deep with the application.
    private static func signature(_ inside: String) -> String {
        """
        <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>\
        <CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>\
        <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>\
        <Reference URI=""><Transforms>\
        <Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature">\(inside)\
        </Transform></Transforms>\
        <DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>\
        <DigestValue>AA==</DigestValue></Reference></SignedInfo>\
        <SignatureValue>AA==</SignatureValue></Signature>
        """
    }
}
