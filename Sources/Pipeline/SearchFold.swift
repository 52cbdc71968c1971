/// Texts as the site's search compares them. `schemas/site/search.js` does the same to questions: both
/// change together.
enum SearchFold {
    /// Word files.
    static let buckets = 1024

    /// A text without white space, in half width and without capitals (of ASCII alone).
    static func fold(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.compactMap { scalar in
            var value = scalar.value
            if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
            if (0x41...0x5A).contains(value) { value += 0x20 }
            if value <= 0x20 || value == 0x3000 || value == 0xA0 { return nil }
            return Unicode.Scalar(value)
        }
    }

    /// Each two neighbouring characters of a text.
    static func pairs(_ text: String) -> Set<String> {
        let letters = fold(text)
        var pairs: Set<String> = []
        for (first, second) in zip(letters, letters.dropFirst()) {
            var pair = String.UnicodeScalarView()
            pair.append(first)
            pair.append(second)
            pairs.insert(String(pair))
        }
        return pairs
    }

    /// The word file of a pair.
    static func bucket(_ pair: String) -> Int {
        let letters = Array(pair.unicodeScalars)
        return (Int(letters[0].value) * 31 + Int(letters[1].value)) % buckets
    }
}
