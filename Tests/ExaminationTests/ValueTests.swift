import Testing

@testable import Examination

@Suite struct `Values` {
    struct Row: Sendable, CustomTestStringConvertible {
        let form: ValueForm
        let value: String
        let rule: String?
        let expected: String?
        var testDescription: String { value }

        init(_ form: ValueForm, _ value: String, _ rule: String?, _ expected: String? = nil) {
            (self.form, self.value, self.rule, self.expected) = (form, value, rule, expected)
        }
    }

    static let codes = [
        Row(.creditCode, "91110000600037341L", nil), Row(.creditCode, "11100000000013338W", nil),
        Row(.creditCode, " 11430000006122244L\n", nil),
        Row(.creditCode, "113700000045046442", nil), Row(.creditCode, "", nil),
        Row(.creditCode, "9111 0000 6000 3734 1L", "REG-USCC-FORM", "91110000600037341L"),
        Row(.creditCode, "91110000600037341l", "REG-USCC-FORM", "91110000600037341L"),
        Row(.creditCode, "９１１１００００６０００３７３４１Ｌ", "REG-USCC-FORM", "91110000600037341L"),
        Row(.creditCode, "9111000060003734\u{200B}1L", "REG-USCC-FORM", "91110000600037341L"),
        Row(.creditCode, "9111000060003734\u{AD}1L", "REG-USCC-FORM", "91110000600037341L"),
        Row(.creditCode, "9111000060003734L", "REG-USCC-LENGTH", "18"),
        Row(.creditCode, "911100006000373411L", "REG-USCC-LENGTH", "18"),
        Row(.creditCode, "91110000600037341M", "REG-USCC-CHECK", "91110000600037341L"),
        Row(.creditCode, "91110000600037342L", "REG-USCC-CHECK"),
        Row(.creditCode, "91110000I00037341L", "REG-USCC-CHARACTER"),
        Row(.creditCode, "泰安市交通运输局办公室信息科张三李四王五", "REG-USCC-LENGTH", "18"),
    ]

    static let dates = [
        Row(.date, "2026-01-05", nil), Row(.date, " 2026-01-05 ", nil),
        Row(.date, "2024-02-29", nil),
        Row(.date, "2026/1/5", "REG-DATE-FORM", "2026-01-05"),
        Row(.date, "2026年1月5日", "REG-DATE-FORM", "2026-01-05"),
        Row(.date, "2026 年 1 月 5 日", "REG-DATE-FORM", "2026-01-05"),
        Row(.date, "2026年1月5号", "REG-DATE-FORM", "2026-01-05"),
        Row(.date, "20260105", "REG-DATE-FORM", "2026-01-05"),
        Row(.date, "2026.01.05", "REG-DATE-FORM", "2026-01-05"),
        Row(.date, "２０２６－０１－０５", "REG-DATE-FORM", "2026-01-05"),
        Row(.date, "2026-1-5", "REG-DATE-FORM", "2026-01-05"),
        Row(.date, "2026-01-05T09:00:00", "REG-DATE-FORM", "2026-01-05"),
        Row(.date, "2025-02-29", "REG-DATE-DAY"), Row(.date, "2026年13月1日", "REG-DATE-DAY"),
        Row(.date, "20261301", "REG-DATE-DAY"), Row(.date, "2026-04-31", "REG-DATE-DAY"),
        Row(.date, "26-1-5", "REG-DATE-UNREADABLE", "2026-01-05"),
        Row(.date, "2026-01", "REG-DATE-UNREADABLE", "2026-01-05"),
        Row(.date, "2026-01-05+08:00", "REG-DATE-UNREADABLE", "2026-01-05"),
        Row(.date, "05/01/2026", "REG-DATE-UNREADABLE", "2026-01-05"),
    ]

    static let times = [
        Row(.instant, "2026-01-05T09:00:00+08:00", nil),
        Row(.instant, "2026-01-05T09:00:00.123+08:00", nil),
        Row(.instant, "2026-01-05T01:00:00Z", "REG-TIME-FORM", "2026-01-05T09:00:00.000+08:00"),
        Row(.instant, "2026-01-05 09:00:00", "REG-TIME-FORM", "2026-01-05T09:00:00+08:00"),
        Row(.instant, "2026/1/5 9:00", "REG-TIME-FORM", "2026-01-05T09:00:00+08:00"),
        Row(.instant, "2026年1月5日 9时30分", "REG-TIME-FORM", "2026-01-05T09:30:00+08:00"),
        Row(.instant, "2026-01-05T09:00:00.5+08:00", "REG-TIME-FORM", "2026-01-05T09:00:00+08:00"),
        Row(.instant, "2026-01-05T09:00+08:00", "REG-TIME-FORM", "2026-01-05T09:00:00+08:00"),
        Row(.instant, "20260105", "REG-TIME-FORM", "2026-01-05T00:00:00+08:00"),
        Row(.instant, "2026-02-30T09:00:00+08:00", "REG-DATE-DAY"),
        Row(.instant, "2026-01-05T24:00:00+08:00", "REG-TIME-UNREADABLE"),
        Row(.instant, "2026-01-05T09:60:00+08:00", "REG-TIME-UNREADABLE"),
        Row(.instant, "2026-01-05T09:00:00+09:00", "REG-TIME-UNREADABLE"),
        Row(.instant, "now", "REG-TIME-UNREADABLE", "2026-01-05T09:00:00+08:00"),
    ]

    private static let hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    static let digests = [
        Row(.digest, "sha256:" + hex, nil),
        Row(.digest, hex, "REG-DIGEST-FORM", "sha256:" + hex),
        Row(.digest, "SHA-256:" + hex.uppercased(), "REG-DIGEST-FORM", "sha256:" + hex),
        Row(.digest, "sha256=" + hex, "REG-DIGEST-FORM", "sha256:" + hex),
        Row(
            .digest, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "REG-DIGEST-FORM",
            "sha256:" + hex),
        Row(.digest, "sm3:" + hex, "REG-DIGEST-UNREADABLE"),
        Row(.digest, "sha256:" + hex.dropLast(), "REG-DIGEST-UNREADABLE"),
        Row(.digest, "sha256:" + hex.dropLast() + "g", "REG-DIGEST-UNREADABLE"),
        Row(.digest, "d41d8cd98f00b204e9800998ecf8427e", "REG-DIGEST-UNREADABLE"),
    ]

    @Test(arguments: codes + dates + times + digests)
    func `are right, or told with the right form`(_ row: Row) {
        let fault = ValueFault.find(in: row.value, row.form)
        #expect(fault?.rule.id == row.rule)
        if let expected = row.expected { #expect(fault?.expected == expected) }
        // What is proposed must itself be right.
        if let rule = row.rule, rule.hasSuffix("-FORM") || rule.hasSuffix("-CHECK"),
            let expected = fault?.expected
        {
            #expect(ValueFault.find(in: expected, row.form) == nil, "\(expected)")
        }
    }

    @Test func `white space is collapsed and taken away`() {
        let rows = [
            ("", "", ""), ("a", "a", "a"), ("数据", "数据", "数据"), (" a  b\t", "a b", "ab"),
            ("\r\na\r\n\r\nb\n", "a b", "ab"), ("数 \n据", "数 据", "数据"), (" \n ", "", ""),
            // No white space of XML.
            ("\u{3000}数\u{A0}据\u{85}", "\u{3000}数\u{A0}据\u{85}", "数据"),
            ("a\u{B}b\u{C}c", "a\u{B}b\u{C}c", "abc"),
            // A space that carries an accent is no space.
            ("a \u{301} b", "a \u{301} b", "a\u{301}b"),
            ("\u{1}a\u{7F}~", "\u{1}a\u{7F}~", "\u{1}a\u{7F}~"),
        ]
        for (text, collapsed, compact) in rows {
            #expect(Array(HalfWidth.collapsed(text).utf8) == Array(collapsed.utf8), "\(text)")
            #expect(Array(HalfWidth.compact(text).utf8) == Array(compact.utf8), "\(text)")
        }
    }

    @Test func `any text is judged without harm`() {
        var state = SeededBits(state: 20_260_105)
        let pieces = [
            "2026", "-", "/", "年", "1", "05", "T", " ", ":", "９", "sha256", "=", "é", "+08:00",
        ]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...9, using: &state))
                .map { _ in pieces.randomElement(using: &state) ?? "" }.joined()
            for form in [ValueForm.creditCode, .date, .instant, .digest] {
                guard let fault = ValueFault.find(in: text, form), fault.rule.id.hasSuffix("-FORM"),
                    let expected = fault.expected
                else { continue }
                #expect(ValueFault.find(in: expected, form) == nil, "\(text) became \(expected)")
            }
        }
    }
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededBits: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
