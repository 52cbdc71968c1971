internal import CLibXML2

/// An XPath 1.0 expression, compiled once; belongs to one thread at a time.
///
/// Only the core library's functions are accepted. Evaluation is bounded by a number of steps, so
/// no document can keep it busy for long; reaching the bound is an engine error.
@safe package final class XPathQuery {
    /// The expression as given.
    package let expression: String
    private let compiled: OpaquePointer
    private let namespaces: [String: String]

    /// Steps one evaluation may take; well under a second of work.
    private static let maxSteps: UInt = 10_000_000

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
        var values: [(String, XPathValue)] = []
        for name in variables {
            guard let nothing = unsafe xmlXPathNewNodeSet(nil) else {
                throw .outOfMemory(operation: "compile XPath")
            }
            values.append((name, unsafe XPathValue(nothing)))
        }
        do {
            _ = try evaluate(at: empty.root, variables: values)
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
        try string(at: element, variables: [])
    }

    /// The result as a boolean (XPath's `boolean()`).
    package func boolean(at element: XMLElement) throws(XMLEngineError) -> Bool {
        try boolean(at: element, variables: [])
    }

    /// The elements of the resulting node-set in document order; nodes of other kinds are left out.
    /// Throws when the result is no node-set.
    package func elements(at element: XMLElement) throws(XMLEngineError) -> [XMLElement] {
        let value = try evaluate(at: element, variables: [])
        guard let elements = value.elements(in: element.document) else {
            throw .invalidExpression(expression, reason: "the result is no node-set")
        }
        return elements
    }

    func string(at element: XMLElement, variables: [(String, XPathValue)])
        throws(XMLEngineError) -> String
    {
        try evaluate(at: element, variables: variables).string
    }

    func boolean(at element: XMLElement, variables: [(String, XPathValue)])
        throws(XMLEngineError) -> Bool
    {
        try evaluate(at: element, variables: variables).boolean
    }

    /// Evaluates with variables; an error inside libxml2 is thrown, never read as `false`.
    func evaluate(at element: XMLElement, variables: [(String, XPathValue)])
        throws(XMLEngineError) -> XPathValue
    {
        guard let context = unsafe xmlXPathNewContext(element.document.tree) else {
            throw .outOfMemory(operation: "evaluate XPath")
        }
        defer { unsafe xmlXPathFreeContext(context) }
        unsafe context.pointee.node = element.node
        unsafe context.pointee.opLimit = XPathQuery.maxSteps
        for (prefix, uri) in namespaces {
            unsafe _ = xmlXPathRegisterNs(context, prefix, uri)
        }
        for (name, value) in variables {
            // The context frees its variables, so each gets a copy.
            unsafe _ = xmlXPathRegisterVariable(context, name, xmlXPathObjectCopy(value.object))
        }
        var code = 0
        var reasons: [String] = []
        let object = try unsafe Engine.reporting(to: {
            unsafe code = Int($0.pointee.code)
            unsafe reasons.append(message(of: $0))
        }) {
            unsafe xmlXPathCompiledEval(compiled, context)
        }
        guard let object = unsafe object else {
            throw .engineFailed(
                operation: "evaluate XPath", subject: expression, code: code,
                message: reasons.joined(separator: "; "))
        }
        return unsafe XPathValue(object)
    }
}

/// The result of an evaluation.
@safe final class XPathValue {
    let object: UnsafeMutablePointer<xmlXPathObject>

    init(_ object: UnsafeMutablePointer<xmlXPathObject>) {
        unsafe self.object = unsafe object
    }

    deinit { unsafe xmlXPathFreeObject(object) }

    var string: String {
        guard let string = unsafe xmlXPathCastToString(object) else { return "" }
        defer { unsafe shim_xmlFree(string) }
        return unsafe text(string)
    }

    var boolean: Bool { unsafe xmlXPathCastToBoolean(object) == 1 }

    /// Elements in document order, `nil` when it is no node-set.
    func elements(in document: XMLDocument) -> [XMLElement]? {
        guard unsafe object.pointee.type == XPATH_NODESET else { return nil }
        guard let set = unsafe object.pointee.nodesetval else { return [] }
        unsafe xmlXPathNodeSetSort(set)
        var elements: [XMLElement] = []
        for index in 0..<Int(unsafe set.pointee.nodeNr) {
            guard let node = unsafe set.pointee.nodeTab[index],
                unsafe node.pointee.type == XML_ELEMENT_NODE
            else { continue }
            elements.append(unsafe XMLElement(node, in: document))
        }
        return elements
    }
}
