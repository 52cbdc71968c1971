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
    /// Where its elements and attributes stand in the text.
    let tags: TagPlaces
    /// The positions that paths name.
    let positions: SiblingPositions
    /// The line of an `xml-stylesheet` instruction before the root, by which a browser would show
    /// something else than what is examined; `nil` without one.
    package let stylesheetLine: Int?
    /// Whether an attribute of it has a namespace other than that of the prefix `xml`.
    let hasPrefixedAttributes: Bool
    /// Elements by the number in their line field, once `numberLines` has set it.
    private var numbered: [Int: [UnsafeMutablePointer<xmlNode>]]?

    init(
        owning tree: UnsafeMutablePointer<xmlDoc>, tags: TagPlaces, positions: SiblingPositions,
        stylesheetLine: Int?, hasPrefixedAttributes: Bool
    ) {
        unsafe self.tree = tree
        self.tags = tags
        self.positions = positions
        self.stylesheetLine = stylesheetLine
        self.hasPrefixedAttributes = hasPrefixedAttributes
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
            return .problems([tooLarge(bytes.count, limits)])
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
        case .text(var text):
            // libxml2 counts bytes in 31 bits; only a setting far above the default comes here.
            guard text.count < Int(Int32.max) else {
                return .problems([tooLarge(text.count, limits)])
            }
            text.append(0)
            var scan = TagScan(
                maxAttributes: limits.maxAttributes, maxElements: limits.maxElements)
            if let problem = scan.problem(of: text) { return .problems([problem]) }
            return try XMLParsing(
                limits: limits, tags: TagPlaces(text, starts: scan.starts),
                stylesheetLine: scan.stylesheetLine
            ).run(text)
        }
    }

    /// The problem of a document of so many bytes, for a reader that does not fetch them.
    package static func tooLarge(_ sizeBytes: Int, _ limits: XMLLimits) -> XMLProblem {
        XMLProblem(
            limit: .bytes, bound: limits.maxBytes,
            message: "the document is larger than \(limits.maxBytes) bytes",
            found: String(sizeBytes))
    }

    /// Its text as the parser read it: UTF-8, with a NUL at the end.
    package var text: [UInt8] { tags.text }

    /// Whether `numberLines` was called.
    var hasNumberedLines: Bool { unsafe numbered != nil }

    /// Puts a number, from 1 to 65,535 and then again, into the line field of each element, which
    /// nothing else here reads: libxml2 hands it back where it does not hand back the element.
    func numberLines() {
        var found: [Int: [UnsafeMutablePointer<xmlNode>]] = unsafe [:]
        var next = unsafe xmlDocGetRootElement(tree)
        while let node = unsafe next {
            if unsafe node.pointee.type == XML_ELEMENT_NODE {
                let number = unsafe 1 + (NodePath.number(of: node) - 1) % 65_535
                unsafe node.pointee.line = UInt16(number)
                unsafe found[number, default: []].append(node)
            }
            unsafe next = NodePath.following(node)
        }
        unsafe numbered = unsafe found
    }

    /// The element of that name with that number.
    func element(numbered number: Int, name: String) -> UnsafeMutablePointer<xmlNode>? {
        guard let candidates = unsafe numbered?[number] else { return nil }
        return unsafe candidates.first { unsafe xmlStrEqual($0.pointee.name, name) == 1 }
    }

    /// The elements of this local name below the root, in the order of the document.
    func descendants(named name: String) -> [XMLElement] {
        unsafe XMLElement.withCharacters(of: name) { name in
            var found: [XMLElement] = []
            var next = unsafe NodePath.following(root.node)
            while let node = unsafe next {
                if unsafe node.pointee.type == XML_ELEMENT_NODE,
                    unsafe xmlStrEqual(node.pointee.name, name) == 1
                {
                    found.append(unsafe XMLElement(node, in: self))
                }
                unsafe next = NodePath.following(node)
            }
            return found
        }
    }

    /// The document element.
    package var root: XMLElement {
        guard let node = unsafe xmlDocGetRootElement(tree) else {
            preconditionFailure("a parsed document has a root: XMLParsing checked it")
        }
        return unsafe XMLElement(node, in: self)
    }
}
