internal import CLibXML2

/// Where expressions are evaluated: one document, prefixes, variables. Costly enough to make that
/// a rule set keeps one from document to document.
@safe final class XPathContext {
    private let context: UnsafeMutablePointer<xmlXPathContext>
    private var document: XMLDocument?
    private let reports: EvaluationReports
    private let sink: ReportSink

    /// Steps that all evaluations on one document may take together: a second or two of work.
    static let maxSteps = 50_000_000
    private var stepsLeft = XPathContext.maxSteps

    /// libxml2's number for it (`xmlXPathError`).
    private static let stepsExhausted =
        Int(XML_XPATH_EXPRESSION_OK.rawValue) + Int(XPATH_OP_LIMIT_EXCEEDED.rawValue)

    /// With no document yet.
    init(namespaces: [String: String]) throws(XMLEngineError) {
        guard let context = unsafe xmlXPathNewContext(nil) else {
            throw .outOfMemory(operation: "evaluate XPath")
        }
        unsafe self.context = unsafe context
        let reports = EvaluationReports()
        self.reports = reports
        sink = unsafe ReportSink { unsafe reports.add($0) }
        // libxml2 uses the values between steps again: a hundred of each type, none of them large.
        guard unsafe xmlXPathContextSetCache(context, 1, -1, 0) == 0 else {
            throw .outOfMemory(operation: "evaluate XPath")
        }
        for (prefix, uri) in namespaces {
            guard unsafe xmlXPathRegisterNs(context, prefix, uri) == 0 else {
                throw .outOfMemory(operation: "evaluate XPath")
            }
        }
    }

    convenience init(_ document: XMLDocument, namespaces: [String: String])
        throws(XMLEngineError)
    {
        try self.init(namespaces: namespaces)
        enter(document)
    }

    deinit { unsafe xmlXPathFreeContext(context) }

    /// Evaluations that follow are on this document, which may take all the steps there are.
    func enter(_ document: XMLDocument) {
        self.document = document
        unsafe context.pointee.doc = document.tree
        stepsLeft = XPathContext.maxSteps
    }

    /// Lets go of the document and of everything that points into it.
    func leave() {
        unsafe xmlXPathRegisteredVariablesCleanup(context)
        unsafe context.pointee.node = nil
        unsafe context.pointee.doc = nil
        document = nil
    }

    /// Sets a variable for the evaluations that follow on this document.
    func bind(_ name: String, to value: XPathValue) throws(XMLEngineError) {
        // The context frees its variables, so it gets a copy.
        guard let copy = unsafe xmlXPathObjectCopy(value.object),
            unsafe xmlXPathRegisterVariable(context, name, copy) == 0
        else { throw .outOfMemory(operation: "evaluate XPath") }
    }

    /// Evaluates; an error inside libxml2 is thrown, never read as `false`.
    func evaluate(_ query: XPathQuery, at element: XMLElement)
        throws(XMLEngineError) -> XPathValue
    {
        precondition(element.document === document, "an element of another document")
        unsafe context.pointee.node = element.node
        unsafe context.pointee.opLimit = UInt(stepsLeft)
        unsafe context.pointee.opCount = 0
        reports.forget()
        let object = try unsafe Engine.reporting(to: sink) {
            unsafe xmlXPathCompiledEval(query.compiled, context)
        }
        stepsLeft -= min(stepsLeft, unsafe Int(context.pointee.opCount))
        guard let object = unsafe object else {
            if reports.code == XPathContext.stepsExhausted {
                throw .stepsExhausted(bound: XPathContext.maxSteps)
            }
            throw .engineFailed(
                operation: "evaluate XPath", subject: query.expression, code: reports.code,
                message: reports.reasons.joined(separator: "; "))
        }
        return unsafe XPathValue(object)
    }
}

/// What libxml2 says of the evaluation under way; kept by its context, so that each of some hundred
/// evaluations makes none of its own.
@safe private final class EvaluationReports {
    /// The number of the last report.
    private(set) var code = 0
    private(set) var reasons: [String] = []

    func add(_ error: UnsafeMutablePointer<xmlError>) {
        code = unsafe Int(error.pointee.code)
        unsafe reasons.append(message(of: error))
    }

    func forget() {
        code = 0
        if !reasons.isEmpty { reasons = [] }
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
