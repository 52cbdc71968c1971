import Testing

@testable import Packages

/// A name's bytes and how they must be read.
struct NameRow: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let zip: CraftedZIP
    let name: String
    let encoding: NameEncoding

    init(
        _ description: String, _ raw: [UInt8], flags: Int = 0, extra: [UInt8] = [],
        _ name: String, _ encoding: NameEncoding
    ) {
        testDescription = description
        zip = CraftedZIP(
            CraftedEntry(raw, [1]).both {
                $0.flags = flags
                $0.extra = extra
            })
        self.name = name
        self.encoding = encoding
    }
}

@Suite("Names in a package")
struct NameTests {
    /// 目录, 说明, 《目录》 in GBK; the first is valid UTF-8 as well, `Ŀ¼`.
    static let catalogue: [UInt8] = [0xC4, 0xBF, 0xC2, 0xBC]
    static let explanation: [UInt8] = [0xCB, 0xB5, 0xC3, 0xF7]
    static let suffix = Array(".txt".utf8)
    static let utf8Flag = 1 << 11

    static func path(_ text: String, for raw: [UInt8]) -> [UInt8] {
        CraftedEntry.unicodePath(text, crc: naiveCRC(raw))
    }

    static let readings: [NameRow] = [
        NameRow("ASCII", Array("a.txt".utf8), "a.txt", .utf8),
        NameRow(
            "UTF-8 with its flag", Array("目录.txt".utf8), flags: utf8Flag, "目录.txt", .utf8Flag),
        NameRow("UTF-8 without its flag", Array("目录.txt".utf8), "目录.txt", .utf8),
        NameRow("GBK", explanation + suffix, "说明.txt", .gb18030),
        NameRow("GBK that is valid UTF-8", catalogue + suffix, "目录.txt", .gb18030),
        NameRow(
            "the same bytes with the flag", catalogue + suffix, flags: utf8Flag, "Ŀ¼.txt",
            .utf8Flag),
        NameRow("GBK whose second byte is a backslash", [0x81, 0x5C] + suffix, "乗.txt", .gb18030),
        NameRow(
            "four bytes of GB18030", [0x82, 0x35, 0x87, 0x38] + suffix, "\u{4DB5}.txt", .gb18030),
        NameRow("UTF-8 that is no GB18030", Array("€.txt".utf8), "€.txt", .utf8),
        NameRow("Latin UTF-8 that reads as Han", Array("é.txt".utf8), "茅.txt", .gb18030),
        NameRow("kana in UTF-8", Array("かな.txt".utf8), "かな.txt", .utf8),
        NameRow(
            "a Unicode path field", [0x3F, 0x3F] + suffix,
            extra: path("目录.txt", for: [0x3F, 0x3F] + suffix), "目录.txt", .unicodePath),
        NameRow(
            "a Unicode path field over GBK", explanation + suffix,
            extra: path("说明书.txt", for: explanation + suffix), "说明书.txt", .unicodePath),
        NameRow(
            "a Unicode path field with another CRC", explanation + suffix,
            extra: path("x.txt", for: suffix), "说明.txt", .gb18030),
        NameRow(
            "flag and field that agree", Array("目录".utf8), flags: utf8Flag,
            extra: path("目录", for: Array("目录".utf8)), "目录", .unicodePath),
        NameRow(
            "decomposed as macOS does", Array("e\u{301}.txt".utf8), flags: utf8Flag,
            "\u{E9}.txt", .utf8Flag),
    ]

    @Test("a name is read as the law's reading says", arguments: readings)
    func isRead(_ row: NameRow) throws {
        let entry = try #require(try structure(row.zip.bytes).entries.first)
        #expect(entry.name.unicodeScalars.elementsEqual(row.name.unicodeScalars))
        #expect(entry.nameEncoding == row.encoding)
    }

    static func named(_ name: String) -> CraftedZIP { CraftedZIP(CraftedEntry(name)) }

    static func two(_ first: String, _ second: String) -> CraftedZIP {
        CraftedZIP([first, second].map { $0.hasSuffix("/") ? .folder($0) : CraftedEntry($0) })
    }

    static let rules: [Row] = [
        Row(
            "neither UTF-8 nor GB18030", ["ZIP-NAME-ENCODING"],
            CraftedZIP(CraftedEntry([0xFF, 0xFE], [1]))),
        Row(
            "half a GBK character", ["ZIP-NAME-ENCODING"], CraftedZIP(CraftedEntry([0xCB], [1]))),
        Row(
            "GBK under the flag of UTF-8", ["ZIP-NAME-ENCODING"],
            CraftedZIP(CraftedEntry(explanation, [1]).both { $0.flags = utf8Flag })),
        Row(
            "a field that is no UTF-8", ["ZIP-NAME-ENCODING"],
            CraftedZIP(
                CraftedEntry("a").both {
                    $0.extra =
                        le(0x7075, 2) + le(6, 2) + [1] + le(Int(naiveCRC([0x61])), 4) + [0xFF]
                })),
        Row(
            "flag and field that differ", ["ZIP-NAME-TWO"],
            CraftedZIP(
                CraftedEntry("a").both {
                    $0.flags = utf8Flag
                    $0.extra = path("b", for: [0x61])
                })),
        Row(
            "a field in the local header alone", ["ZIP-MISMATCH-NAME"],
            CraftedZIP(CraftedEntry("a").with { $0.inLocal.extra = path("b", for: [0x61]) })),
        Row(
            "a field in the local header alone that agrees",
            CraftedZIP(CraftedEntry("a").with { $0.inLocal.extra = path("a", for: [0x61]) })),
        Row("absolute", ["ZIP-NAME-ABSOLUTE"], named("/etc/passwd")),
        Row("nothing but a slash", ["ZIP-NAME-ABSOLUTE", "ZIP-NAME-EMPTY"], two("/", "a")),
        Row("up", ["ZIP-NAME-DOTS"], named("../a")),
        Row("up inside", ["ZIP-NAME-DOTS"], named("a/../../b")),
        Row("here", ["ZIP-NAME-DOTS"], named("./a")),
        Row("up at the end", ["ZIP-NAME-DOTS"], two("a/../", "b")),
        Row("three dots", ["ZIP-NAME-TRAILING"], named("a/.../b")),
        Row("a hidden file", named(".profile")),
        Row("two dots inside a name", named("a..b")),
        Row("an empty name", ["ZIP-NAME-EMPTY"], named("")),
        Row("two slashes", ["ZIP-NAME-EMPTY"], named("a//b")),
        Row("a drive", ["ZIP-NAME-DRIVE"], named("C:/a")),
        Row("a drive without a slash", ["ZIP-NAME-DRIVE"], named("c:a")),
        Row("a backslash", ["ZIP-NAME-BACKSLASH"], named("a\\b")),
        Row("up by backslashes", ["ZIP-NAME-BACKSLASH"], named("..\\..\\a")),
        Row("a NUL", ["ZIP-NAME-CONTROL"], named("a.txt\0.exe")),
        Row("a line feed", ["ZIP-NAME-CONTROL"], named("a\nb")),
        Row("a C1 control", ["ZIP-NAME-CONTROL"], CraftedZIP(CraftedEntry("目\u{85}"))),
        Row("right to left", ["ZIP-NAME-CONTROL"], named("目录\u{202E}txt.exe")),
        Row("a dot at the end", ["ZIP-NAME-TRAILING"], named("a.")),
        Row("a space at the end of a folder", ["ZIP-NAME-TRAILING"], named("a /b")),
        Row("a space inside", named("a b")),
        Row("the same name twice", ["ZIP-NAME-TWICE"], two("a", "a")),
        Row("the same folder twice", ["ZIP-NAME-TWICE"], two("a/", "a/")),
        Row("a folder and a file in it", two("a/", "a/b")),
        Row("a file and later its folder", two("a/b", "a/")),
        Row("another case", ["ZIP-NAME-ALIKE"], two("a.txt", "A.TXT")),
        Row("another case of a folder", ["ZIP-NAME-ALIKE"], two("a/x", "A/y")),
        Row("sharp s and double s", ["ZIP-NAME-ALIKE"], two("目\u{DF}", "目SS")),
        Row("sharp s and its capital", ["ZIP-NAME-ALIKE"], two("目\u{DF}", "目\u{1E9E}")),
        Row("the Kelvin sign and k", ["ZIP-NAME-ALIKE"], two("目k", "目\u{212A}")),
        Row("the Kelvin sign and l", two("目l", "目\u{212A}")),
        Row("composed and decomposed", ["ZIP-NAME-TWICE"], two("目\u{E9}", "目e\u{301}")),
        Row("a file that is a folder too", ["ZIP-NAME-FILE-FOLDER"], two("a", "a/b")),
        Row("a folder that is a file too", ["ZIP-NAME-FILE-FOLDER"], two("a/b", "a")),
    ]

    @Test("a name that could mean two things is told by its rule", arguments: rules)
    func isTold(_ row: Row) throws {
        let ids = try problems(row.bytes).map(\.id)
        #expect(ids == row.ids)
    }

    @Test("names meet wherever Python's full case folding says so, and on no other letters' ground")
    func folding() throws {
        let script =
            "for c in range(0x110000):\n"
            + " s = None if 0xD800 <= c < 0xE000 else chr(c)\n"
            + " if s and s.casefold() != s: print('%x' % c, '-'.join('%x' % ord(d) for d in s.casefold()))"
        let run = try withFolder { folder in try shell("python3 -c \"\(script)\"", in: folder) }
        let rows = run.output.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(rows.count > 1_400)
        for row in rows {
            let letters = try row.map { part in
                try part.split(separator: "-").map { number in
                    let value = try #require(UInt32(number, radix: 16))
                    return Character(try #require(Unicode.Scalar(value)))
                }
            }
            let (one, other) = (String(letters[0]), String(letters[1]))
            #expect(NameRegister.folded(one) == NameRegister.folded(other), "\(row)")
        }
        for (one, other) in [("a", "b"), ("ａ", "a"), ("目", "日"), ("e", "é"), ("ö", "oe")] {
            #expect(NameRegister.folded(one) != NameRegister.folded(other))
        }
    }

    @Test("hostile names are shown without what hides them")
    func hostileNamesAreEscaped() throws {
        let found = try problems(NameTests.named("a\u{202E}\0b").bytes)
        #expect(found.first?.entry == "a\\u{202E}\\u{0}b")
        let bytes = try problems(CraftedZIP(CraftedEntry([0x61, 0xFF, 0x1B], [1])).bytes)
        #expect(bytes.first?.entry == "a\\xFF\\x1B")
    }

    @Test(
        "rubbish is ignored with a remark",
        arguments: [
            ("__MACOSX/._a", true), ("d/.DS_Store", true), ("THUMBS.DB", true),
            ("d/desktop.ini", true), ("d/~$a.docx", true), ("x/__MACOSX/a", false), ("~a", false),
            ("a.DS_Store", false), ("thumbs.db/a", false),
        ])
    func rubbish(_ name: String, _ isIgnored: Bool) throws {
        let found = try structure(NameTests.named(name).bytes)
        #expect(found.entries.map(\.role) == [isIgnored ? .ignored : .file])
        #expect(found.files.isEmpty == isIgnored)
        #expect(found.remarks.map(\.id) == (isIgnored ? ["ZIP-IGNORED"] : []))
    }

    @Test("names of devices are known by what stands before the first dot")
    func devices() {
        let unusable = [
            "COM¹.txt", "lpt²", "prn.a.b", "aux", "a<", ">a", "a\"b", "a|b", "a*", "合?", "a:b",
        ]
        let usable = [
            "aux1", "com¹²", "com", "con合", "com合", "nu", "a.con", "", ".", ".con", "con.\u{301}",
            "com1\u{301}", "合同.pdf", "数据", "application.xml",
        ]
        for name in unusable { #expect(WindowsNames.isUnusable(name), "\(name)") }
        for name in usable { #expect(!WindowsNames.isUnusable(name), "\(name)") }
    }

    @Test("parts are what stands between slashes")
    func parts() {
        let rows = [
            ("", [""]), ("/", ["", ""]), ("a", ["a"]), ("a/", ["a"]), ("a//", ["a", ""]),
            ("/a", ["", "a"]), ("附件/b.txt", ["附件", "b.txt"]), ("a/\u{301}b", ["a", "\u{301}b"]),
            ("附/件/", ["附", "件"]),
        ]
        for (name, parts) in rows { #expect(NameRules.parts(of: name) == parts, "\(name)") }
    }

    @Test(
        "names that Windows cannot hold get a remark",
        arguments: [
            ("CON", true), ("a/nul.txt", true), ("com1.xml", true), ("a?b", true), ("a:b/c", true),
            ("console", false), ("com0", false), ("com10", false), ("共1", false),
        ])
    func windows(_ name: String, _ isRemarked: Bool) throws {
        let name = name.hasPrefix("a:") ? "b" + name : name
        let remarks = try structure(NameTests.named(name).bytes).remarks.map(\.id)
        #expect(remarks == (isRemarked ? ["ZIP-NAME-WINDOWS"] : []))
    }
}
