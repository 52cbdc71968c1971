/// A sentence with holes: `自{after}起{workingDays}个工作日`.
///
/// A hole names a value; whoever fills the text gives every value, or there is no text.
package struct WordingText: Hashable, Sendable {
    /// A stretch of words or a hole.
    package enum Piece: Hashable, Sendable {
        /// Words as they are printed.
        case words(String)
        /// A hole with the name of its value.
        case value(String)
    }

    /// A hole for which there is no value, or an empty one.
    package struct MissingValue: Error, Hashable {
        /// The name inside the braces.
        package var name: String
    }

    /// Words and holes in order.
    package let pieces: [Piece]

    /// Reads a text; `nil` when braces do not pair or a name holds anything but letters, digits,
    /// dots and hyphens of ASCII.
    package init?(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
                return nil
            }
            let name = rest[rest.index(after: brace)..<end]
            guard WordingText.isName(name) else { return nil }
            if brace > rest.startIndex { pieces.append(.words(String(rest[..<brace]))) }
            pieces.append(.value(String(name)))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { pieces.append(.words(String(rest))) }
        guard !pieces.isEmpty else { return nil }
        self.pieces = pieces
    }

    /// The names of all holes, in order.
    package var names: [String] {
        pieces.compactMap { if case .value(let name) = $0 { name } else { nil } }
    }

    /// The text with every hole filled; an absent value and an empty one are the same mistake.
    package func filled(_ value: (String) -> String?) throws(MissingValue) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .words(let words): text += words
            case .value(let name):
                guard let value = value(name), !value.isEmpty else {
                    throw MissingValue(name: name)
                }
                text += value
            }
        }
        return text
    }

    /// Whether `name` may stand in braces.
    package static func isName(_ name: Substring) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte) || byte == 0x2E || byte == 0x2D
            }
    }
}
