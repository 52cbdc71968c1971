import Testing

@testable import XML

@Suite struct `Parsing` {
    static let sample = """
        <?xml version="1.0" encoding="UTF-8"?>
        <a:application xmlns:a="urn:t" xmlns:q="urn:q" kind="x" q:kind="y">
          <a:name>  甲 <b xmlns="">&amp;</b><![CDATA[<c>]]>
          </a:name>
          <a:name/>
          <other xmlns="urn:t" id="7"><name/></other>
        </a:application>
        """

    @Test func `navigates by local names`() throws {
        let root = try parsed(Self.sample).root
        #expect(root.name == "application")
        #expect(root.namespace == "urn:t")
        #expect(root.children.map(\.name) == ["name", "name", "other"])
        #expect(root.all("name").count == 2)
        #expect(root.first("nothing") == nil)
        #expect(root.first("name")?.trimmedText == "甲 &<c>")
        #expect(root.first("name")?.text == "  甲 &<c>\n  ")
        #expect(root.first("name")?.first("b")?.namespace == nil)
        #expect(root.first("name")?.first("b")?.parent == root.first("name"))
        #expect(root.parent == nil)
    }

    @Test func `tells attributes with a namespace from those without`() throws {
        let root = try parsed(Self.sample).root
        #expect(root.attribute("kind") == "x")
        #expect(root.attribute("id") == nil)
        #expect(root.attributes.map(\.name) == ["kind", "kind"])
        #expect(root.attributes.map(\.namespace) == [nil, "urn:q"])
    }

    @Test func `names places with positions among siblings of a name`() throws {
        let document = try parsed(Self.sample)
        #expect(document.root.path == "/application")
        #expect(document.root.all("name")[1].path == "/application/name[2]")
        #expect(
            document.root.first("other")?.first("name")?.path == "/application/other[1]/name[1]")
        #expect(document.root.line == 2)
        #expect(document.root.first("other")?.line == 6)
    }

    @Test func `a path below a known one is the whole path`() throws {
        let items = String(repeating: "<i><n/>x<n/></i><j/>", count: 70)
        var waiting = [try parsed("<a><!-- c --><l>\(items)</l><l/></a>").root]
        var seen: Set<String> = []
        while let element = waiting.popLast() {
            #expect(seen.insert(element.path).inserted)
            for child in element.children {
                #expect(child.path(below: element.path) == child.path)
                waiting.append(child)
            }
        }
        #expect(seen.count == 3 + 70 * 4)
        #expect(seen.contains("/a/l[1]/i[70]/n[2]"))
    }

    @Test func `trims white space of XML alone`() throws {
        for (text, trimmed) in [
            ("x", "x"), (" \n\tx y\r ", "x y"), ("x ", "x"), (" x", "x"), (" \n ", ""), ("", ""),
            ("\u{A0}x\u{3000}", "\u{A0}x\u{3000}"), (" \u{301}数\u{301} ", "\u{301}数\u{301}"),
        ] {
            #expect(
                Array(try parsed("<a>\(text)</a>").root.trimmedText.utf8) == Array(trimmed.utf8))
        }
    }

    @Test func `counts lines beyond 65,535`() throws {
        let text = "<a>" + String(repeating: "\n", count: 70_000) + "<b/>\n<c/></a>"
        let root = try parsed(text).root
        #expect(root.first("b")?.line == 70_001)
        #expect(root.first("c")?.line == 70_002)
    }

    @Test func `an element keeps its document alive`() throws {
        var element: XMLElement?
        do { element = try parsed("<a><b>x</b></a>").root.first("b") }
        #expect(element?.text == "x")
        #expect(element?.path == "/a/b[1]")
    }

    /// 数据 in several encodings.
    static let encodings: [(String, [UInt8])] = [
        ("UTF-8", Array("<a>数据</a>".utf8)),
        ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array("<a>数据</a>".utf8)),
        ("UTF-16LE with a mark", [0xFF, 0xFE] + wide("<a>数据</a>", isBig: false)),
        ("UTF-16BE with a mark", [0xFE, 0xFF] + wide("<a>数据</a>", isBig: true)),
        ("UTF-16LE without a mark", wide("<a>数据</a>", isBig: false)),
        (
            "UTF-16LE declared",
            [0xFF, 0xFE] + wide("<?xml version='1.0' encoding='UTF-16'?><a>数据</a>", isBig: false)
        ),
        ("gb2312", labelled("gb2312", [0xCA, 0xFD, 0xBE, 0xDD])),
        ("GBK", labelled("GBK", [0xCA, 0xFD, 0xBE, 0xDD])),
        ("GB18030", labelled("GB18030", [0xCA, 0xFD, 0xBE, 0xDD])),
    ]

    @Test(arguments: encodings) func `reads`(_ name: String, _ bytes: [UInt8]) throws {
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard) else {
            Issue.record("\(name): \(try problems(bytes))")
            return
        }
        #expect(document.root.text == "数据", "\(name)")
    }

    @Test func `reads GBK and GB18030 characters under the label gb2312`() throws {
        // 镕 is in GBK and not in GB 2312; 㐀 takes four bytes in GB18030.
        let bytes = Self.labelled("gb2312", [0xE9, 0x46, 0x81, 0x39, 0xEE, 0x39])
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard) else {
            Issue.record("\(try problems(bytes))")
            return
        }
        #expect(document.root.text == "镕㐀")
    }

    static func wide(_ text: String, isBig: Bool) -> [UInt8] {
        text.utf16.flatMap { unit -> [UInt8] in
            let high = UInt8(unit >> 8)
            let low = UInt8(unit & 0xFF)
            return isBig ? [high, low] : [low, high]
        }
    }

    static func labelled(_ label: String, _ content: [UInt8]) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"\(label)\"?><a>".utf8) + content
            + Array("</a>".utf8)
    }
}
