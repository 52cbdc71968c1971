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
        _ id: String, _ chinese: String, _ english: String, advice: String, adviceEnglish: String,
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
        at place: FindingPlace, found: String? = nil, expected: String? = nil,
        _ words: [String: String] = [:]
    ) -> Finding {
        Finding(
            rule: id, severity: severity, file: place.file, line: place.line, column: place.column,
            xpath: place.xpath, object: place.object, found: found, expected: expected,
            chinese: RuleText.filled(chinese, words),
            english: RuleText.filled(english, words),
            advice: RuleText.filled(advice, words),
            adviceEnglish: RuleText.filled(adviceEnglish, words))
    }
}
