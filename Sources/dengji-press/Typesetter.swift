internal import Views

/// Makes lines of texts and keeps account of characters that no font draws. What cannot be seen or
/// would turn the direction of the words around it, and what no font draws, is shown by its code
/// point.
final class Typesetter {
    /// Pango could not lay a text out, or had no glyph after all.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let fonts: FontSet
    private var drawn: [Unicode.Scalar: Bool] = [:]
    /// Characters that no font draws, met so far.
    private(set) var missing: Set<Unicode.Scalar> = []

    /// Bytes laid out at once: Pango's time for one paragraph grows with the square of its lines.
    private static let mostBytes = 6_000

    init(_ fonts: FontSet) { self.fonts = fonts }

    /// Forgets what was missing so far, before another paper.
    func begin() { missing = [] }

    /// The lines of a text that is at most `width` wide (0: as wide as it is), with line feeds kept.
    func lines(
        _ text: String, _ style: TextStyle, width: Double, indent: Double = 0
    ) throws(Failure) -> [TextLine] {
        var lines: [TextLine] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: true) {
            try paragraphLines(shown(paragraph), style, width, indent, &lines)
        }
        return lines
    }

    /// A text in one line, made smaller until it fits.
    func fittingLine(
        _ text: String, _ style: TextStyle, width: Double, smallest: Double
    ) throws(Failure) -> [TextLine] {
        var style = style
        var lines = try self.lines(text, style, width: 0)
        while lines.count == 1, lines[0].width > width, style.size > smallest {
            style.size -= 1
            style.leading = style.size * 1.4
            style.spacing = 0
            lines = try self.lines(text, style, width: 0)
        }
        let fits = lines.count == 1 && lines[0].width <= width
        return fits ? lines : try self.lines(text, style, width: width)
    }

    /// All lines of a portion but its last belong to the text; the last is begun anew with what
    /// follows, so that no seam shows.
    private func paragraphLines(
        _ bytes: [UInt8], _ style: TextStyle, _ width: Double, _ indent: Double,
        _ lines: inout [TextLine]
    ) throws(Failure) {
        var start = 0
        while start < bytes.count {
            var end = min(start + Typesetter.mostBytes, bytes.count)
            // Not within a character.
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            let isLast = end == bytes.count
            let firstIndent = start == 0 ? indent : 0
            let laid = fonts.lay(
                Array(bytes[start..<end]), size: style.size, isBold: style.isBold,
                spacing: style.spacing, width: width, indent: firstIndent)
            guard let laid else { throw Failure(description: "a text is too long to lay out") }
            guard laid.unknownCount == 0 else {
                let text = String(decoding: bytes[start..<end], as: UTF8.self).prefix(60)
                throw Failure(description: "no font draws every character of “\(text)”")
            }
            let taken = isLast || width == 0 ? laid.count : max(laid.count - 1, 1)
            for index in 0..<taken {
                lines.append(
                    TextLine(
                        text: laid, index: index, style: style, width: laid.line(index).width,
                        indent: index == 0 ? firstIndent : 0))
            }
            let last = laid.line(taken - 1)
            start = isLast || width == 0 ? end : start + last.start + last.length
        }
    }

    /// A text as it is shown.
    private func shown(_ text: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t", "\r": bytes.append(0x20)
            case _ where ShownScalar.isForbidden(scalar) && draws("\u{FFFD}"):
                bytes.append(contentsOf: "\u{FFFD}".utf8)
            case _ where ShownScalar.isForbidden(scalar):
                bytes.append(contentsOf: ShownScalar.name(of: scalar).utf8)
            case _ where ShownScalar.isHidden(scalar):
                bytes.append(contentsOf: ShownScalar.name(of: scalar).utf8)
            case _ where draws(scalar): bytes.append(contentsOf: String(scalar).utf8)
            default:
                missing.insert(scalar)
                bytes.append(contentsOf: ShownScalar.name(of: scalar).utf8)
            }
        }
        return bytes
    }

    private func draws(_ scalar: Unicode.Scalar) -> Bool {
        if let known = drawn[scalar] { return known }
        let answer = fonts.draws(scalar)
        drawn[scalar] = answer
        return answer
    }
}
