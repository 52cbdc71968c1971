import Testing

@testable import XML

@Suite struct `Canonical form` {
    static let documents = [
        "<a/>",
        "<?xml version='1.0'?><!-- c --><?p i?><a  b = 'x'\n c='y'/>",
        "<a xmlns='urn:1' xmlns:u='urn:unused' xmlns:x='urn:2'><x:b c='1' x:c='2'/><b xmlns=''/></a>",
        "<x:a xmlns:x='urn:1'><x:b><y:c xmlns:y='urn:2' y:z='' b='&#9;&#10;&#13;&lt;&quot;'/></x:b></x:a>",
        "<a>&lt;&gt;&amp;&#13;\t\n<![CDATA[<&>]]>\"'</a>",
        "<a xml:lang='zh' xml:space='preserve'> 数据 <b> </b></a>",
        "<a xmlns='urn:1'><b xmlns='urn:1'><c xmlns='urn:2'><d xmlns='urn:1'/></c></b></a>",
        "<a xmlns:b='urn:2' xmlns:a='urn:1' b:x='1' a:x='2' x='3' z='4'/>",
    ]

    @Test(arguments: documents) func `agrees with xmllint`(_ text: String) throws {
        // xmllint keeps comments, so they are taken out for it.
        let input = text.replacing("<!-- c -->", with: "")
        let own = try CanonicalXML.exclusive(try parsed(text))
        let other = try oracle("xmllint", ["--exc-c14n"], on: Array(input.utf8))
        #expect(String(decoding: own, as: UTF8.self) == String(decoding: other, as: UTF8.self))
        #expect(!own.isEmpty)
    }

    @Test func `leaves out an element as if it had never been there`() throws {
        let with = try parsed(
            "<a xmlns='urn:1' xmlns:d='urn:d'><b/>\n<d:Signature><d:c e='1'>x</d:c></d:Signature></a>"
        )
        let without = try parsed("<a xmlns='urn:1' xmlns:d='urn:d'><b/>\n</a>")
        let signature = try #require(with.root.first("Signature"))
        #expect(
            try CanonicalXML.exclusive(with, omitting: signature)
                == CanonicalXML.exclusive(without))
    }

    @Test func `a subtree carries the namespaces it uses and no others`() throws {
        let document = try parsed(
            "<a xmlns='urn:1' xmlns:d='urn:d' xmlns:u='urn:u'><d:S><d:I x='1'><b/></d:I></d:S></a>")
        let info = try #require(document.root.first("S")?.first("I"))
        let bytes = try CanonicalXML.exclusive(subtree: info)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "<d:I xmlns:d=\"urn:d\" x=\"1\"><b xmlns=\"urn:1\"></b></d:I>")
    }

    @Test func `is its own canonical form`() throws {
        for text in Self.documents {
            let once = try CanonicalXML.exclusive(try parsed(text))
            let again = try CanonicalXML.exclusive(
                try parsed(String(decoding: once, as: UTF8.self)))
            #expect(once == again)
        }
    }
}

@Suite struct `Writing` {
    static func everything() -> [UInt8] {
        var writer = XMLWriter(
            root: "paper", namespace: "urn:dengji:paper:1",
            attributes: [("z", "1"), ("a", "<&>\"'\t\n\r 数"), ("A", "")])
        writer.element("title", "<&>\"'\t\n\r 登记 \u{1F600}", [("id", "7")])
        writer.open("empty")
        writer.close()
        writer.open("Signature", [("Id", "s")], namespace: "urn:other")
        writer.element("inner", "x")
        writer.open("back", namespace: "urn:dengji:paper:1")
        writer.close()
        writer.open("none", namespace: "")
        writer.element("deeper")
        writer.close()
        writer.close()
        writer.text("\n")
        return writer.finish()
    }

    @Test func `is canonical by construction`() throws {
        let bytes = Self.everything()
        let document = try parsed(String(decoding: bytes, as: UTF8.self))
        #expect(
            String(decoding: try CanonicalXML.exclusive(document), as: UTF8.self)
                == String(decoding: bytes, as: UTF8.self))
        #expect(try oracle("xmllint", ["--exc-c14n"], on: bytes) == bytes)
    }

    @Test func `what is written is read back`() throws {
        let root = try parsed(String(decoding: Self.everything(), as: UTF8.self)).root
        #expect(root.attribute("a") == "<&>\"'\t\n\r 数")
        #expect(root.first("title")?.text == "<&>\"'\t\n\r 登记 \u{1F600}")
        #expect(root.first("Signature")?.namespace == "urn:other")
        #expect(root.first("Signature")?.first("back")?.namespace == "urn:dengji:paper:1")
        #expect(root.first("Signature")?.first("none")?.first("deeper")?.namespace == nil)
    }

    @Test func `forbidden characters become U+FFFD`() throws {
        var writer = XMLWriter(root: "a", namespace: "", attributes: [("b", "x\u{0}y")])
        writer.text("\u{1}\u{FFFE}\u{7F}\u{B}")
        let bytes = writer.finish()
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "<a b=\"x\u{FFFD}y\">\u{FFFD}\u{FFFD}\u{7F}\u{FFFD}</a>")
    }

    @Test func `attributes are sorted however they are given, and none is one`() {
        let given: [(String, String?)] = [("b", "2"), ("a", "1"), ("aa", nil), ("C", "3")]
        for turn in given.indices {
            var writer = XMLWriter(
                root: "r", namespace: "",
                attributes: Array(given[turn...]) + Array(given[..<turn]))
            writer.element("e", "x", given.reversed())
            writer.element("n", "", [("a", nil)])
            #expect(
                String(decoding: writer.finish(), as: UTF8.self)
                    == "<r C=\"3\" a=\"1\" b=\"2\"><e C=\"3\" a=\"1\" b=\"2\">x</e><n></n></r>")
        }
    }

    @Test func `each element stands on a line, two spaces a level`() {
        var writer = IndentedWriter(root: "r", namespace: "urn:1", attributes: [])
        writer.open("a", [("k", "v")])
        writer.element("b", "x")
        writer.close()
        #expect(
            String(decoding: writer.finishFile(), as: UTF8.self)
                == """
                <r xmlns="urn:1" format="1">
                  <a k="v">
                    <b>x</b>
                  </a>
                </r>

                """)
    }

    @Test func `random texts survive and stay canonical`() throws {
        var generator = SplitMix(state: 20_241_101)
        let palette: [Unicode.Scalar] = [
            "&", "<", ">", "\"", "'", "\r", "\n", "\t", " ", "a", "登", "\u{85}", "\u{2028}",
            "\u{FFFD}", "]", "\u{10FFFF}",
        ]
        for _ in 0..<200 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<20, using: &generator) {
                text.append(palette.randomElement(using: &generator)!)
            }
            var writer = XMLWriter(
                root: "a", namespace: "urn:1", attributes: [("v", String(text))])
            writer.text(String(text))
            let bytes = writer.finish()
            let document = try parsed(String(decoding: bytes, as: UTF8.self))
            #expect(Array(document.root.text.utf8) == Array(String(text).utf8))
            #expect(Array(document.root.attribute("v")!.utf8) == Array(String(text).utf8))
            #expect(try CanonicalXML.exclusive(document) == bytes)
        }
    }
}

/// A seeded generator (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
