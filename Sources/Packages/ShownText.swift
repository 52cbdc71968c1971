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
    /// separators, noncharacters, and all that Unicode lets a font leave out
    /// (`Default_Ignorable_Code_Point`: zero width, marks of direction, fillers, soft hyphen,
    /// variation selectors, byte order mark).
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // ASCII and ideographs, as most names are, need no look into the tables of Unicode.
        case 0x20..<0x7F, 0x4E00...0x9FFF: false
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0xFFF9...0xFFFB, 0xFDD0...0xFDEF: true
        case let value:
            value & 0xFFFE == 0xFFFE || scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
