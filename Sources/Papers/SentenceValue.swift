/// A value on its way into a sentence of ours.
///
/// Escaping is the writer's work; this keeps a value from doing to the sentence what markup cannot:
/// breaking it with line feeds, reversing it, or drowning it. Where a paper shows a value by itself
/// it is whole and unchanged.
enum SentenceValue {
    /// Characters after which a value inside a sentence is cut.
    static let longest = 300

    /// The value on one line, without control over directions, cut at `longest`.
    static func plain(_ value: String) -> String {
        isPlain(value) ? value : made(plain: value)
    }

    /// Whether a value may go in as it is, as nearly all may. No text has more characters than bytes.
    private static func isPlain(_ value: String) -> Bool {
        guard value.utf8.count <= longest else { return false }
        var wasBlank = false
        for scalar in value.unicodeScalars {
            let isSpace = scalar == " "
            if isSpace ? wasBlank : isBlank(scalar) { return false }
            if isControl(scalar) || isDirectionControl(scalar) || isRightToLeftLetter(scalar) {
                return false
            }
            wasBlank = isSpace
        }
        return true
    }

    private static func made(plain value: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isRightToLeft = false
        var wasBlank = false
        for scalar in value.unicodeScalars {
            if isBlank(scalar) {
                if !wasBlank { scalars.append(" ") }
                wasBlank = true
                continue
            }
            wasBlank = false
            if isDirectionControl(scalar) || isControl(scalar) {
                scalars.append("\u{FFFD}")
            } else {
                scalars.append(scalar)
                if isRightToLeftLetter(scalar) { isRightToLeft = true }
            }
        }
        var text = String(scalars)
        if text.count > longest { text = String(text.prefix(longest)) + "…" }
        // FSI and PDI: what is between them cannot move what is outside (UAX #9, 2.4.2).
        return isRightToLeft ? "\u{2068}" + text + "\u{2069}" : text
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9...0xD, 0x20, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    /// Bidi_Control of Unicode: marks, embeddings, overrides and isolates.
    private static func isDirectionControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The blocks of scripts that run from right to left, coarsely: too many is harmless.
    private static func isRightToLeftLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF,
            0x1E800...0x1EFFF:
            true
        default: false
        }
    }
}
