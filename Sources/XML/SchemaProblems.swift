internal import CLibXML2

/// Turns libxml2's schema reports into problems with place, value found and value expected.
@safe struct SchemaProblems {
    private(set) var problems: [XMLProblem] = []
    /// Elements that do not belong where they are, with the index of their problem.
    private(set) var misplaced: [(index: Int, node: UnsafeMutablePointer<xmlNode>)] = unsafe []
    private(set) var internalError: String?
    private(set) var isOutOfMemory = false
    private let max: Int
    /// The node of the last facet report; libxml2 follows it with one that only says that the
    /// value is not of the type, which would be the same finding twice.
    private var lastFacetNode: UnsafeMutableRawPointer?

    init(max: Int) {
        self.max = max
    }

    mutating func add(_ error: UnsafeMutablePointer<xmlError>) {
        let code = unsafe Int(error.pointee.code)
        let sentence = unsafe message(of: error)
        if code == Int(XML_ERR_NO_MEMORY.rawValue) { isOutOfMemory = true }
        if code == Int(XML_SCHEMAV_INTERNAL.rawValue)
            || code == Int(XML_ERR_INTERNAL_ERROR.rawValue)
        {
            internalError = sentence
        }
        guard unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue, problems.count < max
        else { return }
        let node = unsafe error.pointee.node
        let report = SchemaReport(sentence)
        let isFacet = report.facet != nil
        if !isFacet, report.isTypeSummary, let node = unsafe node, unsafe node == lastFacetNode {
            return
        }
        unsafe lastFacetNode = isFacet ? node : nil
        let element = unsafe node?.assumingMemoryBound(to: xmlNode.self)
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
        var path = unsafe node.map { unsafe NodePath.path(of: $0) }
        var value: String?
        if let node = unsafe node {
            if let attribute = report.attribute, unsafe node.pointee.type == XML_ELEMENT_NODE {
                path?.append("/@" + attribute)
                value = unsafe SchemaProblems.value(of: attribute, on: node)
            } else if unsafe !SchemaProblems.hasChildElements(node) {
                value = unsafe NodePath.stringValue(of: node)
            }
        }
        return XMLProblem(
            kind: .schema, code: code, line: unsafe node.map { unsafe NodePath.line(of: $0) },
            xpath: path, message: report.sentence, found: report.found(value: value),
            expected: report.expected)
    }

    private static func hasChildElements(_ node: UnsafeMutablePointer<xmlNode>) -> Bool {
        guard unsafe node.pointee.type == XML_ELEMENT_NODE else { return false }
        return unsafe xmlFirstElementChild(node) != nil
    }

    private static func value(of attribute: String, on node: UnsafeMutablePointer<xmlNode>)
        -> String?
    {
        guard let value = unsafe xmlGetProp(node, attribute) else { return nil }
        defer { unsafe shim_xmlFree(value) }
        return unsafe text(value)
    }
}
