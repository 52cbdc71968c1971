internal import CLibXML2

/// Where a node is and what it says, for elements and attributes alike.
enum NodePath {
    /// A path of plain local names with positions; none on the root. An attribute ends in `/@name`.
    static func path(of node: UnsafeMutablePointer<xmlNode>, _ positions: SiblingPositions)
        -> String
    {
        var path = ""
        unsafe append(node, positions, to: &path)
        return path.isEmpty ? "/" : path
    }

    /// The steps down to a node; as many calls inside each other as there are elements around it.
    private static func append(
        _ node: UnsafeMutablePointer<xmlNode>, _ positions: SiblingPositions,
        to path: inout String
    ) {
        if let parent = unsafe node.pointee.parent { unsafe append(parent, positions, to: &path) }
        unsafe appendStep(to: node, positions, to: &path)
    }

    /// The last step to a node alone.
    static func appendStep(
        to node: UnsafeMutablePointer<xmlNode>, _ positions: SiblingPositions,
        to path: inout String
    ) {
        if unsafe node.pointee.type == XML_ATTRIBUTE_NODE {
            path += "/@"
            path += unsafe text(node.pointee.name)
        } else if unsafe node.pointee.type == XML_ELEMENT_NODE {
            path += "/"
            path += unsafe text(node.pointee.name)
            guard unsafe node.pointee.parent?.pointee.type == XML_ELEMENT_NODE else { return }
            path += "["
            path += String(unsafe positions.position(of: node))
            path += "]"
        }
    }

    /// The line of a node: an element's is that of its `<`, an attribute's that of its name; of
    /// anything else, the line of the nearest element upward. 0 when it is not known.
    static func line(of node: UnsafeMutablePointer<xmlNode>, in tags: TagPlaces) -> Int {
        var attribute: String?
        var next: UnsafeMutablePointer<xmlNode>? = unsafe node
        while let current = unsafe next {
            if unsafe current.pointee.type == XML_ATTRIBUTE_NODE {
                attribute = unsafe qualifiedName(of: current)
            } else if unsafe current.pointee.type == XML_ELEMENT_NODE {
                let number = unsafe number(of: current)
                return attribute.flatMap { tags.line(of: number, attribute: $0) }
                    ?? tags.line(of: number) ?? 0
            }
            unsafe next = current.pointee.parent
        }
        return 0
    }

    /// The next node in the order of the document.
    static func following(_ node: UnsafeMutablePointer<xmlNode>) -> UnsafeMutablePointer<xmlNode>? {
        if unsafe node.pointee.type == XML_ELEMENT_NODE, let child = unsafe node.pointee.children {
            return unsafe child
        }
        var next: UnsafeMutablePointer<xmlNode>? = unsafe node
        while let current = unsafe next {
            if let sibling = unsafe current.pointee.next { return unsafe sibling }
            unsafe next = current.pointee.parent
        }
        return nil
    }

    /// Which start tag an element has, from 1, as `XMLParsing` kept it.
    static func number(of element: UnsafeMutablePointer<xmlNode>) -> Int {
        unsafe Int(bitPattern: element.pointee._private)
    }

    /// A name as written, with its prefix.
    private static func qualifiedName(of node: UnsafeMutablePointer<xmlNode>) -> String {
        let name = unsafe text(node.pointee.name)
        guard let prefix = unsafe node.pointee.ns?.pointee.prefix else { return name }
        return unsafe text(prefix) + ":" + name
    }

    /// The string value of XPath: an attribute's value, or all text inside an element.
    static func stringValue(of node: UnsafeMutablePointer<xmlNode>) -> String {
        // Most often there is one piece of text, which needs no copy inside libxml2.
        if let only = unsafe node.pointee.children, unsafe only.pointee.next == nil,
            unsafe only.pointee.type == XML_TEXT_NODE
        {
            return unsafe text(only.pointee.content)
        }
        guard let content = unsafe xmlNodeGetContent(node) else { return "" }
        defer { unsafe shim_xmlFree(content) }
        return unsafe text(content)
    }
}
