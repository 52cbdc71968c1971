/// What is asked of the index.
package struct SearchQuery: Hashable, Sendable {
    /// Pieces of text, folded, each of which must occur; separated by blanks in what was typed.
    package var terms: [String]
    /// What was typed, plain, with a blank between its pieces.
    var whole: String
    /// What is looked for; `nil`: both.
    package var kind: SearchItem.Kind?
    /// A stage, a closing code, an entry's state, `open` or `closed`; `nil`: any.
    package var state: String?
    /// How many are wanted.
    package var limit: Int

    /// The shortest piece that is a trigram; for shorter ones all trigrams that begin with it are looked for.
    static let trigramLength = 3

    /// A question; `nil` when the text holds nothing but blanks.
    package init?(
        text: String, kind: SearchItem.Kind? = nil, state: String? = nil, limit: Int = 50
    ) {
        let pieces = SearchQuery.plain(text).split(whereSeparator: \.isWhitespace)
            .map(String.init)
        terms = pieces.map(SearchQuery.small)
        whole = pieces.joined(separator: " ")
        self.kind = kind
        self.state = state
        self.limit = limit
        if terms.isEmpty { return nil }
    }

    /// The text as rows hold it: plain, in small letters.
    static func folded(_ text: String) -> String { small(plain(text)) }

    /// Each character for itself in its small form, wherever it stands in a word.
    private static func small(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1.properties.lowercaseMapping }
    }

    /// Full-width letters, digits and marks as their plain forms, zeros and line feeds as blanks, so
    /// that what was typed with a Chinese keyboard finds what was written without, and the reverse.
    private static func plain(_ text: String) -> String {
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

    /// The pattern of LIKE for a piece, `\` escaping.
    static func pattern(_ term: String) -> String {
        var pattern = "%".unicodeScalars
        // By code points, as SQLite reads it: a mark may stand on what has a meaning.
        for scalar in term.unicodeScalars {
            if "\\%_".unicodeScalars.contains(scalar) { pattern.append("\\") }
            pattern.append(scalar)
        }
        pattern.append("%")
        return String(pattern)
    }

    /// A piece as a string of FTS5's.
    static func quoted(_ term: String) -> String {
        var quoted = "\"".unicodeScalars
        for scalar in term.unicodeScalars {
            if scalar == "\"" { quoted.append("\"") }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
