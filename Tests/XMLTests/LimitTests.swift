import Testing

@testable import XML

@Suite struct `Limits of documents` {
    private static func letters(_ count: Int) -> String { String(repeating: "x", count: count) }

    /// A document at its edge and one over it, with the limit's id and bound as they are told.
    struct Edge: CustomTestStringConvertible, Sendable {
        let expected: String
        let make: @Sendable (Int) -> String
        /// The greatest number that is accepted.
        let last: Int
        var limits = XMLLimits.standard
        var name = ""
        var testDescription: String { expected + " " + name }
    }

    private static let few = XMLLimits(
        maxBytes: 100_000, maxDepth: 20, maxElements: 30, maxAttributes: 16, maxTextBytes: 1_024,
        maxFindings: 10)

    static let edges = [
        Edge(
            expected: "xml-bytes ≤ 100000",
            make: { "<a/>" + String(repeating: " ", count: $0 - 4) },
            last: 100_000, limits: few),
        Edge(
            expected: "xml-depth ≤ 20",
            make: {
                String(repeating: "<a>", count: $0) + String(repeating: "</a>", count: $0)
            }, last: 20, limits: few),
        Edge(
            expected: "xml-elements ≤ 30",
            make: { "<a>" + String(repeating: "<b/>", count: $0 - 1) + "</a>" }, last: 30,
            limits: few),
        Edge(
            expected: "xml-attributes ≤ 16",
            make: { "<a " + (0..<$0).map { "b\($0)='='" }.joined(separator: " ") + "/>" },
            last: 16, limits: few),
        Edge(
            expected: "xml-attributes ≤ 16",
            make: {
                "<a " + (0..<$0).map { "xmlns:b\($0)='u:\($0)'" }.joined(separator: " ") + "/>"
            },
            last: 16, limits: few, name: "of namespaces on one element"),
        Edge(
            expected: "xml-attributes ≤ 16",
            make: { count in
                (0..<count).map { "<a xmlns:b\($0)='u:\($0)'>" }.joined()
                    + String(repeating: "</a>", count: count)
            }, last: 16, limits: few, name: "of namespaces in force"),
        Edge(
            expected: "xml-text-bytes ≤ 1024", make: { "<a>" + letters($0) + "</a>" }, last: 1_024,
            limits: few, name: "of text"),
        Edge(
            expected: "xml-text-bytes ≤ 1024", make: { "<a b='" + letters($0) + "'/>" },
            last: 1_024, limits: few, name: "of a value"),
        Edge(
            expected: "xml-text-bytes ≤ 1024", make: { "<a xmlns:b='u:" + letters($0 - 2) + "'/>" },
            last: 1_024, limits: few, name: "of a namespace"),
        Edge(
            expected: "xml-text-bytes ≤ 1024", make: { "<a><!--" + letters($0) + "--></a>" },
            last: 1_024, limits: few, name: "of a comment"),
        Edge(
            expected: "xml-text-bytes ≤ 1024", make: { "<a/><?p " + letters($0) + "?>" },
            last: 1_024, limits: few, name: "of an instruction"),
        Edge(
            expected: "xml-text-bytes ≤ 1024", make: { "<a><![CDATA[" + letters($0) + "]]></a>" },
            last: 1_024, limits: few, name: "of a section"),
        Edge(
            expected: "xml-name-bytes ≤ 50000", make: { "<" + letters($0) + "/>" }, last: 50_000,
            name: "of an element"),
        Edge(
            expected: "xml-name-bytes ≤ 50000", make: { "<a " + letters($0) + "=''/>" },
            last: 50_000, name: "of an attribute"),
    ]

    @Test(arguments: edges) func `hold at the edge and not one past it`(_ edge: Edge) throws {
        #expect(try problems(Array(edge.make(edge.last).utf8), limits: edge.limits).isEmpty)
        let found = try problems(Array(edge.make(edge.last + 1).utf8), limits: edge.limits)
        #expect(found.map(\.kind) == [.limit], "\(found)")
        #expect(found.first?.expected == edge.expected, "\(found)")
        #expect(
            found.first?.limit?.rawValue
                == edge.expected.split(separator: " ").first.map(String.init))
    }

    @Test func `of names end in a problem and never in an engine failure`() throws {
        for (make, expected) in [
            ({ "<i\($0)/>" }, "xml-names ≤ 50000"),
            ({ "<i a\($0)=''/>" }, "xml-names ≤ 50000"),
            ({ "<?i\($0)?>" }, "xml-names ≤ 50000"),
            ({ "<i" + Self.letters(40_000) + "\($0)/>" }, "xml-names-bytes ≤ 10000000"),
            ({ "<i a" + Self.letters(40_000) + "\($0)=''/>" }, "xml-names-bytes ≤ 10000000"),
            (
                { "<i xmlns:a" + Self.letters(40_000) + "\($0)='u:'/>" },
                "xml-names-bytes ≤ 10000000"
            ),
            ({ "<?i" + Self.letters(40_000) + "\($0)?>" }, "xml-names-bytes ≤ 10000000"),
        ] as [((Int) -> String, String)] {
            let count = make(0).utf8.count > 30_000 ? 15_000_000 / make(0).utf8.count : 50_100
            let text = "<a>\n" + (0..<count).map(make).joined() + "</a>"
            let found = try problems(Array(text.utf8))
            #expect(found.map(\.expected) == [expected], "\(found)")
            #expect(found.first?.line == 2)
        }
    }

    @Test func `beyond ten million bytes a document may end as it likes`() throws {
        let body = String(repeating: "<i>" + Self.letters(900) + "</i>", count: 11_500)
        for end in [
            "</a>", "<b c='" + Self.letters(900) + "'/></a>",
            "<b c='" + Self.letters(900_000) + "'/></a>",
            "</a>" + String(repeating: "\n", count: 900),
            "</a><!--" + Self.letters(900) + "-->",
        ] {
            #expect(try problems(Array(("<a>" + body + end).utf8)).isEmpty)
        }
        #expect(try problems(Array(("<a>" + body + "</b>").utf8)).map(\.kind) == [.malformed])
    }

    @Test func `steps of rules end in an error that names the bound`() throws {
        let rules = """
            <sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:d="urn:dengji:rules:1"
                queryBinding="xpath"><sch:pattern><sch:rule context="//b">
            <sch:assert id="LAW-1-1" d:article="1" test="count(//b[. = 'x']) &lt; 1">
            <d:zh>。</d:zh><d:en>.</d:en><d:advice>。</d:advice></sch:assert></sch:rule></sch:pattern>
            </sch:schema>
            """
        let set = try RuleSet.load(Array(rules.utf8), name: "t.sch")
        let few = try parsed("<a>" + String(repeating: "<b>x</b>", count: 100) + "</a>")
        #expect(try set.evaluate(few).count == 100)
        let many = try parsed("<a>" + String(repeating: "<b/>", count: 9_000) + "</a>")
        #expect(throws: XMLEngineError.stepsExhausted(bound: 50_000_000)) {
            try set.evaluate(many)
        }
        // Each document has all of them, whatever became of the one before.
        #expect(try set.evaluate(few).count == 100)
        let some = try parsed("<a>" + String(repeating: "<b/>", count: 2_000) + "</a>")
        for _ in 0..<2 { #expect(try set.evaluate(some).isEmpty) }
    }
}
