internal import CLibXML2

/// Turns libxml2's schema reports into problems with place, value found and value expected.
@safe struct SchemaProblems {
    private(set) var problems: [XMLProblem] = []
    /// Elements that do not belong where they are, with the index of their problem.
    private(set) var misplaced: [(index: Int, node: UnsafeMutablePointer<xmlNode>)] = unsafe []
    private(set) var internalError: String?
    private(set) var isOutOfMemory = false
    /// Whether a report came without its node, from a document whose lines are not yet numbers.
    private(set) var isUnplaced = false
    private let document: XMLDocument
    private let max: Int
    /// The node of the last facet report; libxml2 follows it with one that only says that the
    /// value is not of the type, which would be the same finding twice.
    private var lastFacetNode: UnsafeMutableRawPointer?
    /// The attribute that report was about; one element may have several that are wrong.
    private var lastFacetAttribute: String?

    init(of document: XMLDocument, max: Int) {
        self.document = document
        self.max = max
    }

    mutating func add(_ error: UnsafeMutablePointer<xmlError>) {
        let code = unsafe Int(error.pointee.code)
        if code == Int(XML_ERR_NO_MEMORY.rawValue) { isOutOfMemory = true }
        if code == Int(XML_SCHEMAV_INTERNAL.rawValue)
            || code == Int(XML_ERR_INTERNAL_ERROR.rawValue)
        {
            internalError = unsafe message(of: error)
        }
        guard unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue, problems.count < max
        else { return }
        let sentence = unsafe message(of: error)
        let node = unsafe error.pointee.node
        let report = SchemaReport(sentence, code: code)
        let isFacet = report.facet != nil
        if !isFacet, report.isTypeSummary, let node = unsafe node, unsafe node == lastFacetNode,
            report.qualifiedAttribute == lastFacetAttribute
        {
            return
        }
        unsafe lastFacetNode = isFacet ? node : nil
        lastFacetAttribute = report.qualifiedAttribute
        var element = unsafe node?.assumingMemoryBound(to: xmlNode.self)
        if unsafe element == nil {
            isUnplaced = !document.hasNumberedLines
            unsafe element = unsafe document.element(
                numbered: Int(error.pointee.line), name: report.element)
        }
        if code == Int(XML_SCHEMAV_ELEMENT_CONTENT.rawValue), report.isMisplaced,
            let element = unsafe element
        {
            unsafe misplaced.append((problems.count, element))
        }
        problems.append(unsafe problem(code, report, element))
    }

    private func problem(
        _ code: Int, _ report: SchemaReport, _ node: UnsafeMutablePointer<xmlNode>?
    ) -> XMLProblem {
        var place = unsafe node
        if let name = report.attribute, let element = unsafe node,
            unsafe element.pointee.type == XML_ELEMENT_NODE,
            let attribute = unsafe SchemaProblems.attribute(
                name, report.attributeNamespace, of: element)
        {
            unsafe place = unsafe attribute
        }
        var value: String?
        if let place = unsafe place, unsafe !SchemaProblems.hasChildElements(place) {
            value = unsafe NodePath.stringValue(of: place)
        }
        return XMLProblem(
            kind: .schema, code: code,
            line: unsafe place.map { unsafe NodePath.line(of: $0, in: document.tags) },
            xpath: unsafe place.map { unsafe NodePath.path(of: $0, document.positions) },
            message: report.sentence, found: report.found(value: value),
            expected: report.expected)
    }

    private static func hasChildElements(_ node: UnsafeMutablePointer<xmlNode>) -> Bool {
        guard unsafe node.pointee.type == XML_ELEMENT_NODE else { return false }
        return unsafe xmlFirstElementChild(node) != nil
    }

    private static func attribute(
        _ name: String, _ namespace: String?, of element: UnsafeMutablePointer<xmlNode>
    ) -> UnsafeMutablePointer<xmlNode>? {
        unsafe xmlHasNsProp(element, name, namespace).map {
            unsafe UnsafeMutableRawPointer($0).assumingMemoryBound(to: xmlNode.self)
        }
    }
}
