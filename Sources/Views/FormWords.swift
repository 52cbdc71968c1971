internal import XML

/// What the documentation of an XSD calls something, `label: help`, in two languages.
struct FormWords: Hashable {
    var chinese: String
    var english: String
    /// What follows the label in Chinese, `1 至 200 字。`.
    var help = ""
    var englishHelp = ""
    /// What the documentation of the type adds.
    var typeHelp = ""
    var englishTypeHelp = ""

    /// A name that nothing explains.
    init(name: String) {
        chinese = name
        english = name
    }

    /// Of the annotation of a declaration or a type; `nil` without one in Chinese.
    init?(_ element: XMLElement) {
        let texts = FormWords.texts(of: element)
        guard let chinese = texts["zh"] else { return nil }
        let english = texts["en"] ?? chinese
        (self.chinese, help) = FormWords.parts(chinese, at: "：")
        (self.english, englishHelp) = FormWords.parts(english, at: ":")
    }

    /// The same with what its type adds.
    func with(type: FormWords?) -> FormWords {
        guard let type else { return self }
        var words = self
        words.typeHelp = type.help
        words.englishTypeHelp = type.englishHelp
        return words
    }

    /// The documentation of a value of a list, whole, in Chinese and in English.
    static func whole(_ element: XMLElement) -> (chinese: String, english: String) {
        guard let words = FormWords(element) else { return ("", "") }
        func joined(_ label: String, _ help: String, _ mark: String) -> String {
            [label, help].filter { !$0.isEmpty }.joined(separator: mark)
        }
        return (
            joined(words.chinese, words.help, "："), joined(words.english, words.englishHelp, ": ")
        )
    }

    private static func texts(of element: XMLElement) -> [String: String] {
        var texts: [String: String] = [:]
        for documentation in element.first("annotation")?.all("documentation") ?? [] {
            let language = documentation.attributes.first { $0.name == "lang" }?.value ?? ""
            let lines = documentation.trimmedText.split(
                separator: "\n", omittingEmptySubsequences: false)
            texts[language] = lines.map { FormWords.trimmed($0) }
                .joined(separator: language == "zh" ? "" : " ")
        }
        return texts
    }

    private static func parts(_ text: String, at mark: Character) -> (String, String) {
        guard let end = text.firstIndex(of: mark) else { return (text, "") }
        return (String(text[..<end]), trimmed(text[text.index(after: end)...]))
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }

    /// For the page's script.
    var value: FormValue {
        .object([
            ("zh", .text(chinese)), ("en", .text(english)), ("help", .text(help)),
            ("helpEn", .text(englishHelp)), ("typeHelp", .text(typeHelp)),
            ("typeHelpEn", .text(englishTypeHelp)),
        ])
    }
}
