/// The context of a rule: a location path of element names, read as an XSLT pattern.
enum RuleContext {
    /// The expression that selects everything the context matches: a relative path matches
    /// anywhere, so `/descendant-or-self::node()/` goes before it.
    ///
    /// Names, `*`, `/`, `//` and predicates are allowed; unions, axes, attributes, variables and
    /// functions outside predicates are not. Throws `invalidRules`.
    static func selecting(_ context: String, at line: Int, in name: String)
        throws(XMLEngineError) -> String
    {
        let tokens: [XPathToken]
        do {
            tokens = try XPathToken.tokens(of: context)
        } catch .invalidExpression(_, let reason) {
            throw .invalidRules(name: name, line: line, reason: "\(context): \(reason)")
        }
        guard isPlain(tokens) else {
            throw .invalidRules(
                name: name, line: line,
                reason: "the context \(context) is no plain location path of elements")
        }
        return tokens.first == .symbol("/") || tokens.first == .symbol("//")
            ? context : "//" + context
    }

    private static func isPlain(_ tokens: [XPathToken]) -> Bool {
        var depth = 0
        var isStepDue = true
        for (index, token) in tokens.enumerated() {
            switch token {
            case .symbol("["):
                if depth == 0, isStepDue { return false }
                depth += 1
            case .symbol("]"):
                depth -= 1
                if depth < 0 { return false }
            case .variable: return false
            case _ where depth > 0: continue
            case .symbol("/"), .symbol("//"):
                if isStepDue, index > 0 { return false }
                isStepDue = true
            case .name:
                if !isStepDue { return false }
                isStepDue = false
            default: return false
            }
        }
        return depth == 0 && !isStepDue
    }
}
