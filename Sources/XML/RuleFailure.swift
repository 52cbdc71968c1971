/// How a broken rule weighs; `role="remark"` on the assertion makes it a remark.
package enum RuleSeverity: String, Sendable, Hashable {
    /// The package is returned.
    case error
    /// Said to the sender, returns nothing.
    case remark
}

/// What a rule file says about one assertion; for documentation and for the texts of a failure.
package struct RuleText: Sendable, Hashable {
    /// The id, `LAW-9-1`, `PKG-…` or `REG-…`.
    package var id: String
    /// The article as printed, `9(1)`; `nil` for technical rules.
    package var article: String?
    /// Error or remark.
    package var severity: RuleSeverity
    /// What should stand there, if the rule file says so.
    package var expected: String?
    /// The sentence in Chinese.
    package var chinese: String
    /// The sentence in English.
    package var english: String
    /// What to do, in Chinese.
    package var advice: String
    /// The same in English; empty in rule files older than this text.
    package var adviceEnglish: String
}

/// One assertion that failed (or report that held) at one element.
package struct RuleFailure: Sendable, Hashable {
    /// The rule and its texts.
    package var rule: RuleText
    /// The element, as a path of plain local names.
    package var path: String
    /// Its line, from 1.
    package var line: Int
    /// The object's own code, by the assertion's `d:object`.
    package var object: String?
    /// What stands there, by the assertion's `d:found`.
    package var found: String?

    /// The rule's id.
    package var id: String { rule.id }
    /// The rule's article.
    package var article: String? { rule.article }
    /// The rule's weight.
    package var severity: RuleSeverity { rule.severity }
    /// What should stand there.
    package var expected: String? { rule.expected }
    /// The sentence in Chinese.
    package var chinese: String { rule.chinese }
    /// The sentence in English.
    package var english: String { rule.english }
    /// What to do, in Chinese.
    package var advice: String { rule.advice }
    /// The same in English.
    package var adviceEnglish: String { rule.adviceEnglish }
}
