package import Registry

/// A rule that is written in Swift, under a stable id that is never used again, with its texts.
///
/// `{label}`, `{name}`, `{detail}` and the like in a text are filled in when a finding is made.
package struct DocumentRule: Hashable, Sendable {
    /// `XML-…`, `XSD-…`, `PKG-…` or `REG-…`.
    package let id: String
    /// Error or remark.
    package let severity: Finding.Severity
    /// One sentence in Chinese.
    package let chinese: String
    /// The same sentence in English.
    package let english: String
    /// What to do, in Chinese.
    package let advice: String
    /// The same in English.
    package let adviceEnglish: String

    init(
        _ id: String, _ chinese: String, _ english: String, advice: String,
        adviceEnglish: String = "",
        severity: Finding.Severity = .error
    ) {
        self.id = id
        self.severity = severity
        self.chinese = chinese
        self.english = english
        self.advice = advice
        self.adviceEnglish = adviceEnglish
    }

    /// Every rule that is written in Swift in this room.
    static let all = wellFormedness + schema + values + package

    /// A finding of this rule at a place; `words` replace the texts' placeholders.
    func finding(
        at place: DocumentPlace, found: String? = nil, expected: String? = nil,
        _ words: [String: String] = [:]
    ) -> Finding {
        Finding(
            rule: id, severity: severity, file: place.file, line: place.line, column: place.column,
            xpath: place.xpath, object: place.object, found: found, expected: expected,
            chinese: DocumentRule.filled(chinese, words),
            english: DocumentRule.filled(english, words),
            advice: DocumentRule.filled(advice, words),
            adviceEnglish: DocumentRule.filled(adviceEnglish, words))
    }

    private static func filled(_ text: String, _ words: [String: String]) -> String {
        guard text.contains("{") else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            result += words[String(rest[rest.index(after: open)..<close])] ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}

/// Where a finding is.
struct DocumentPlace: Hashable {
    var file: String?
    var line: Int?
    var column: Int?
    var xpath: String?
    var object: String?

    init(
        file: String?, line: Int? = nil, column: Int? = nil, xpath: String? = nil,
        object: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.xpath = xpath
        self.object = object
    }
}
