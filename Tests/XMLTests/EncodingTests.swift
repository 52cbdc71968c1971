import Testing

@testable import XML

/// Bytes, and what becomes of them.
struct Encoded: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    /// The text of the root, for what is accepted.
    var text: String?
    /// What is wrong with it otherwise.
    var kind: XMLProblem.Kind?
    var line: Int?
    var probable: String?
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], reads text: String) {
        (self.name, self.bytes, self.text) = (name, bytes, text)
    }

    init(
        _ name: String, _ bytes: [UInt8], _ kind: XMLProblem.Kind, line: Int? = 1,
        probable: String? = nil
    ) {
        (self.name, self.bytes, self.kind) = (name, bytes, kind)
        (self.line, self.probable) = (line, probable)
    }
}

@Suite struct `Encodings` {
    private static func labelled(_ label: String, _ content: [UInt8]) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"\(label)\"?>\n<a>".utf8) + content
            + Array("</a>".utf8)
    }

    private static func wide(_ text: String, big: Bool, mark: Bool = true) -> [UInt8] {
        (mark ? (big ? [0xFE, 0xFF] : [0xFF, 0xFE]) : []) + `Parsing`.wide(text, isBig: big)
    }

    private static func declared(_ label: String) -> String {
        "<?xml version='1.0' encoding='\(label)'?><a>数据</a>"
    }

    /// U+FDD0 and U+1FFFE, which a string literal cannot hold.
    private static let nonCharacters: [UInt8] = [0xEF, 0xB7, 0x90, 0xF0, 0x9F, 0xBF, 0xBE]
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let utf8 = Array("数据".utf8)
    private static let gbk: [UInt8] = [0xCA, 0xFD, 0xBE, 0xDD]

    static let utf8Rows = [
        Encoded("UTF-8", labelled("UTF-8", utf8), reads: "数据"),
        Encoded("UTF-8 in small letters", labelled("utf-8", utf8), reads: "数据"),
        Encoded("UTF8", labelled("utf8", utf8), reads: "数据"),
        Encoded("UTF-8 without a declaration", Array("<a>数据</a>".utf8), reads: "数据"),
        Encoded("UTF-8 with a mark", mark + labelled("UTF-8", utf8), reads: "数据"),
        Encoded("two marks", mark + mark + labelled("UTF-8", utf8), .malformed),
        Encoded(
            "a mark and the label gbk", mark + labelled("gbk", utf8), .label, probable: "UTF-8"),
        Encoded(
            "a mark and the label utf-16", mark + labelled("utf-16", utf8), .label,
            probable: "UTF-8"),
        Encoded(
            "a mark, UTF-8 told, GBK meant", mark + labelled("utf-8", gbk), .encoding, line: 2,
            probable: "GB18030"),
        Encoded(
            "GBK labelled UTF-8", labelled("UTF-8", gbk), .encoding, line: 2, probable: "GB18030"),
        Encoded(
            "GBK without a declaration", Array("<a>".utf8) + gbk + Array("</a>".utf8), .encoding,
            probable: "GB18030"),
        Encoded(
            "GBK behind a declaration that is none",
            Array("<?xml version='1.0' encoding=gbk?><a>".utf8) + gbk + Array("</a>".utf8),
            .encoding,
            probable: "GB18030"),
        Encoded(
            "GBK behind white space and a declaration", [0x20] + labelled("gbk", gbk), .encoding,
            line: 2, probable: "GB18030"),
        Encoded("white space before the declaration", [0x20] + labelled("UTF-8", utf8), .malformed),
        Encoded(
            "a stylesheet is no declaration",
            Array("<?xml-model encoding='gbk'?><a>数据</a>".utf8), reads: "数据"),
        Encoded("damaged UTF-8", labelled("UTF-8", utf8 + [0xCA, 0xFD]), .encoding, line: 2),
        Encoded(
            "half a character at the end", labelled("UTF-8", utf8).dropLast(6) + [0xE6, 0x95],
            .encoding, line: 2),
        Encoded(
            "the last overlong form", labelled("UTF-8", [0xE0, 0x9F, 0xBF]), .encoding, line: 2),
        Encoded(
            "the first form of its length", labelled("UTF-8", [0xE0, 0xA0, 0x80]), reads: "\u{800}"),
        Encoded(
            "an overlong angle", labelled("UTF-8", [0xC0, 0xBC]), .encoding, line: 2,
            probable: "GB18030"),
        Encoded(
            "an overlong NUL", labelled("UTF-8", [0xC0, 0x80]), .encoding, line: 2,
            probable: "GB18030"),
        Encoded("U+D7FF", labelled("UTF-8", [0xED, 0x9F, 0xBF]), reads: "\u{D7FF}"),
        Encoded("a surrogate", labelled("UTF-8", [0xED, 0xA0, 0x80]), .encoding, line: 2),
        Encoded(
            "a pair of surrogates (CESU-8)",
            labelled("UTF-8", [0xED, 0xA1, 0x80, 0xED, 0xB0, 0x80]), .encoding, line: 2),
        Encoded("U+10FFFF", labelled("UTF-8", [0xF4, 0x8F, 0xBF, 0xBF]), reads: "\u{10FFFF}"),
        Encoded("past U+10FFFF", labelled("UTF-8", [0xF4, 0x90, 0x80, 0x80]), .encoding, line: 2),
        Encoded("U+FFFD", labelled("UTF-8", Array("\u{FFFD}".utf8)), reads: "\u{FFFD}"),
        Encoded("U+FFFE", labelled("UTF-8", Array("\u{FFFE}".utf8)), .malformed, line: 2),
        Encoded("U+FFFF", labelled("UTF-8", Array("\u{FFFF}".utf8)), .malformed, line: 2),
        Encoded(
            "a noncharacter that XML allows", labelled("UTF-8", nonCharacters),
            reads: String(decoding: nonCharacters, as: UTF8.self)),
        Encoded(
            "private use", labelled("UTF-8", Array("\u{E000}\u{F8FF}".utf8)),
            reads: "\u{E000}\u{F8FF}"),
        Encoded("U+FEFF inside", labelled("UTF-8", Array("\u{FEFF}x".utf8)), reads: "\u{FEFF}x"),
        Encoded("U+FEFF before the root", Array("<!-- -->\u{FEFF}<a/>".utf8), .malformed),
        Encoded("NUL", labelled("UTF-8", [0]), .malformed, line: 2),
        Encoded("U+0001", labelled("UTF-8", [1]), .malformed, line: 2),
        Encoded("U+0009", labelled("UTF-8", [9]), reads: "\t"),
        Encoded("U+007F", labelled("UTF-8", [0x7F]), reads: "\u{7F}"),
    ]

    static let gbRows =
        [
            "gb2312", "GB2312", "gbk", "Gbk", "GB18030", "gb_2312-80", "EUC-CN", "x-gbk", "cp936",
            "windows-936",
        ].map { Encoded($0, labelled($0, gbk), reads: "数据") } + [
            Encoded("GBK under gb2312", labelled("gb2312", [0xE9, 0x46]), reads: "镕"),
            Encoded(
                "four bytes under gb2312", labelled("gb2312", [0x81, 0x39, 0xEE, 0x39]), reads: "㐀"),
            Encoded(
                "beyond the first plane", labelled("gbk", [0x90, 0x30, 0x81, 0x30]),
                reads: "\u{10000}"),
            Encoded("U+10FFFF", labelled("gbk", [0xE3, 0x32, 0x9A, 0x35]), reads: "\u{10FFFF}"),
            Encoded(
                "past U+10FFFF", labelled("gbk", [0xE3, 0x32, 0x9A, 0x36]), .encoding, line: 2),
            Encoded(
                "pairs that take four bytes in UTF-8",
                labelled("gbk", (0..<200).flatMap { _ in [UInt8(0xFE), 0x51] }),
                reads: String(repeating: "\u{20087}", count: 200)),
            Encoded(
                "the table of 2005 with the characters Unicode has since",
                labelled("gb18030", [0xA6, 0xD9, 0xFE, 0x59, 0xA8, 0xBC]),
                reads: "\u{FE10}\u{9FB4}ḿ"),
            Encoded(
                "the capital sharp s", labelled("gb18030", [0x81, 0x35, 0xFE, 0x32]),
                reads: "ẞ"),
            Encoded(
                "a user-defined character", labelled("gb2312", [0xAA, 0xA1, 0xA1, 0x40]),
                reads: "\u{E000}\u{E4C6}"),
            Encoded("byte 80", labelled("gbk", [0x80]), .encoding, line: 2),
            Encoded("the euro sign", labelled("gbk", [0xA2, 0xE3]), reads: "€"),
            Encoded("byte FF", labelled("gbk", [0xFF]), .encoding, line: 2),
            Encoded("a second byte 7F", labelled("gbk", [0x81, 0x7F]), .encoding, line: 2),
            Encoded("a second byte 7E", labelled("gbk", [0x81, 0x7E]), reads: "亊"),
            Encoded("half a character", labelled("gbk", [0xCA]), .encoding, line: 2),
            Encoded(
                "U+FFFF in four bytes", labelled("gb18030", [0x84, 0x31, 0xA4, 0x39]), .malformed,
                line: 2),
            Encoded(
                "UTF-8 labelled gb2312", labelled("gb2312", utf8), .encoding, line: 2,
                probable: "UTF-8"),
            Encoded(
                "UTF-8 that reads as GBK to its end", labelled("gbk", Array("数据登记".utf8)),
                .encoding, line: 2, probable: "UTF-8"),
            Encoded(
                "dashes in UTF-8 labelled gb2312", labelled("gb2312", Array("——".utf8)), .encoding,
                line: 2, probable: "UTF-8"),
            Encoded(
                "GBK that is UTF-8 by chance", labelled("gbk", [0xC4, 0xBF, 0xC2, 0xBC]),
                reads: "目录"),
            Encoded(
                "ASCII labelled gb2312", labelled("gb2312", Array("plain".utf8)), reads: "plain"),
            Encoded(
                "HZ", labelled("hz-gb-2312", Array("~{VPND~}".utf8)), .label, probable: "UTF-8"),
            Encoded("Big5", labelled("Big5", [0xB8, 0xEA]), .label, probable: "GB18030"),
            Encoded("ISO-8859-1", labelled("ISO-8859-1", utf8), .label, probable: "UTF-8"),
            Encoded(
                "a label in capitals that is none", labelled("GB-2312", gbk), .label,
                probable: "GB18030"),
            Encoded(
                "the mark of UTF-8 in GB18030", [0x84, 0x31, 0x95, 0x33] + labelled("gbk", gbk),
                .encoding, probable: "GB18030"),
        ]

    static let wideRows = [
        Encoded("LE", wide(declared("UTF-16"), big: false), reads: "数据"),
        Encoded("BE", wide(declared("utf-16"), big: true), reads: "数据"),
        Encoded(
            "LE without a mark", wide(declared("UTF-16LE"), big: false, mark: false), reads: "数据"),
        Encoded(
            "BE without a mark", wide(declared("UTF-16BE"), big: true, mark: false), reads: "数据"),
        Encoded("LE without a declaration", wide("<a>数据</a>", big: false), reads: "数据"),
        Encoded(
            "LE labelled BE", wide(declared("UTF-16BE"), big: false), .label, probable: "UTF-16"),
        Encoded(
            "BE labelled LE", wide(declared("UTF-16LE"), big: true), .label, probable: "UTF-16"),
        Encoded("labelled UTF-8", wide(declared("UTF-8"), big: false), .label, probable: "UTF-16"),
        Encoded(
            "labelled gb2312, without a mark",
            wide(declared("gb2312"), big: true, mark: false), .label, probable: "UTF-16"),
        Encoded("two marks", wide("\u{FEFF}<a>数据</a>", big: false), .malformed),
        Encoded("a pair", wide("<a>\u{20087}</a>", big: true), reads: "\u{20087}"),
        Encoded(
            "half a pair",
            [0xFE, 0xFF] + wide("<a>\n", big: true, mark: false) + [0xD8, 0x40]
                + wide("</a>", big: true, mark: false), .encoding, line: 2),
        Encoded(
            "the other half",
            [0xFE, 0xFF] + wide("<a>\n", big: true, mark: false) + [0xDC, 0x87]
                + wide("</a>", big: true, mark: false), .encoding, line: 2),
        Encoded(
            "half a pair at the end",
            [0xFF, 0xFE] + wide("<a>", big: false, mark: false)
                + [0x00, 0xD8], .encoding),
        Encoded("an odd byte", wide("<a>\n</a>", big: false) + [0x20], .encoding, line: 2),
        Encoded("U+FFFE", wide("<a>\u{FFFE}</a>", big: false), .malformed),
        Encoded("NUL", wide("<a>\u{0}</a>", big: false), .malformed),
        Encoded("UTF-32LE", [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0], .label),
        Encoded("UTF-32BE", [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x3C], .label),
        Encoded("UTF-32LE without a mark", [0x3C, 0, 0, 0, 0x61, 0, 0, 0], .label),
        Encoded("UTF-32BE without a mark", [0, 0, 0, 0x3C, 0, 0, 0, 0x61], .label),
        Encoded("EBCDIC", [0x4C, 0x6F, 0xA7, 0x94, 0x93], .label),
        Encoded("UTF-16 by label only", labelled("UTF-16", utf8), .label, probable: "UTF-8"),
    ]

    @Test(arguments: utf8Rows) func `UTF-8`(_ row: Encoded) throws { try check(row) }

    @Test(arguments: gbRows) func `the GB family`(_ row: Encoded) throws { try check(row) }

    @Test(arguments: wideRows) func `UTF-16`(_ row: Encoded) throws { try check(row) }

    private func check(_ row: Encoded) throws {
        switch try XMLDocument.parse(row.bytes, limits: .standard) {
        case .document(let document):
            #expect(row.kind == nil && document.root.text == row.text, "\(document.root.text)")
        case .problems(let found):
            #expect(found.count == 1 && row.kind != nil, "\(found)")
            #expect(found.first?.kind == row.kind, "\(found)")
            #expect(found.first?.line == row.line, "\(found)")
            #expect(found.first?.probable == row.probable, "\(found)")
        }
    }

    @Test func `the table of pairs is that of Python but for 25 that Unicode has since`() throws {
        let script = """
            import sys
            for pair in open(sys.argv[1], 'rb').read().split(b'\\n'):
                try: print('%X' % ord(pair.decode('gb18030')))
                except Exception: print('-')
            """
        var pairs: [[UInt8]] = []
        for first in UInt8(0x81)...0xFE {
            for second in UInt8(0x30)...0xFF { pairs.append([first, second]) }
        }
        let printed = try oracle(
            "python3", ["-c", script], on: Array(pairs.joined(separator: [0x0A])))
        let expected = String(decoding: printed, as: UTF8.self).split(separator: "\n")
        #expect(expected.count == pairs.count)
        var different: [UInt16] = []
        for (pair, expected) in zip(pairs, expected) {
            var found = "-"
            if case .text(let text) = try GB18030.decode(pair) {
                let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
                found = scalars.map { String($0.value, radix: 16, uppercase: true) }.joined()
            }
            if found != expected { different.append(UInt16(pair[0]) << 8 | UInt16(pair[1])) }
        }
        #expect(
            different == [
                0xA6D9, 0xA6DA, 0xA6DB, 0xA6DC, 0xA6DD, 0xA6DE, 0xA6DF, 0xA6EC, 0xA6ED, 0xA6F3,
                0xA8BC, 0xFE51, 0xFE52, 0xFE53, 0xFE59, 0xFE61, 0xFE66, 0xFE67, 0xFE6C, 0xFE6D,
                0xFE76, 0xFE7E, 0xFE90, 0xFE91, 0xFEA0,
            ])
    }

    @Test func `a label may stand anywhere in its declaration, however far`() throws {
        let space = String(repeating: " ", count: 5_000)
        for declaration in [
            "<?xml version = \"1.0\"\n encoding\t=\r\n'gbk' standalone='yes' ?>",
            "<?xml version='1.0'\(space)encoding='gbk'?>",
        ] {
            let bytes = Array((declaration + "<a>").utf8) + Self.gbk + Array("</a>".utf8)
            guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard)
            else {
                Issue.record("\(try problems(bytes))")
                continue
            }
            #expect(document.root.text == "数据")
        }
        for text in [
            "<?xml version='1.0' standalone=\"encoding='gbk'\"?><a/>",
            "<?xml encoding='gbk' version='1.0'?><a/>", "<?xmlencoding='gbk'?><a/>",
        ] {
            #expect(try problems(Array(text.utf8)).map(\.kind) == [.malformed])
        }
    }
}
