internal import Registry

/// Words of papers.
extension DefinitionElement {
    /// Words without holes.
    func plainWords() throws(DefinitionError) -> String {
        let words = unwrapped
        guard !words.isEmpty, !words.contains(where: { $0 == "{" || $0 == "}" }) else {
            throw problem("words without braces are wanted here", found: words)
        }
        return words
    }

    /// Words with holes.
    func wordingText() throws(DefinitionError) -> WordingText {
        guard let text = WordingText(unwrapped) else {
            throw problem("the text is empty, or its braces do not hold a name", found: unwrapped)
        }
        return text
    }

    /// Words with their condition: `when` alone, `when` with `is`, or `unless`.
    func wordingLine() throws(DefinitionError) -> WordingLine {
        let condition: WordingLine.Condition
        switch (attribute("when"), attribute("is"), attribute("unless")) {
        case (nil, nil, nil): condition = .always
        case (let name?, nil, nil): condition = .present(name)
        case (let name?, let value?, nil): condition = .equal(name, to: value)
        case (nil, nil, let name?): condition = .absent(name)
        default: throw problem("a condition is `when`, `when` with `is`, or `unless`")
        }
        return WordingLine(try wordingText(), when: condition)
    }

    /// The text, which the file may wrap: a line feed with the blanks around it is nothing, because
    /// Chinese has no blanks between words.
    private var unwrapped: String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
        var result = String.UnicodeScalarView()
        for line in text.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
            var line = line.drop(while: isBlank)
            while let last = line.last, isBlank(last) { line.removeLast() }
            result.append(contentsOf: line)
        }
        return String(result)
    }
}
