/// Text from outside as one line of a log or a report: nothing in it ends the line, moves a terminal's
/// cursor, turns the direction of what follows, or is there and not seen.
package enum OneLine {
    /// The longest that a child process may say of itself at once, bytes of UTF-8.
    package static let maxBytes = 400

    /// The text made fit: what cannot be shown is a blank, and what is beyond `maxBytes` is cut and marked.
    package static func cut(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        var size = 0
        var lastFitting = shown.endIndex
        for scalar in text.unicodeScalars {
            let kept: Unicode.Scalar = isShown(scalar) ? scalar : " "
            size += UTF8.width(kept)
            guard size <= maxBytes else {
                return String(shown[..<lastFitting]) + "…"
            }
            shown.append(kept)
            if size <= maxBytes - UTF8.width("…") { lastFitting = shown.endIndex }
        }
        return String(shown)
    }

    /// Whether `cut` leaves the text as it is.
    package static func holds(_ text: String) -> Bool {
        text.utf8.count <= maxBytes && text.unicodeScalars.allSatisfy(isShown)
    }

    /// The whole text with what cannot be shown by its code, `\u{A}`.
    package static func escaped(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy(isShown) else { return text }
        return text.unicodeScalars.reduce(into: "") { shown, scalar in
            if isShown(scalar) {
                shown.unicodeScalars.append(scalar)
            } else {
                shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
    }

    /// Whether a character is seen where it stands and changes nothing around it (Unicode's general
    /// categories Cc, Cf, Zl and Zp are not).
    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }
}
