import Testing

@testable import XML

@Suite struct `Validation past misplaced elements` {
    static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns="urn:t"
            elementFormDefault="qualified">
        <xs:element name="r"><xs:complexType><xs:all>
          <xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/>
          <xs:element name="l"><xs:complexType><xs:sequence>
            <xs:element name="i" type="xs:int" maxOccurs="2"/></xs:sequence></xs:complexType>
          </xs:element>
        </xs:all></xs:complexType></xs:element></xs:schema>
        """

    func paths(_ content: String) throws -> [String] {
        let schema = try XMLSchema.compile(Array(Self.schema.utf8), name: "t.xsd")
        let document = try parsed("<r xmlns='urn:t'>\(content)</r>")
        let before = try CanonicalXML.exclusive(document)
        let found = try schema.validateThroughout(document)
        #expect(try CanonicalXML.exclusive(document) == before, "the tree is whole again")
        return found.map { ($0.xpath ?? "") + " " + ($0.found ?? "-") }
    }

    @Test func `what follows a misplaced element is validated too`() throws {
        #expect(
            try paths("<z>1</z>\n<a>x</a>\n<y/><l><i>q</i></l>\n<b>1</b>") == [
                "/r/z[1] z", "/r/a[1] x", "/r/y[1] y", "/r/l[1]/i[1] q",
            ])
    }

    @Test func `an element too many is told once and moves no position`() throws {
        #expect(
            try paths("<a>1</a><l><i>1</i>\n<i>q</i>\n<i>1</i>\n<i>1</i></l>\n<b>1</b><b>x</b>")
                == [
                    "/r/l[1]/i[2] q", "/r/l[1]/i[3] i", "/r/b[2] b",
                ])
    }

    @Test func `a document without misplaced elements is judged as by validate`() throws {
        #expect(try paths("<a>1</a><b>2</b><l><i>1</i></l>").isEmpty)
        #expect(try paths("<a>1</a><l><i>1</i></l>") == ["/r -"])
    }

    @Test func `the rounds are bounded`() throws {
        let many = (0..<40).map { "<z\($0)/>" }.joined()
        #expect(try paths(many + "<a>1</a><b>2</b><l><i>1</i></l>").count == 17)
    }
}
