import Testing

@testable import XML

@Suite struct `Schema validation` {
    static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns="urn:t"
            elementFormDefault="qualified">
        <xs:include schemaLocation="../common/types.xsd"/>
        <xs:element name="r"><xs:complexType><xs:choice maxOccurs="unbounded">
          <xs:element name="code" type="code"/><xs:element name="kind" type="kind"/>
          <xs:element name="s" type="short"/><xs:element name="p" type="pct"/>
          <xs:element name="d" type="xs:date"/>
          <xs:element name="e"><xs:complexType/></xs:element>
          <xs:element name="l"><xs:simpleType><xs:list itemType="code"/></xs:simpleType></xs:element>
          <xs:element name="sq"><xs:complexType><xs:sequence>
            <xs:element name="a"/><xs:element name="b" minOccurs="0"/><xs:element name="c"/>
            </xs:sequence><xs:attribute name="id" use="required" type="code"/>
            <xs:attribute name="k" type="kind"/><xs:attribute name="f" fixed="1"/></xs:complexType>
          </xs:element>
          <xs:element name="item"><xs:complexType><xs:attribute name="n"/></xs:complexType>
          </xs:element>
        </xs:choice></xs:complexType>
        <xs:unique name="un"><xs:selector xpath="*"/><xs:field xpath="@n"/></xs:unique>
        </xs:element></xs:schema>
        """

    static let types = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns="urn:t">
        <xs:simpleType name="code"><xs:restriction base="xs:string">
          <xs:pattern value="[0-9]{6}"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="kind"><xs:restriction base="xs:string">
          <xs:enumeration value="a"/><xs:enumeration value="b"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="short"><xs:restriction base="xs:string">
          <xs:minLength value="1"/><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="pct"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/>
          <xs:maxInclusive value="100"/><xs:fractionDigits value="2"/></xs:restriction>
        </xs:simpleType></xs:schema>
        """

    static func compiled(limits: XMLLimits = .standard) throws -> XMLSchema {
        try XMLSchema.compile(Array(schema.utf8), name: "t.xsd", limits: limits) { name in
            name == "types.xsd" ? Array(types.utf8) : nil
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let content: String
        let path: String
        let found: String?
        let expected: String?
        var testDescription: String { content }

        init(_ content: String, _ path: String, _ found: String?, _ expected: String?) {
            (self.content, self.path, self.found, self.expected) = (content, path, found, expected)
        }
    }

    static let rows = [
        Row("<code>12</code>", "/r/code[1]", "12", "[0-9]{6}"),
        Row("<code>12'</code>", "/r/code[1]", "12'", "[0-9]{6}"),
        Row("<kind>c</kind>", "/r/kind[1]", "c", "a, b"),
        Row("<s/>", "/r/s[1]", "", "length ≥ 1"),
        Row("<s>ok</s><s>登记凭证</s>", "/r/s[2]", "登记凭证", "length ≤ 3"),
        Row("<p>-1</p>", "/r/p[1]", "-1", "≥ 0"),
        Row("<p>101</p>", "/r/p[1]", "101", "≤ 100"),
        Row("<p>1.234</p>", "/r/p[1]", "1.234", "decimals ≤ 2"),
        Row("<p>x</p>", "/r/p[1]", "x", "pct"),
        Row("<d>2026/1/5</d>", "/r/d[1]", "2026/1/5", "xs:date"),
        Row("<e>text</e>", "/r/e[1]", "text", nil),
        Row("<l>123456 12</l>", "/r/l[1]", "123456 12", "[0-9]{6}"),
        Row("<sq id='1'><a/><c/></sq>", "/r/sq[1]/@id", "1", "[0-9]{6}"),
        Row("<sq><a/><c/></sq>", "/r/sq[1]", nil, "@id"),
        Row("<sq id='123456' k='q'><a/><c/></sq>", "/r/sq[1]/@k", "q", "a, b"),
        Row("<sq id='123456' f='2'><a/><c/></sq>", "/r/sq[1]/@f", "2", "1"),
        Row("<sq id='123456' z='2'><a/><c/></sq>", "/r/sq[1]/@z", "@z", nil),
        Row("<sq id='123456'><b/></sq>", "/r/sq[1]/b[1]", "b", "a"),
        Row("<sq id='123456'><a/></sq>", "/r/sq[1]", nil, "b, c"),
        Row("<sq id='123456'/>", "/r/sq[1]", nil, "a"),
        Row("<sq id='123456'><a/><c/><d/></sq>", "/r/sq[1]/d[1]", "d", nil),
        Row("<item n='1'/><item n='1'/>", "/r/item[2]", "1", nil),
        Row("<bogus/>", "/r/bogus[1]", "bogus", "code, kind, s, p, d, e, l, sq, item"),
        // Where the content could end, libxml2 does not say what else could come.
        Row("<code>123456</code><code xmlns=''>1</code>", "/r/code[2]", "code", nil),
    ]

    @Test(arguments: rows) func `says where, what and what instead`(_ row: Row) throws {
        let text = "<r xmlns='urn:t'>\n\(row.content)</r>"
        let found = try Self.compiled().validate(try parsed(text))
        #expect(found.count == 1, "\(found)")
        let problem = try #require(found.first)
        #expect(problem.kind == .schema)
        #expect(problem.xpath == row.path)
        #expect(problem.line == 2)
        #expect(problem.found == row.found)
        #expect(problem.expected == row.expected)
        #expect(!problem.message.contains("urn:t"), "\(problem.message)")
        #expect(problem.code > 1800)
    }

    @Test func `a valid document has no problems`() throws {
        let text = """
            <r xmlns='urn:t'><code>123456</code><kind>b</kind><s>凭证</s><p>99.99</p>
            <d>2026-01-05</d><e/><l>123456 654321</l><sq id='123456' f='1'><a/><c/></sq>
            <item n='1'/><item n='2'/></r>
            """
        #expect(try Self.compiled().validate(try parsed(text)).isEmpty)
    }

    @Test func `a list that libxml2 cuts at ten ends in an ellipsis`() throws {
        let names = (0..<12).map { "<xs:element name='n\($0)'/>" }.joined()
        let text = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r">
            <xs:complexType><xs:choice>\(names)</xs:choice></xs:complexType></xs:element></xs:schema>
            """
        let schema = try XMLSchema.compile(Array(text.utf8), name: "n.xsd")
        let found = try schema.validate(try parsed("<r><x/></r>"))
        #expect(found.first?.expected == "n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, …")
    }

    @Test func `an ambiguous pattern that exhausts libxml2 is an engine error and no verdict`()
        throws
    {
        let text = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r">
            <xs:simpleType><xs:restriction base="xs:string"><xs:pattern value=".*a.*a.*b"/>
            </xs:restriction></xs:simpleType></xs:element></xs:schema>
            """
        let schema = try XMLSchema.compile(Array(text.utf8), name: "p.xsd")
        let document = try parsed("<r>" + String(repeating: "a", count: 2_000) + "</r>")
        #expect(throws: XMLEngineError.self) { try schema.validate(document) }
        #expect(try schema.validate(try parsed("<r>aab</r>")).isEmpty)
    }

    @Test func `another root is named`() throws {
        let found = try Self.compiled().validate(try parsed("<q/>"))
        #expect(found.map(\.found) == ["q"])
        #expect(found.map(\.xpath) == ["/q"])
    }

    @Test func `all problems are told, up to the limit`() throws {
        let text = "<r xmlns='urn:t'>" + String(repeating: "<code>1</code>\n", count: 50) + "</r>"
        #expect(try Self.compiled().validate(try parsed(text)).count == 50)
        var limits = XMLLimits.standard
        limits.maxFindings = 7
        let schema = try Self.compiled(limits: limits)
        #expect(try schema.validate(try parsed(text)).map(\.line) == [1, 2, 3, 4, 5, 6, 7])
    }

    @Test func `lines are right beyond 65,535`() throws {
        let text =
            "<r xmlns='urn:t'>" + String(repeating: "\n", count: 70_000) + "<code>1</code></r>"
        #expect(try Self.compiled().validate(try parsed(text)).map(\.line) == [70_001])
    }

    @Test func `a compiled schema serves many documents`() throws {
        let schema = try Self.compiled()
        for _ in 0..<3 {
            #expect(
                try schema.validate(try parsed("<r xmlns='urn:t'><kind>c</kind></r>")).count == 1)
            #expect(try schema.validate(try parsed("<r xmlns='urn:t'><kind>a</kind></r>")).isEmpty)
        }
    }

    @Test func `agrees with xmllint on which rows are invalid`() throws {
        let whole = Self.schema.replacing(
            "<xs:include schemaLocation=\"../common/types.xsd\"/>",
            with: Self.types.split(separator: "\n").dropFirst().joined(separator: "\n")
                .replacing("</xs:schema>", with: ""))
        for row in Self.rows {
            let text = "<r xmlns='urn:t'>\n\(row.content)</r>"
            #expect(try isValidForXmllint(text, schema: whole) == false, "\(row.content)")
        }
        #expect(try isValidForXmllint("<r xmlns='urn:t'><kind>a</kind></r>", schema: whole))
    }

    static let broken: [(String, String)] = [
        ("no UTF-8", "\u{FEFF}<?xml version='1.0' encoding='latin1'?>" + schema),
        ("a missing include", schema.replacing("types.xsd", with: "absent.xsd")),
        ("an include of the disk", schema.replacing("../common/types.xsd", with: "/etc/passwd")),
        ("no schema", "<a/>"),
        ("not XML", "<xs:schema"),
        ("a DOCTYPE", "<!DOCTYPE a>" + schema),
        ("an unknown type", schema.replacing("type=\"pct\"", with: "type=\"nothing\"")),
        (
            "an ambiguous model",
            schema.replacing(
                "<xs:element name=\"b\" minOccurs=\"0\"/>",
                with: "<xs:element name=\"c\" minOccurs=\"0\"/>")
        ),
    ]

    @Test(arguments: broken) func `is not compiled`(_ name: String, _ text: String) throws {
        do {
            _ = try XMLSchema.compile(Array(text.utf8), name: "t.xsd") { name in
                name == "types.xsd" ? Array(Self.types.utf8) : nil
            }
            Issue.record("\(name) was compiled")
        } catch {
            guard case .invalidSchema("t.xsd", let reasons) = error else {
                Issue.record("\(name): \(error)")
                return
            }
            #expect(!reasons.isEmpty && !reasons.joined().contains("dengji-schema"))
        }
    }

    @Test func `imports are resolved through the closure alone`() throws {
        let main = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:m"
                xmlns:t="urn:t"><xs:import namespace="urn:t" schemaLocation="http://a.test/types.xsd"/>
            <xs:element name="m" type="t:kind"/></xs:schema>
            """
        var asked: [String] = []
        let schema = try XMLSchema.compile(Array(main.utf8), name: "m.xsd") { name in
            asked.append(name)
            return Array(Self.types.utf8)
        }
        #expect(asked == ["types.xsd"])
        #expect(try schema.validate(try parsed("<m xmlns='urn:m'>a</m>")).isEmpty)
        #expect(try schema.validate(try parsed("<m xmlns='urn:m'>z</m>")).count == 1)
    }

    @Test func `two threads compile and validate at the same time`() async throws {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let schema = try Self.compiled()
                    var count = 0
                    for _ in 0..<50 {
                        let document = try parsed(
                            "<r xmlns='urn:t'><kind>c</kind><code>1</code><d>2026-01-05</d></r>")
                        count += try schema.validate(document).count
                    }
                    return count
                }
            }
            for try await count in group { #expect(count == 100) }
        }
    }
}
