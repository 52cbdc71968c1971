import Testing

@testable import XML

/// One hostile or broken input and how it must be refused.
struct Evil: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let kind: XMLProblem.Kind
    var line: Int?

    init(_ name: String, _ text: String, _ kind: XMLProblem.Kind, line: Int? = nil) {
        self.init(name, bytes: Array(text.utf8), kind, line: line)
    }

    init(_ name: String, bytes: [UInt8], _ kind: XMLProblem.Kind, line: Int? = nil) {
        self.name = name
        self.bytes = bytes
        self.kind = kind
        self.line = line
    }

    var testDescription: String { name }
}

@Suite struct `Hostile input` {
    static let laughs =
        "<!DOCTYPE a [<!ENTITY x0 \"ha\">"
        + (1...12).map { level in
            "<!ENTITY x\(level) \"" + String(repeating: "&x\(level - 1);", count: 10) + "\">"
        }.joined() + "]><a>&x12;</a>"

    static let manyAttributes =
        "<a>\n<b " + (0..<200_000).map { "a\($0)=''" }.joined(separator: " ") + "/></a>"

    static let deep =
        String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)

    static let cases: [Evil] = [
        Evil("empty", "", .malformed, line: 1),
        Evil("white space only", " \n ", .malformed),
        Evil("not XML", "PK\u{3}\u{4} something", .malformed, line: 1),
        Evil("truncated in text", "<a>\n<b>tex", .malformed, line: 2),
        Evil("truncated in a tag", "<a>\n<b c='", .malformed, line: 2),
        Evil("trailing text", "<a/>\nrest", .malformed, line: 2),
        Evil("two roots", "<a/>\n<b/>", .malformed, line: 2),
        Evil("crossed tags", "<a><b></a></b>", .malformed, line: 1),
        Evil("attribute twice", "<a b='1' b='2'/>", .malformed, line: 1),
        Evil("NUL after the root", bytes: Array("<a/>\n".utf8) + [0], .malformed, line: 2),
        Evil("NUL in text", bytes: Array("<a>x".utf8) + [0] + Array("</a>".utf8), .malformed),
        Evil("control character", "<a>\u{1}</a>", .malformed),
        Evil("forbidden character reference", "<a>&#0;</a>", .malformed),
        Evil("undeclared entity", "<a>\n&nbsp;</a>", .malformed, line: 2),
        Evil("invalid UTF-8", bytes: Array("<a>\n".utf8) + [0xC3, 0x28], .encoding, line: 2),
        Evil("overlong UTF-8", bytes: Array("<a>".utf8) + [0xC0, 0xAF], .encoding, line: 1),
        Evil("surrogate in UTF-8", bytes: [0x3C, 0x61, 0x3E, 0xED, 0xA0, 0x80], .encoding),
        Evil("GBK without a label", bytes: [0x3C, 0x61, 0x3E, 0xCA, 0xFD], .encoding, line: 1),
        Evil(
            "half a GBK character", bytes: `Parsing`.labelled("gbk", [0xCA]), .encoding, line: 1),
        Evil(
            "byte FF under gb18030", bytes: `Parsing`.labelled("gb18030", [0xFF]), .encoding,
            line: 1),
        Evil("odd UTF-16", bytes: [0xFF, 0xFE, 0x3C, 0x00, 0x61], .encoding),
        Evil("lone surrogate in UTF-16", bytes: [0xFF, 0xFE, 0x3C, 0x00, 0x00, 0xD8], .encoding),
        Evil("unknown encoding", "<?xml version='1.0' encoding='EBCDIC'?><a/>", .label),
        Evil("UTF-7", "<?xml version='1.0' encoding='UTF-7'?><a/>", .label),
        Evil("UTF-16 by label only", "<?xml version='1.0' encoding='UTF-16'?><a/>", .label),
        Evil("DOCTYPE only", "<!DOCTYPE a>", .doctype, line: 1),
        Evil("DOCTYPE", "<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>", .doctype, line: 2),
        Evil("DOCTYPE with a system id", "<!DOCTYPE a SYSTEM 'http://[::1]/x.dtd'><a/>", .doctype),
        Evil("a billion laughs", laughs, .doctype),
        Evil(
            "external entity",
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", .doctype),
        Evil(
            "parameter entity", "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]><a/>",
            .doctype),
        Evil(
            "DOCTYPE in UTF-16",
            bytes: [0xFF, 0xFE] + `Parsing`.wide("<!DOCTYPE a><a/>", isBig: false), .doctype),
        Evil("unbound prefix", "<a>\n<x:b/></a>", .namespace, line: 2),
        Evil("unbound attribute prefix", "<a x:b='1'/>", .namespace),
        Evil(
            "same attribute by two prefixes", "<a xmlns:x='u:1' xmlns:y='u:1' x:b='' y:b=''/>",
            .namespace),
        Evil("two colons in a name", "<a:b:c xmlns:a='u:1'/>", .namespace),
        Evil("a prefix undone", "<a xmlns:x='u:1'><b xmlns:x=''/></a>", .namespace),
        Evil("a relative namespace", "<a>\n<b xmlns='x'/></a>", .namespace, line: 2),
        Evil("a relative namespace of a prefix", "<a><b xmlns:p='./x'/></a>", .namespace),
        Evil("a namespace with a space", "<a xmlns='urn:a b'/>", .namespace),
        Evil("deep nesting", deep, .limit),
        Evil("many attributes", manyAttributes, .limit, line: 2),
        Evil(
            "many attributes hidden in a value after a breach",
            "<a b='<' c=\"" + manyAttributes + "\"/>", .malformed, line: 1),
        Evil("a long text", "<a>" + String(repeating: "x", count: 1 << 20) + "y</a>", .limit),
        Evil("a long value", "<a b='" + String(repeating: "x", count: 1 << 20) + "y'/>", .limit),
        Evil(
            "a long name", "<" + String(repeating: "x", count: 60_000) + "/>", .limit),
        Evil(
            "too many elements", "<a>" + String(repeating: "<b/>", count: 400_000) + "</a>", .limit),
        Evil(
            "too large", bytes: [UInt8](repeating: 0x20, count: (16 << 20) + 1), .limit),
    ]

    @Test(arguments: cases) func `is refused`(_ evil: Evil) throws {
        let found = try problems(evil.bytes)
        #expect(found.first?.kind == evil.kind, "\(found)")
        if let line = evil.line { #expect(found.first?.line == line, "\(found)") }
        #expect(found.allSatisfy { !$0.message.isEmpty && !$0.message.contains("\n") })
    }

    @Test func `every namespace problem is told`() throws {
        let found = try problems(Array("<a><x:b/>\n<y:c/></a>".utf8))
        #expect(found.map(\.kind) == [.namespace, .namespace])
        #expect(found.map(\.line) == [1, 2])
    }

    @Test func `a broken document is told once, with its place`() throws {
        let found = try problems(Array("<a><b>\n<c></b></b></c></a>".utf8))
        #expect(found.count == 1)
        #expect(found.first?.line == 2)
        #expect(found.first?.xpath == "/a/b[1]/c[1]")
    }

    @Test func `XInclude stays what it is`() throws {
        let root = try parsed(
            "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='/etc/passwd'/></a>"
        ).root
        #expect(root.children.map(\.name) == ["include"])
        #expect(root.text.isEmpty)
    }

    @Test func `the words of a DOCTYPE in comments and text harm nobody`() throws {
        let root = try parsed("<a b='&lt;!DOCTYPE'><!-- <!DOCTYPE --><![CDATA[<!DOCTYPE a>]]></a>")
            .root
        #expect(root.text == "<!DOCTYPE a>")
    }

    @Test(arguments: [(64, true), (65, false)])
    func `depth is allowed up to its limit`(_ depth: Int, _ isAllowed: Bool) throws {
        let text =
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        #expect(try problems(Array(text.utf8)).isEmpty == isAllowed)
    }

    @Test(arguments: [(64, true), (65, false)])
    func `attributes are allowed up to their limit`(_ count: Int, _ isAllowed: Bool) throws {
        let text = "<a " + (0..<count).map { "a\($0)='='" }.joined(separator: " ") + "/>"
        #expect(try problems(Array(text.utf8)).isEmpty == isAllowed)
    }

    @Test func `text is allowed up to its limit`() throws {
        var limits = XMLLimits.standard
        limits.maxTextBytes = 8
        #expect(try problems(Array("<a b='12345678'>12345678</a>".utf8), limits: limits).isEmpty)
        #expect(try problems(Array("<a b='123456789'/>".utf8), limits: limits).count == 1)
        #expect(try problems(Array("<a>123456789</a>".utf8), limits: limits).count == 1)
        #expect(try problems(Array("<a>12345<!-- -->6789</a>".utf8), limits: limits).count == 1)
    }

    @Test func `truncated anywhere, a document is refused`() throws {
        let whole = Array(`Parsing`.sample.utf8)
        for length in 0..<(whole.count - 1) where length != whole.count {
            let cut = Array(whole.prefix(length))
            #expect(try !problems(cut).isEmpty, "cut at \(length)")
        }
        #expect(try problems(whole).isEmpty)
    }

    @Test func `bytes changed at random are refused or parsed, never worse`() throws {
        var generator = SplitMix(state: 20_261_124)
        let whole = Array(`Parsing`.sample.utf8)
        let schema = try `Schema validation`.compiled()
        let iterations = 6_000
        var parsedCount = 0
        for _ in 0..<iterations {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.insert(whole.randomElement(using: &generator)!, at: index)
                }
            }
            switch try XMLDocument.parse(bytes, limits: .standard) {
            case .document(let document):
                parsedCount += 1
                _ = try schema.validate(document)
                _ = try CanonicalXML.exclusive(document)
            case .problems(let problems): #expect(!problems.isEmpty)
            }
        }
        #expect(parsedCount > 0 && parsedCount < iterations)
    }
}
