/// One thing that is wrong with what somebody sent, or worth a remark.
///
/// All findings of a package are reported together, in the order of file and line.
package struct Finding: Hashable, Sendable {
    /// How a finding weighs.
    package enum Severity: String, Sendable, Codable {
        /// The package is returned.
        case error
        /// Said to the sender; does not return the package and is no finding in the law's sense.
        case remark
    }

    /// A stable id: `XML-…`, `ZIP-…`, `XSD-…`, `PKG-…`, `REG-…` or `LAW-<article>-<n>`.
    package var rule: String
    /// The article of the measures, as `9(1)`, or `nil` for purely technical rules.
    package var article: String?
    /// Error or remark.
    package var severity: Severity
    /// The file in the package, `nil` for the package itself.
    package var file: String?
    /// The line in `file`, from 1.
    package var line: Int?
    /// The column, from 1; for well-formedness errors only.
    package var column: Int?
    /// The place as an XPath of plain names, `/application/resource[1]/name[1]`.
    package var xpath: String?
    /// The object's own code, for example a data item's code.
    package var object: String?
    /// What was found, cut to 200 characters.
    package var found: String?
    /// What was expected.
    package var expected: String?
    /// One sentence in Chinese.
    package var chinese: String
    /// The same sentence in English.
    package var english: String
    /// What to do, in Chinese.
    package var advice: String
    /// What to do, in English.
    package var adviceEnglish: String

    /// A finding; optional places are `nil` when they do not apply.
    package init(
        rule: String, article: String? = nil, severity: Severity = .error, file: String? = nil,
        line: Int? = nil, column: Int? = nil, xpath: String? = nil, object: String? = nil,
        found: String? = nil, expected: String? = nil, chinese: String, english: String,
        advice: String, adviceEnglish: String
    ) {
        self.rule = rule
        self.article = article
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.xpath = xpath
        self.object = object
        self.found = found.map { $0.count > 200 ? String($0.prefix(200)) + "…" : $0 }
        self.expected = expected
        self.chinese = chinese
        self.english = english
        self.advice = advice
        self.adviceEnglish = adviceEnglish
    }
}
