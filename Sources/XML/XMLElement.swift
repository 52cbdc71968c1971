internal import CLibXML2

/// An attribute; namespace declarations are not attributes.
package struct XMLAttribute: Hashable, Sendable {
    /// Local name.
    package var name: String
    /// Namespace, `nil` for an attribute without prefix.
    package var namespace: String?
    /// The value, normalised as XML 1.0 §3.3.3 says.
    package var value: String
}

/// An element; keeps its document alive. Names are local names unless said otherwise.
@safe package struct XMLElement {
    /// The document it belongs to.
    package let document: XMLDocument
    /// The node. Never leaves this room.
    let node: UnsafeMutablePointer<xmlNode>

    init(_ node: UnsafeMutablePointer<xmlNode>, in document: XMLDocument) {
        unsafe self.node = unsafe node
        self.document = document
    }

    /// Tells it from all other elements of documents that are in memory now.
    package var identity: Int { unsafe Int(bitPattern: node) }

    /// The local name.
    package var name: String { unsafe XML.text(node.pointee.name) }

    /// The namespace, `nil` when it is in none.
    package var namespace: String? {
        unsafe node.pointee.ns.map { unsafe XML.text($0.pointee.href) }
    }

    /// The string value: all text inside it and its descendants, joined.
    package var text: String { unsafe NodePath.stringValue(of: node) }

    /// `text` without XML white space (space, tab, CR, LF) at both ends.
    package var trimmedText: String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...10).contains(byte) || byte == 13 }
        let text = self.text
        let bytes = text.utf8
        guard let first = bytes.firstIndex(where: { !isSpace($0) }),
            let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        let isBare = first == bytes.startIndex && bytes.index(after: last) == bytes.endIndex
        return isBare ? text : String(Substring(bytes[first...last]))
    }

    /// The value of the attribute without namespace of this name; `nil` when absent.
    package func attribute(_ name: String) -> String? {
        unsafe XMLElement.withCharacters(of: name) { name in
            var next = unsafe node.pointee.properties
            while let attribute = unsafe next {
                if unsafe attribute.pointee.ns == nil,
                    unsafe xmlStrEqual(attribute.pointee.name, name) == 1
                {
                    return unsafe XMLElement.value(of: attribute)
                }
                unsafe next = attribute.pointee.next
            }
            return nil
        }
    }

    /// All attributes, in the order of the document.
    package var attributes: [XMLAttribute] {
        var result: [XMLAttribute] = []
        var next = unsafe node.pointee.properties
        while let attribute = unsafe next {
            result.append(
                XMLAttribute(
                    name: unsafe XML.text(attribute.pointee.name),
                    namespace: unsafe attribute.pointee.ns.map { unsafe XML.text($0.pointee.href) },
                    value: unsafe XMLElement.value(of: attribute)))
            unsafe next = attribute.pointee.next
        }
        return result
    }

    /// The child elements, in order.
    package var children: [XMLElement] {
        var result: [XMLElement] = []
        var next = unsafe node.pointee.children
        while let child = unsafe next {
            if unsafe child.pointee.type == XML_ELEMENT_NODE {
                result.append(unsafe XMLElement(child, in: document))
            }
            unsafe next = child.pointee.next
        }
        return result
    }

    /// The first child element of this local name, whatever its namespace.
    package func first(_ name: String) -> XMLElement? {
        unsafe XMLElement.withCharacters(of: name) { name in
            unsafe XMLElement.element(from: node.pointee.children, named: name)
                .map { unsafe XMLElement($0, in: document) }
        }
    }

    /// Every child element of this local name, whatever its namespace.
    package func all(_ name: String) -> [XMLElement] {
        unsafe XMLElement.withCharacters(of: name) { name in
            var result: [XMLElement] = []
            var next = unsafe XMLElement.element(from: node.pointee.children, named: name)
            while let child = unsafe next {
                result.append(unsafe XMLElement(child, in: document))
                unsafe next = XMLElement.element(from: child.pointee.next, named: name)
            }
            return result
        }
    }

    /// The element that contains it, `nil` for the root.
    package var parent: XMLElement? {
        guard let parent = unsafe node.pointee.parent,
            unsafe parent.pointee.type == XML_ELEMENT_NODE
        else { return nil }
        return unsafe XMLElement(parent, in: document)
    }

    /// The line on which its start tag begins, from 1; right beyond 65,535.
    package var line: Int { unsafe NodePath.line(of: node, in: document.tags) }

    /// The line on which the attribute without namespace of this name is written; that of the
    /// element when it has none.
    package func line(ofAttribute name: String) -> Int {
        unsafe document.tags.line(of: NodePath.number(of: node), attribute: name) ?? line
    }

    /// Where it is, as a path of plain local names: `/application/resource[1]/name[1]`.
    package var path: String { unsafe NodePath.path(of: node, document.positions) }

    /// The same where the path of its parent is at hand, which is not made again.
    package func path(below parent: String) -> String {
        var path = parent
        unsafe NodePath.appendStep(to: node, document.positions, to: &path)
        return path
    }

    /// Whether nothing but elements and plain text is inside it, at any depth: no comment, CDATA
    /// section or processing instruction, at which a reader might end a text and another not.
    package var isPlain: Bool {
        var next = unsafe node.pointee.children
        while let child = unsafe next {
            switch unsafe child.pointee.type {
            case XML_TEXT_NODE: break
            case XML_ELEMENT_NODE:
                guard unsafe XMLElement(child, in: document).isPlain else { return false }
            default: return false
            }
            unsafe next = child.pointee.next
        }
        return true
    }

    /// Whether anywhere inside it a comment or processing instruction has text beside it. CDATA sections
    /// are text to the parser and split nothing.
    var hasSplitText: Bool {
        var next = unsafe node.pointee.children
        var hasText = false
        var hasMark = false
        while let child = unsafe next {
            switch unsafe child.pointee.type {
            case XML_TEXT_NODE: hasText = unsafe hasText || xmlIsBlankNode(child) == 0
            case XML_COMMENT_NODE, XML_PI_NODE: hasMark = true
            case XML_ELEMENT_NODE:
                if unsafe XMLElement(child, in: document).hasSplitText { return true }
            default: break
            }
            unsafe next = child.pointee.next
        }
        return hasText && hasMark
    }

    func attributePlaces(inNamespace namespace: String) -> [AttributePlace] {
        var places: [AttributePlace] = []
        var next = unsafe node.pointee.properties
        while let attribute = unsafe next {
            if let href = unsafe attribute.pointee.ns?.pointee.href, unsafe equal(href, namespace) {
                let node = unsafe UnsafeMutableRawPointer(attribute)
                    .assumingMemoryBound(to: xmlNode.self)
                places.append(
                    AttributePlace(
                        name: unsafe XML.text(attribute.pointee.name),
                        value: unsafe NodePath.stringValue(of: node),
                        line: unsafe NodePath.line(of: node, in: document.tags),
                        path: unsafe NodePath.path(of: node, document.positions)))
            }
            unsafe next = attribute.pointee.next
        }
        return places
    }

    /// The first element of this local name from a node on, among its siblings.
    private static func element(
        from first: UnsafeMutablePointer<xmlNode>?, named name: UnsafePointer<xmlChar>
    ) -> UnsafeMutablePointer<xmlNode>? {
        var next = unsafe first
        while let node = unsafe next {
            if unsafe node.pointee.type == XML_ELEMENT_NODE,
                unsafe xmlStrEqual(node.pointee.name, name) == 1
            {
                return unsafe node
            }
            unsafe next = node.pointee.next
        }
        return nil
    }

    /// A name as libxml2 has it: made once, not for each name that it is compared with.
    static func withCharacters<Result>(
        of name: String, _ body: (UnsafePointer<xmlChar>) -> Result
    ) -> Result {
        unsafe name.withCString { name in
            unsafe name.withMemoryRebound(to: xmlChar.self, capacity: 1) { unsafe body($0) }
        }
    }

    private func equal(_ stored: UnsafePointer<xmlChar>?, _ name: String) -> Bool {
        unsafe xmlStrEqual(stored, name) == 1
    }

    private static func value(of attribute: UnsafeMutablePointer<xmlAttr>) -> String {
        unsafe UnsafeMutableRawPointer(attribute).withMemoryRebound(to: xmlNode.self, capacity: 1) {
            unsafe NodePath.stringValue(of: $0)
        }
    }
}

extension XMLElement: Equatable {
    /// Whether both are the same element of the same document.
    package static func == (left: XMLElement, right: XMLElement) -> Bool {
        unsafe left.node == right.node
    }
}
