/// A rule file in a subset of ISO Schematron, compiled; belongs to one thread at a time.
///
/// `sch:schema[@queryBinding="xpath"]` holds `sch:title`, `sch:ns`, `sch:pattern` with `sch:title`
/// and `sch:rule`; a rule holds `sch:let` and then `sch:assert` and `sch:report`. A context is a
/// plain location path, as in an XSLT pattern; in a pattern the first rule that matches an element
/// wins. An assertion carries `id`, `test`, perhaps `role="remark"`, and in the namespace
/// `urn:dengji:rules:1` the attributes `article`, `expected`, `found` and `object` (both XPath) and
/// the elements `zh`, `en`, `advice`. Anything else is an error when loading.
package final class RuleSet {
    /// One `sch:assert` or `sch:report`.
    struct Assertion {
        let text: RuleText
        let test: XPathQuery
        /// `sch:report` fires when its test holds, `sch:assert` when it does not.
        let firesWhen: Bool
        let found: XPathQuery?
        let object: XPathQuery?
    }

    /// One `sch:rule`.
    struct Rule {
        /// The context as an expression that selects, from the root, every element it matches.
        let context: XPathQuery
        let lets: [(name: String, value: XPathQuery)]
        let assertions: [Assertion]
    }

    /// The name it was loaded under.
    package let name: String
    private let patterns: [[Rule]]

    init(name: String, patterns: [[Rule]]) {
        self.name = name
        self.patterns = patterns
    }

    /// Every assertion's id, article and texts, in the order of the file.
    package var ids: [RuleText] {
        patterns.flatMap { $0.flatMap { $0.assertions.map(\.text) } }
    }

    /// Compiles a rule file; throws `invalidRules` with the line of the first thing that is wrong.
    package static func load(_ bytes: [UInt8], name: String) throws(XMLEngineError) -> RuleSet {
        var loading = RuleLoading(name: name)
        return try loading.load(bytes)
    }

    /// Every failure, ordered by line. Throws when an expression could not be evaluated.
    package func evaluate(_ document: XMLDocument) throws(XMLEngineError) -> [RuleFailure] {
        var failures: [RuleFailure] = []
        for pattern in patterns {
            var taken: Set<UnsafeMutableRawPointer> = unsafe []
            for rule in pattern {
                for element in try rule.context.elements(at: document.root)
                where unsafe taken.insert(UnsafeMutableRawPointer(element.node)).inserted {
                    failures += try evaluate(rule, at: element)
                }
            }
        }
        // Stable: failures on one line keep the order of the rules.
        return failures.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    private func evaluate(_ rule: Rule, at element: XMLElement)
        throws(XMLEngineError) -> [RuleFailure]
    {
        var variables: [(String, XPathValue)] = []
        for (name, value) in rule.lets {
            variables.append((name, try value.evaluate(at: element, variables: variables)))
        }
        var failures: [RuleFailure] = []
        for assertion in rule.assertions
        where try assertion.test.boolean(at: element, variables: variables)
            == assertion.firesWhen
        {
            failures.append(
                RuleFailure(
                    rule: assertion.text, path: element.path, line: element.line,
                    object: try text(assertion.object, at: element, variables),
                    found: try text(assertion.found, at: element, variables)))
        }
        return failures
    }

    /// The query's string; `nil` without a query or when it is empty.
    private func text(
        _ query: XPathQuery?, at element: XMLElement, _ variables: [(String, XPathValue)]
    ) throws(XMLEngineError) -> String? {
        guard let query else { return nil }
        let text = try query.string(at: element, variables: variables)
        return text.isEmpty ? nil : String(text.prefix(400))
    }
}
