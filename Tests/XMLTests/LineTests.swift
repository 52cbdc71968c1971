import Testing

@testable import XML

/// A fault whose place is marked with `‹`, which is taken out before the text is parsed.
struct MarkedFault: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let kind: XMLProblem.Kind
    /// Whether the column of the mark is told too.
    var hasColumn = false
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ kind: XMLProblem.Kind, hasColumn: Bool = false) {
        (self.name, self.text, self.kind, self.hasColumn) = (name, text, kind, hasColumn)
    }

    /// The text behind so many line feeds, and the line of the mark in it.
    func padded(by count: Int) -> (text: String, line: Int) {
        let begin = text.prefix { $0 != "‹" }
        let before = begin.utf8.count { $0 == 0x0A }
        return (
            String(repeating: "\n", count: count) + text.replacing("‹", with: ""),
            count + before + 1
        )
    }

    /// The column of the mark.
    var column: Int {
        let before = text.prefix { $0 != "‹" }
        return before.reversed().prefix { $0 != "\n" }.count + 1
    }

    /// Paddings that put the mark on each of the lines, and so on both sides of 65,535.
    func paddings(_ lines: [Int] = [65_534, 65_535, 65_536, 65_537, 70_001]) -> [Int] {
        lines.map { $0 - padded(by: 0).line }
    }
}

@Suite struct `Lines` {
    static let faults = [
        MarkedFault(
            "an element without its prefix", "<a>\n‹<x:b\n c='1'/></a>", .namespace, hasColumn: true
        ),
        MarkedFault(
            "an attribute without its prefix", "<a>\n<b\n c='1'\n  ‹x:d='2'\n/></a>", .namespace,
            hasColumn: true),
        MarkedFault(
            "the same attribute by two prefixes",
            "<a>\n<b xmlns:x='u:1'\n xmlns:y='u:1'\n x:c='1'\n ‹y:c='2'\n/></a>", .namespace),
        MarkedFault("a relative namespace", "<a>\n<b\n c=''\n ‹xmlns:p='x'\n/></a>", .namespace),
        MarkedFault("a relative default namespace", "<a>\n<b\n ‹xmlns='x'/></a>", .namespace),
        MarkedFault("two colons", "<a xmlns:p='u:1'>\n‹<p:b:c\n/></a>", .namespace),
        MarkedFault(
            "an attribute twice", "<a>\n<b c='1'\n ‹c=''\n\n/></a>", .malformed, hasColumn: true),
        MarkedFault("crossed tags", "<a>\n<b>\n‹</a>\n</b>", .malformed),
        MarkedFault("an end tag too many", "<a/>\n‹</a>", .malformed),
        MarkedFault("an open angle in a value", "<a>\n<b\n c='‹<'/></a>", .malformed),
        MarkedFault("no quotes", "<a>\n<b\n c=‹1/></a>", .malformed),
        MarkedFault("no value", "<a>\n<b\n c‹/></a>", .malformed),
        MarkedFault("an unknown entity", "<a>\n\n‹&nbsp;\n</a>", .malformed),
        MarkedFault("an unknown entity in a value", "<a>\n<b c='\n‹&nbsp;'\n/></a>", .malformed),
        MarkedFault("a control character", "<a>\nxx\n‹\u{1}\n</a>", .malformed),
        MarkedFault("U+FFFE", "<a>\nxx\n‹\u{FFFE}\n</a>", .malformed),
        MarkedFault("the end of a section in text", "<a>\nxx\n‹]]>\n</a>", .malformed),
        MarkedFault("two hyphens in a comment", "<a>\n<!-- \n ‹-- -->\n</a>", .malformed),
        MarkedFault("a declaration in the middle", "<a>\n‹<?xml version='1.0'?>\n</a>", .malformed),
        MarkedFault("a DOCTYPE", "\n<!-- \n -->\n‹<!DOCTYPE a>\n<a/>", .doctype),
        MarkedFault("nothing more", "<a>\n<b>\n‹", .malformed),
        MarkedFault("text behind the root", "<a>\n</a>\n‹x", .malformed),
    ]

    @Test(arguments: faults) func `of what is not XML are right`(_ fault: MarkedFault) throws {
        for count in fault.paddings() {
            let (text, line) = fault.padded(by: count)
            let found = try problems(Array(text.utf8))
            #expect(found.first?.kind == fault.kind, "\(found)")
            #expect(found.first?.line == line, "\(found)")
            if fault.hasColumn {
                #expect(found.first?.column == fault.column, "\(found)")
            }
        }
    }

    static let limits: [MarkedFault] = [
        MarkedFault("depth", "<a><b>\n‹<c\n/></b></a>", .limit),
        MarkedFault("attributes", "<a>\n‹<b c=''\n d=''\n e=''/></a>", .limit),
        MarkedFault("elements", "<a><b/><b/>\n<b/>\n‹<b\n/></a>", .limit),
        MarkedFault("a value", "<a>\n<b c=''\n ‹d='12345678901'\n/></a>", .limit),
        MarkedFault(
            "a namespace", "<a>\n<b c=''\n ‹xmlns:d='u:1234567890'\n/></a>", .limit),
        MarkedFault("a text", "<a>\n‹<b\n>123456\n78901\n</b></a>", .limit),
        MarkedFault("a comment", "<a>\n‹<b\n><!--123456\n78901\n--></b></a>", .limit),
        MarkedFault("an instruction", "<a>\n‹<b\n><?p 123456\n78901\n?></b></a>", .limit),
        MarkedFault("a section", "<a>\n‹<b\n><![CDATA[123456\n78901\n]]></b></a>", .limit),
        MarkedFault(
            "declarations in force", "<a xmlns:p='u:p' xmlns:q='u:q'>\n‹<b\nxmlns:r='u:r'/></a>",
            .limit),
    ]

    @Test(arguments: limits) func `of limits are right`(_ fault: MarkedFault) throws {
        let limits = XMLLimits(
            maxBytes: 1 << 20, maxDepth: 2, maxElements: 4, maxAttributes: 2, maxTextBytes: 10,
            maxFindings: 9)
        for count in fault.paddings() {
            let (text, line) = fault.padded(by: count)
            let found = try problems(Array(text.utf8), limits: limits)
            #expect(found.map(\.kind) == [.limit], "\(found)")
            #expect(found.first?.line == line, "\(found)")
        }
    }

    static let schema: [MarkedFault] = [
        MarkedFault("a pattern", "‹<code\n>12</code>", .schema),
        MarkedFault("an enumeration", "‹<kind\n>\nz</kind>", .schema),
        MarkedFault("a length", "<s>1</s>\n‹<s\n\n/>", .schema),
        MarkedFault("a bound", "‹<p\n>101</p>", .schema),
        MarkedFault("a type", "‹<d\n>x</d>", .schema),
        MarkedFault("text in an empty element", "‹<e\n>x</e>", .schema),
        MarkedFault("a list", "‹<l\n>123456\n12</l>", .schema),
        MarkedFault("an element too many", "<s>1</s>\n‹<bogus\n/>", .schema),
        MarkedFault("an element missing", "‹<sq\n id='123456'\n><a/></sq>", .schema),
        MarkedFault("an attribute missing", "‹<sq\n k='a'\n><a/><c/></sq>", .schema),
        MarkedFault("an attribute too many", "<sq\n id='123456'\n ‹z='1'\n><a/><c/></sq>", .schema),
        MarkedFault(
            "an attribute of a namespace",
            "<sq\n id='123456'\n ‹x:id='1'\n xmlns:x='u:x'><a/><c/></sq>",
            .schema),
        MarkedFault(
            "a value of an attribute", "<sq\n f='1'\n ‹id\n=\n'1'\n><a/><c/></sq>", .schema),
        MarkedFault("a listed value", "<sq\n id='123456'\n ‹k='z'\n><a/><c/></sq>", .schema),
        MarkedFault("a fixed value", "<sq\n id='123456'\n ‹f='2'\n><a/><c/></sq>", .schema),
        MarkedFault("the same twice", "<item n='1'/>\n‹<item\n n='1'\n/>", .schema),
    ]

    @Test(arguments: schema) func `of the schema are right`(_ fault: MarkedFault) throws {
        let schema = try `Schema validation`.compiled()
        for count in fault.paddings() {
            let (text, line) = fault.padded(by: count)
            let document = try parsed("<r xmlns='urn:t'>\(text)</r>")
            #expect(try schema.validate(document).map(\.line) == [line])
            #expect(try schema.validateThroughout(document).map(\.line) == [line])
        }
    }

    @Test func `of elements and attributes are right in comments' and sections' company`() throws {
        let head = "<?xml version='1.0'?>\n<!-- <x \n y='>' -->\n<?p <x a='?>\n"
        let text =
            head + "<a\n b = '>\n'\n\tc\n=\n\">\" ><![CDATA[\n<b d=''>\n]]>\n<b\n e='&gt;'/></a\n>"
        for count in [0, 65_530, 70_000] {
            let feeds = String(repeating: "\n", count: count)
            let root = try parsed(text.replacing("<a\n", with: feeds + "<a\n")).root
            #expect(root.line == count + 5)
            #expect(root.line(ofAttribute: "b") == count + 6)
            #expect(root.line(ofAttribute: "c") == count + 8)
            #expect(root.line(ofAttribute: "d") == root.line)
            #expect(root.first("b")?.line == count + 13)
            #expect(root.first("b")?.line(ofAttribute: "e") == count + 14)
        }
    }

    @Test func `end with a line feed, whatever stands before it`() throws {
        #expect(try parsed("<a>\r\n\r\n<b/>\r\n</a>").root.first("b")?.line == 3)
        #expect(try parsed("<a>\r\r<b/></a>").root.first("b")?.line == 1)
    }

    @Test func `agree with those of an independent parser`() throws {
        var generator = SplitMix(state: 20_261_125)
        var text = "<r>"
        for number in 0..<3_000 {
            text += String(repeating: "\n", count: Int.random(in: 0...60, using: &generator))
            text += ["<e", "<!-- <e> --><e", "<![CDATA[<e>\n]]><e"].randomElement(
                using: &generator)!
            text += ["\n", " ", "\n\n"].randomElement(using: &generator)! + "n='\(number)'/>"
        }
        text += "</r>"
        let script = """
            import sys, xml.parsers.expat
            parser = xml.parsers.expat.ParserCreate()
            parser.StartElementHandler = lambda *_: print(parser.CurrentLineNumber)
            parser.Parse(open(sys.argv[1], 'rb').read(), True)
            """
        let printed = try oracle("python3", ["-c", script], on: Array(text.utf8))
        let expected = String(decoding: printed, as: UTF8.self).split(separator: "\n").compactMap {
            Int($0)
        }
        let root = try parsed(text).root
        #expect([root.line] + root.children.map(\.line) == expected)
        #expect(expected.count == 3_001 && expected.last.map { $0 > 70_000 } == true)
    }
}
