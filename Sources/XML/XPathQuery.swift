internal import CLibXML2

/// An XPath 1.0 expression, compiled once; belongs to one thread at a time.
///
/// Only the core library's functions are accepted. Evaluation is bounded by a number of steps, so
/// no document can keep it busy for long; reaching the bound is an engine error.
@safe package final class XPathQuery {
    /// The expression as given.
    package let expression: String
    /// Never leaves this room.
    let compiled: OpaquePointer
    private let namespaces: [String: String]

    private init(
        _ expression: String, _ compiled: OpaquePointer,
        _ namespaces: [String: String]
    ) {
        self.expression = expression
        unsafe self.compiled = unsafe compiled
        self.namespaces = namespaces
    }

    deinit { unsafe xmlXPathFreeCompExpr(compiled) }

    /// Compiles an expression; `namespaces` maps prefixes, XPath 1.0 has no default one.
    ///
    /// Throws `invalidExpression` for a syntax error, a function outside the core library, an
    /// undeclared prefix, or a variable that is not among `variables`.
    package static func compile(
        _ expression: String, namespaces: [String: String], variables: Set<String> = []
    ) throws(XMLEngineError) -> XPathQuery {
        try check(expression, namespaces, variables)
        var reasons: [String] = []
        let compiled = try unsafe Engine.reporting(to: { unsafe reasons.append(message(of: $0)) }) {
            unsafe xmlXPathCompile(expression)
        }
        guard let compiled = unsafe compiled else {
            throw .invalidExpression(
                expression, reason: reasons.first ?? "it is not an XPath 1.0 expression")
        }
        let query = unsafe XPathQuery(expression, compiled, namespaces)
        try query.tryOut(variables)
        return query
    }

    /// Evaluates once on an empty element: libxml2 finds a wrong number of arguments only then.
    private func tryOut(_ variables: Set<String>) throws(XMLEngineError) {
        guard
            case .document(let empty) = try XMLDocument.parse(Array("<x/>".utf8), limits: .standard)
        else { preconditionFailure("<x/> is well-formed") }
        let context = try context(for: empty.root)
        for name in variables {
            guard let nothing = unsafe xmlXPathNewNodeSet(nil) else {
                throw .outOfMemory(operation: "compile XPath")
            }
            try context.bind(name, to: unsafe XPathValue(nothing))
        }
        do {
            _ = try context.evaluate(self, at: empty.root)
        } catch .engineFailed(_, _, _, let message) {
            throw .invalidExpression(expression, reason: message)
        }
    }

    private static func check(
        _ expression: String, _ namespaces: [String: String], _ variables: Set<String>
    ) throws(XMLEngineError) {
        let tokens = try XPathToken.tokens(of: expression)
        for (open, close) in [("(", ")"), ("[", "]")] {
            // A function's parenthesis is a symbol of its own, so these are all.
            guard
                tokens.count(where: { $0 == .symbol(open) })
                    == tokens.count(where: { $0 == .symbol(close) })
            else { throw .invalidExpression(expression, reason: "\(open) without \(close)") }
        }
        for token in tokens {
            switch token {
            case .variable(let name):
                guard variables.contains(name) else {
                    throw .invalidExpression(expression, reason: "no variable $\(name)")
                }
            case .name(let name):
                guard let colon = name.firstIndex(of: ":") else { continue }
                guard namespaces[String(name[..<colon])] != nil else {
                    throw .invalidExpression(expression, reason: "no prefix \(name[..<colon])")
                }
            default: continue
            }
        }
    }

    /// The result as a string (XPath's `string()`), with the element as context node.
    package func string(at element: XMLElement) throws(XMLEngineError) -> String {
        try context(for: element).evaluate(self, at: element).string
    }

    /// The result as a boolean (XPath's `boolean()`).
    package func boolean(at element: XMLElement) throws(XMLEngineError) -> Bool {
        try context(for: element).evaluate(self, at: element).boolean
    }

    /// The elements of the resulting node-set in document order; nodes of other kinds are left out.
    /// Throws when the result is no node-set.
    package func elements(at element: XMLElement) throws(XMLEngineError) -> [XMLElement] {
        try elements(at: element, in: context(for: element))
    }

    func elements(at element: XMLElement, in context: XPathContext)
        throws(XMLEngineError) -> [XMLElement]
    {
        let value = try context.evaluate(self, at: element)
        guard let elements = value.elements(in: element.document) else {
            throw .invalidExpression(expression, reason: "the result is no node-set")
        }
        return elements
    }

    private func context(for element: XMLElement) throws(XMLEngineError) -> XPathContext {
        try XPathContext(element.document, namespaces: namespaces)
    }
}
