/// Text of strangers made fit to be shown in a report.
enum ShownText {
    private static let maxCharacters = 200

    /// `text` with what cannot be seen written as `\u{…}`, cut to 200 characters.
    static func text(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(maxCharacters * 4) {
            if isHidden(scalar) {
                let number = String(scalar.value, radix: 16, uppercase: true)
                shown.append(contentsOf: "\\u{\(number)}".unicodeScalars)
            } else {
                shown.append(scalar)
            }
        }
        let result = String(shown)
        return result.count > maxCharacters ? String(result.prefix(maxCharacters)) + "…" : result
    }

    /// Bytes that are no text: ASCII as it is, the rest as `\xNN`.
    static func bytes(_ bytes: [UInt8]) -> String {
        var shown = ""
        for byte in bytes.prefix(maxCharacters) {
            if (0x20..<0x7F).contains(byte) {
                shown.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                shown += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text(shown)
    }

    /// Characters that change or hide what a name looks like: controls, line and paragraph
    /// separators, marks of direction (UAX #9), zero-width space, byte order mark, noncharacters.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E: true
        case 0x2060, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xFDD0...0xFDEF: true
        case let value: value & 0xFFFE == 0xFFFE
        }
    }
}
