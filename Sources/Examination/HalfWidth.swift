/// What people and old systems put into codes: full-width letters and digits, spaces of all kinds.
enum HalfWidth {
    /// Half-width characters for full-width ones (U+FF01 to U+FF5E), without any white space or
    /// invisible character.
    static func compact(_ text: String) -> String {
        // As codes are written that are right.
        if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x80 }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                if let half = Unicode.Scalar(scalar.value - 0xFEE0) { result.append(half) }
            case 0x200B...0x200F, 0x2060, 0xFEFF, 0x00AD: continue
            default:
                if !scalar.properties.isWhitespace { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// White space at both ends taken away, runs inside made one space: what XSD calls collapsing.
    static func collapsed(_ text: String) -> String {
        let hasSpace = text.utf8.contains { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        guard hasSpace else { return text }
        return text.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
            .joined(separator: " ")
    }
}
