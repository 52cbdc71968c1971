/// A rule file in a subset of ISO Schematron, compiled; belongs to one thread at a time.
///
/// `sch:schema[@queryBinding="xpath"]` holds `sch:title`, `sch:ns`, `sch:pattern` with `sch:title`
/// and `sch:rule`; a rule holds `sch:let` and then `sch:assert` and `sch:report`. A context is a
/// plain location path, as in an XSLT pattern; in a pattern the first rule that matches an element
/// wins. An assertion carries `id`, `test`, perhaps `role="remark"`, and in the namespace
/// `urn:dengji:rules:1` the attributes `article`, `expected`, `found` and `object` (both XPath) and
/// the elements `zh`, `en`, `advice`, `adviceEn`. Anything else is an error when loading.
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
    private let namespaces: [String: String]
    private let maxFindings: Int
    /// Where the last document was judged, without that document.
    private var idle: XPathContext?

    init(name: String, patterns: [[Rule]], namespaces: [String: String], maxFindings: Int) {
        self.name = name
        self.patterns = patterns
        self.namespaces = namespaces
        self.maxFindings = maxFindings
    }

    /// Every assertion's id, article and texts, in the order of the file.
    package var ids: [RuleText] {
        patterns.flatMap { $0.flatMap { $0.assertions.map(\.text) } }
    }

    /// Compiles a rule file; throws `invalidRules` with the line of the first thing that is wrong.
    /// `limits` bound the file and the failures of one evaluation.
    package static func load(_ bytes: [UInt8], name: String, limits: XMLLimits = .standard)
        throws(XMLEngineError) -> RuleSet
    {
        var loading = RuleLoading(name: name, limits: limits)
        return try loading.load(bytes)
    }

    /// Every failure, ordered by line, up to the limit of findings. Throws when an expression could
    /// not be evaluated.
    package func evaluate(_ document: XMLDocument) throws(XMLEngineError) -> [RuleFailure] {
        let context = try idleContext()
        context.enter(document)
        let failures = try failures(of: document, in: context)
        context.leave()
        // Not reached where an evaluation failed: such a context is not used again.
        idle = context
        // Stable: failures on one line keep the order of the rules.
        return failures.prefix(maxFindings).enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    private func idleContext() throws(XMLEngineError) -> XPathContext {
        guard let context = idle else { return try XPathContext(namespaces: namespaces) }
        idle = nil
        return context
    }

    private func failures(of document: XMLDocument, in context: XPathContext)
        throws(XMLEngineError) -> [RuleFailure]
    {
        var failures: [RuleFailure] = []
        for pattern in patterns {
            var taken: Set<UnsafeMutableRawPointer> = unsafe []
            for rule in pattern {
                for element in try rule.context.elements(at: document.root, in: context)
                where unsafe taken.insert(UnsafeMutableRawPointer(element.node)).inserted
                    && failures.count < maxFindings
                {
                    failures += try evaluate(rule, at: element, context)
                }
            }
        }
        return failures
    }

    private func evaluate(_ rule: Rule, at element: XMLElement, _ context: XPathContext)
        throws(XMLEngineError) -> [RuleFailure]
    {
        // What another rule has bound, no expression of this one can name.
        for (name, value) in rule.lets {
            try context.bind(name, to: context.evaluate(value, at: element))
        }
        var failures: [RuleFailure] = []
        // By their places: a copy of an assertion would keep each of its texts once more.
        for place in rule.assertions.indices
        where try context.evaluate(rule.assertions[place].test, at: element).boolean
            == rule.assertions[place].firesWhen
        {
            let assertion = rule.assertions[place]
            failures.append(
                RuleFailure(
                    rule: assertion.text, path: element.path, line: element.line,
                    object: try text(assertion.object, at: element, context),
                    found: try text(assertion.found, at: element, context)))
        }
        return failures
    }

    /// The query's string; `nil` without a query or when it is empty.
    private func text(_ query: XPathQuery?, at element: XMLElement, _ context: XPathContext)
        throws(XMLEngineError) -> String?
    {
        guard let query else { return nil }
        let text = try context.evaluate(query, at: element).string
        return text.isEmpty ? nil : String(text.prefix(400))
    }
}
