internal import CLibXML2

/// Where expressions are evaluated: one document, prefixes, variables. Costly enough to make that
/// a rule set keeps one for a whole document.
@safe final class XPathContext {
    private let context: UnsafeMutablePointer<xmlXPathContext>
    private let document: XMLDocument

    /// Steps that all evaluations with one context may take together: a second or two of work.
    static let maxSteps = 50_000_000
    private var stepsLeft = XPathContext.maxSteps

    /// libxml2's number for it (`xmlXPathError`).
    private static let stepsExhausted =
        Int(XML_XPATH_EXPRESSION_OK.rawValue) + Int(XPATH_OP_LIMIT_EXCEEDED.rawValue)

    init(_ document: XMLDocument, namespaces: [String: String]) throws(XMLEngineError) {
        guard let context = unsafe xmlXPathNewContext(document.tree) else {
            throw .outOfMemory(operation: "evaluate XPath")
        }
        unsafe self.context = unsafe context
        self.document = document
        for (prefix, uri) in namespaces {
            guard unsafe xmlXPathRegisterNs(context, prefix, uri) == 0 else {
                throw .outOfMemory(operation: "evaluate XPath")
            }
        }
    }

    deinit { unsafe xmlXPathFreeContext(context) }

    /// Sets a variable for the evaluations that follow.
    func bind(_ name: String, to value: XPathValue) throws(XMLEngineError) {
        // The context frees its variables, so it gets a copy.
        guard let copy = unsafe xmlXPathObjectCopy(value.object),
            unsafe xmlXPathRegisterVariable(context, name, copy) == 0
        else { throw .outOfMemory(operation: "evaluate XPath") }
    }

    /// Forgets all variables.
    func unbindAll() {
        unsafe xmlXPathRegisteredVariablesCleanup(context)
    }

    /// Evaluates; an error inside libxml2 is thrown, never read as `false`.
    func evaluate(_ query: XPathQuery, at element: XMLElement)
        throws(XMLEngineError) -> XPathValue
    {
        precondition(element.document === document, "an element of another document")
        unsafe context.pointee.node = element.node
        unsafe context.pointee.opLimit = UInt(stepsLeft)
        unsafe context.pointee.opCount = 0
        var code = 0
        var reasons: [String] = []
        let object = try unsafe Engine.reporting(to: {
            unsafe code = Int($0.pointee.code)
            unsafe reasons.append(message(of: $0))
        }) {
            unsafe xmlXPathCompiledEval(query.compiled, context)
        }
        stepsLeft -= min(stepsLeft, unsafe Int(context.pointee.opCount))
        guard let object = unsafe object else {
            if code == XPathContext.stepsExhausted {
                throw .stepsExhausted(bound: XPathContext.maxSteps)
            }
            throw .engineFailed(
                operation: "evaluate XPath", subject: query.expression, code: code,
                message: reasons.joined(separator: "; "))
        }
        return unsafe XPathValue(object)
    }
}

/// The result of an evaluation.
@safe final class XPathValue {
    /// The value. Never leaves this room.
    let object: UnsafeMutablePointer<xmlXPathObject>

    init(_ object: UnsafeMutablePointer<xmlXPathObject>) {
        unsafe self.object = unsafe object
    }

    deinit { unsafe xmlXPathFreeObject(object) }

    /// XPath's `string()`.
    var string: String {
        guard let string = unsafe xmlXPathCastToString(object) else { return "" }
        defer { unsafe shim_xmlFree(string) }
        return unsafe text(string)
    }

    /// XPath's `boolean()`.
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
