/// What is asked of the index.
package struct SearchQuery: Hashable, Sendable {
    /// Pieces of text, each of which must occur; separated by blanks in what was typed.
    package var terms: [String]
    /// What is looked for; `nil`: both.
    package var kind: SearchItem.Kind?
    /// A stage, a closing code, an entry's state, `open` or `closed`; `nil`: any.
    package var state: String?
    /// How many are wanted.
    package var limit: Int

    /// The shortest piece that the trigrams know; shorter ones are looked for in every row.
    static let trigramLength = 3

    /// A question; `nil` when the text holds nothing but blanks.
    package init?(
        text: String, kind: SearchItem.Kind? = nil, state: String? = nil, limit: Int = 50
    ) {
        terms = SearchQuery.folded(text).split(whereSeparator: \.isWhitespace).map(String.init)
        self.kind = kind
        self.state = state
        self.limit = limit
        if terms.isEmpty { return nil }
    }

    /// Full-width letters, digits and marks as their plain forms, zeros and line feeds as blanks, so
    /// that what was typed with a Chinese keyboard finds what was written without, and the reverse.
    static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                folded.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000, 0x0A, 0x0D, 0: folded.append(" ")
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// The pieces that the trigrams know, as one expression of FTS5; `nil` without any.
    var match: String? {
        let long = terms.filter { $0.unicodeScalars.count >= SearchQuery.trigramLength }
        if long.isEmpty { return nil }
        return long.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
            .joined(separator: " AND ")
    }

    /// Patterns of LIKE for the others, `\` escaping.
    var patterns: [String] {
        terms.filter { $0.unicodeScalars.count < SearchQuery.trigramLength }.map { term in
            "%"
                + term.replacing("\\", with: "\\\\").replacing("%", with: "\\%")
                .replacing("_", with: "\\_") + "%"
        }
    }
}
