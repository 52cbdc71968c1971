internal import CLibXML2

/// What a parse ends with.
package enum ParseOutcome {
    /// A well-formed, namespace-correct document within the limits.
    case document(XMLDocument)
    /// What is wrong; never empty. At most one problem of kinds other than `namespace`, because
    /// nothing after the first breach of well-formedness can be told with certainty.
    case problems([XMLProblem])
}

/// A parsed document; frees its tree when the last element of it is gone.
@safe package final class XMLDocument {
    /// The tree. Never leaves this room.
    let tree: UnsafeMutablePointer<xmlDoc>

    init(owning tree: UnsafeMutablePointer<xmlDoc>) {
        unsafe self.tree = tree
    }

    deinit { unsafe xmlFreeDoc(tree) }

    /// Parses bytes as received: UTF-8, UTF-16, or a label gb2312, gbk or gb18030, all three read
    /// as GB18030.
    ///
    /// Throws only when the engine fails; whatever is wrong with the bytes is in the outcome.
    package static func parse(_ bytes: [UInt8], limits: XMLLimits)
        throws(XMLEngineError) -> ParseOutcome
    {
        guard bytes.count <= limits.maxBytes else {
            return .problems([
                XMLProblem(
                    kind: .limit, message: "the document is larger than \(limits.maxBytes) bytes",
                    found: String(bytes.count), expected: String(limits.maxBytes),
                    bound: .bytes)
            ])
        }
        guard !bytes.isEmpty else {
            return .problems([
                XMLProblem(
                    kind: .malformed, code: Int(XML_ERR_DOCUMENT_EMPTY.rawValue), line: 1,
                    message: "the file is empty")
            ])
        }
        switch try TextDecoding.decode(bytes) {
        case .problem(let problem):
            return .problems([problem])
        case .text(let text):
            var scan = TagScan(text, maxAttributes: limits.maxAttributes)
            if let problem = scan.problem() { return .problems([problem]) }
            return try XMLParsing(limits: limits).run(text)
        }
    }

    /// The document element.
    package var root: XMLElement {
        guard let node = unsafe xmlDocGetRootElement(tree) else {
            preconditionFailure("a parsed document has a root: XMLParsing checked it")
        }
        return unsafe XMLElement(node, in: self)
    }

    /// The line on which an element's start tag ends, from 1.
    package func line(of element: XMLElement) -> Int { element.line }
}
