/// One thing that is wrong with a package, or worth a remark; `rule` says which of the two.
///
/// Texts are safe to show: control and direction characters of hostile names are escaped, and
/// nothing is longer than 200 characters.
package struct PackageProblem: Sendable, Hashable {
    /// The rule that was broken, with its sentence and advice.
    package let rule: PackageRule
    /// The entry's name, `nil` for the package itself.
    package let entry: String?
    /// Where in the package, in bytes from its start.
    package let offsetBytes: Int?
    /// What stands there.
    package let found: String?
    /// What could stand there.
    package let expected: String?

    /// A problem; places and values are `nil` where they are not known.
    package init(
        _ rule: PackageRule, entry: String? = nil, offsetBytes: Int? = nil, found: String? = nil,
        expected: String? = nil
    ) {
        self.rule = rule
        self.entry = entry.map(ShownText.text)
        self.offsetBytes = offsetBytes
        self.found = found.map(ShownText.text)
        self.expected = expected.map(ShownText.text)
    }

    /// The rule's stable id, `ZIP-…`.
    package var id: String { rule.id }
    /// One sentence in Chinese.
    package var chinese: String { rule.chinese }
    /// The same sentence in English.
    package var english: String { rule.english }
    /// What to do, in Chinese.
    package var advice: String { rule.advice }
}
