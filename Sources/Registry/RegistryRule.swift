/// A rule of the registry itself: who sent something, whether it came before, whether it opens a
/// case or decides one. The id is never used again, never renamed.
///
/// `{code}`, `{name}` and the like in a text are filled in when a finding is made. Rules about
/// documents are `DocumentRule`, rules about ZIP files `PackageRule`; all three, and those of the
/// rule files, stand in `RuleCatalogue`.
package struct RegistryRule: Hashable, Sendable {
    /// `REG-…` or `PKG-…`.
    package let id: String
    /// The article it rests on, as `9(1)`; `nil` for technical rules, and where only the procedure
    /// says which.
    package let article: String?
    /// One sentence in Chinese.
    package let chinese: String
    /// The same sentence in English.
    package let english: String
    /// What to do, in Chinese.
    package let advice: String
    /// The same in English.
    package let adviceEnglish: String

    init(
        _ id: String, article: String? = nil, _ chinese: String, _ english: String,
        advice: String, adviceEnglish: String
    ) {
        self.id = id
        self.article = article
        self.chinese = chinese
        self.english = english
        self.advice = advice
        self.adviceEnglish = adviceEnglish
    }

    /// Every rule of the registry, in the order in which an input meets them.
    package static let all =
        drop + sender + opening + joint + entry + amendment + authorisation + agreement + rules
        + party + catalogue + arrival + voice + supplement + proof + slip + slipContent + step
        + table + plan + operatorApplication + selection + demand + operation
        + disposal

    /// A finding of this rule; `words` replace the texts' placeholders, `article` is for rules whose
    /// article the procedure names.
    package func finding(
        at place: FindingPlace = FindingPlace(), article: String? = nil, found: String? = nil,
        expected: String? = nil, _ words: [String: String] = [:]
    ) -> Finding {
        Finding(
            rule: id, article: article ?? self.article, file: place.file, line: place.line,
            column: place.column, xpath: place.xpath, object: place.object, found: found,
            expected: expected, chinese: RuleText.filled(chinese, words),
            english: RuleText.filled(english, words), advice: RuleText.filled(advice, words),
            adviceEnglish: RuleText.filled(adviceEnglish, words))
    }
}
