/// What of a stranger's text can be shown as it is, on pages and in print alike.
package enum ShownScalar {
    /// Controls and non-characters, which neither XML 1.0 nor HTML wants.
    package static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA: false
        case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    /// Characters that turn the direction of the words around them, or cannot be seen and so make
    /// two different names look alike.
    package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB,
            0xE0000...0xE007F:
            true
        default: false
        }
    }

    /// `[U+202E]`: what stands for a character that is not shown itself.
    package static func name(of scalar: Unicode.Scalar) -> String {
        "[U+" + String(scalar.value, radix: 16, uppercase: true) + "]"
    }
}
