internal import Registry
internal import XML

/// The parts of a wording file.
struct WordingReading {
    /// The file's name, for errors.
    let file: String

    func invalid(_ element: XMLElement, _ reason: String) -> WordingFileError {
        .invalid(file: file, line: element.line, reason: reason)
    }

    /// An attribute that must be there and not be empty.
    func attribute(_ name: String, of element: XMLElement) throws(WordingFileError) -> String {
        guard let value = element.attribute(name), !value.isEmpty else {
            throw invalid(element, "<\(element.name)> needs the attribute \(name)")
        }
        return value
    }

    /// Words without holes.
    func plain(_ element: XMLElement) throws(WordingFileError) -> String {
        let text = joined(element)
        guard !text.isEmpty, !text.contains(where: { $0 == "{" || $0 == "}" }) else {
            throw invalid(element, "<\(element.name)> needs words without braces")
        }
        return text
    }

    /// Words with holes.
    func text(of element: XMLElement) throws(WordingFileError) -> WordingText {
        guard let text = WordingText(joined(element)) else {
            throw invalid(element, "<\(element.name)> is empty, or its braces do not hold a name")
        }
        return text
    }

    /// A text with its condition: `when` alone, `when` with `is`, or `unless`.
    func line(_ element: XMLElement) throws(WordingFileError) -> WordingLine {
        let when = element.attribute("when")
        let condition: WordingLine.Condition
        switch (when, element.attribute("is"), element.attribute("unless")) {
        case (nil, nil, nil): condition = .always
        case (let name?, nil, nil): condition = .present(name)
        case (let name?, let value?, nil): condition = .equal(name, to: value)
        case (nil, nil, let name?): condition = .absent(name)
        default: throw invalid(element, "a condition is `when`, `when` with `is`, or `unless`")
        }
        return WordingLine(try text(of: element), when: condition)
    }

    func rights(_ element: XMLElement) throws(WordingFileError) -> [RightWording] {
        var rights: [RightWording] = []
        for right in element.children {
            rights.append(
                RightWording(
                    name: try attribute("name", of: right),
                    applicant: try attribute("applicant", of: right),
                    fact: try attribute("fact", of: right),
                    value: try attribute("value", of: right),
                    article: try attribute("article", of: right), title: try plain(right)))
        }
        return rights
    }

    func paper(_ element: XMLElement) throws(WordingFileError) -> PaperWording {
        let name = try attribute("kind", of: element)
        guard let kind = PaperKind(rawValue: name) else {
            throw invalid(element, "there is no paper named \(name)")
        }
        guard let title = element.first("title") else {
            throw invalid(element, "a paper needs a <title>")
        }
        var particulars: [PaperWording.Particular] = []
        for particular in element.first("particulars")?.children ?? [] {
            particulars.append(
                PaperWording.Particular(
                    label: try attribute("label", of: particular), line: try line(particular)))
        }
        return PaperWording(
            kind: kind, code: element.attribute("code"), title: try plain(title),
            facts: try lines("facts", of: element), articles: try lines("articles", of: element),
            decision: try lines("decision", of: element), next: try lines("next", of: element),
            particulars: particulars, hasRemedy: element.attribute("remedy") == "true")
    }

    private func lines(
        _ name: String, of element: XMLElement
    ) throws(WordingFileError) -> [WordingLine] {
        var lines: [WordingLine] = []
        for child in element.first(name)?.children ?? [] { lines.append(try line(child)) }
        return lines
    }

    /// Text that a file may wrap: a line feed with the blanks around it is nothing, because Chinese
    /// has no spaces between words.
    private func joined(_ element: XMLElement) -> String {
        element.trimmedText.split(whereSeparator: \.isNewline)
            .map { String($0.trimmingWhitespace) }.joined()
    }
}

extension Substring {
    /// Without blanks and tabs at both ends.
    fileprivate var trimmingWhitespace: Substring {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        guard let first = firstIndex(where: { !isBlank($0) }),
            let last = lastIndex(where: { !isBlank($0) })
        else { return "" }
        return self[first...last]
    }
}
