import Foundation
import Testing
import XML

@Suite struct `Patterns of the schemas` {
    /// Every pattern of every XSD, with the file it is from.
    static let patterns: [String: String] = {
        var found: [String: String] = [:]
        for name in Fixtures.paths(below: Fixtures.root.appendingPathComponent("schemas/xsd")) {
            let text = String(decoding: Fixtures.bytes("schemas/xsd/" + name), as: UTF8.self)
            for match in text.matches(of: /<xs:pattern value=("[^"]*"|'[^']*')/) {
                found[String(match.output.1), default: ""] = name
            }
        }
        return found
    }()

    private static let seeds = [
        "a", "0", "A", "/", "a/", "@", "a@", "-", "0-", "a-", ".", "a.", " ", "数", "_", "sha256:0",
        "Tt",
        "A0", "https://a", "[", "a:b",
    ]

    /// libxml2 looks at patterns whatever the length, and gives up on those it has to try in many
    /// ways; that would be a fault of the program, provoked by a sender.
    @Test func `are decided for any value, in time that grows with its length`() throws {
        #expect(Self.patterns.count > 25)
        for (pattern, file) in Self.patterns {
            let schema = try XMLSchema.compile(
                Array(
                    """
                    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r">
                    <xs:simpleType><xs:restriction base="xs:token"><xs:pattern value=\(pattern)/>
                    </xs:restriction></xs:simpleType></xs:element></xs:schema>
                    """.utf8), name: file)
            for seed in Self.seeds {
                for (count, ends) in [
                    (63, ["", "!"]), (64, [""]), (10_000, ["", "!"]), (400_000, ["!"]),
                ] {
                    // The longest only where the value gets far into the pattern.
                    if count > 10_000, !["a", "0", "A", "a/", "a."].contains(seed) { continue }
                    let value = String(repeating: seed, count: count / seed.count)
                    for end in ends {
                        let began = ContinuousClock.now
                        let outcome = try XMLDocument.parse(
                            Array("<r>\(value)\(end)</r>".utf8), limits: .standard)
                        guard case .document(let document) = outcome else {
                            Issue.record("\(outcome)")
                            continue
                        }
                        #expect(throws: Never.self, "\(file): \(pattern) and \(count) of \(seed)") {
                            _ = try schema.validate(document)
                        }
                        #expect(
                            ContinuousClock.now - began < .seconds(10), "\(pattern) and \(seed)")
                    }
                }
            }
        }
    }
}
