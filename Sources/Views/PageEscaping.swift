internal import Mustache

/// How every value gets into a page.
///
/// The library's own escaping compares whole characters, so that a quotation mark followed by a
/// combining mark passes it unescaped and ends an attribute. This one goes by Unicode scalars.
struct PageEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes.append(contentsOf: "&amp;".utf8)
            case "<": bytes.append(contentsOf: "&lt;".utf8)
            case ">": bytes.append(contentsOf: "&gt;".utf8)
            case "\"": bytes.append(contentsOf: "&quot;".utf8)
            case "'": bytes.append(contentsOf: "&#39;".utf8)
            default:
                if PageEscaping.isForbidden(scalar) {
                    bytes.append(contentsOf: "\u{FFFD}".utf8)
                } else if PageEscaping.isHidden(scalar) {
                    let hex = String(scalar.value, radix: 16, uppercase: true)
                    bytes.append(contentsOf: "[U+\(hex)]".utf8)
                } else {
                    bytes.append(contentsOf: UTF8.encode(scalar)!)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Controls and non-characters, which neither XML 1.0 nor HTML wants.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA: false
        case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    /// Characters that turn the direction of the words around them, or cannot be seen and so make
    /// two different names look alike.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xE0000...0xE007F:
            true
        default: false
        }
    }
}
