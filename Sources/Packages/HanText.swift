/// Which characters tell GB18030 from UTF-8, for names that are valid in both.
enum HanText {
    /// Whether every character beyond ASCII is one that Chinese names in GB18030 consist of: Han,
    /// CJK punctuation, full-width forms. Pure ASCII counts as well.
    static func isAllHan(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.isASCII || isHan($0.value) }
    }

    /// Whether there is any Han, kana, bopomofo, Hangul, CJK punctuation or full-width form.
    static func hasEastAsian(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x1100...0x11FF, 0x3040...0x33FF, 0xA960...0xA97F, 0xAC00...0xD7FF: true
            default: isHan(scalar.value)
            }
        }
    }

    private static func isHan(_ value: UInt32) -> Bool {
        switch value {
        case 0x2E80...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: true
        case 0xFF00...0xFFEF, 0x20000...0x323AF: true
        default: false
        }
    }
}
