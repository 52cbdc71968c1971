internal import CLibXML2

/// Where a node is and what it says, for elements and attributes alike.
enum NodePath {
    /// A path of plain local names with positions; none on the root. An attribute ends in `/@name`.
    static func path(of node: UnsafeMutablePointer<xmlNode>) -> String {
        var steps: [String] = []
        var next: UnsafeMutablePointer<xmlNode>? = unsafe node
        while let current = unsafe next {
            let name = unsafe text(current.pointee.name)
            let parent = unsafe current.pointee.parent
            if unsafe current.pointee.type == XML_ATTRIBUTE_NODE {
                steps.append("@" + name)
            } else if unsafe current.pointee.type == XML_ELEMENT_NODE {
                let isRoot = unsafe parent?.pointee.type != XML_ELEMENT_NODE
                steps.append(isRoot ? name : unsafe "\(name)[\(position(of: current))]")
            }
            unsafe next = parent
        }
        return "/" + steps.reversed().joined(separator: "/")
    }

    /// The line recorded while parsing, of the nearest element upward.
    static func line(of node: UnsafeMutablePointer<xmlNode>) -> Int {
        var next: UnsafeMutablePointer<xmlNode>? = unsafe node
        while let current = unsafe next {
            if unsafe current.pointee.type == XML_ELEMENT_NODE {
                return unsafe Int(bitPattern: current.pointee._private)
            }
            unsafe next = current.pointee.parent
        }
        return 0
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

    /// Its number among the sibling elements of the same local name, from 1.
    private static func position(of node: UnsafeMutablePointer<xmlNode>) -> Int {
        var count = 1
        var next = unsafe node.pointee.prev
        while let sibling = unsafe next {
            if unsafe sibling.pointee.type == XML_ELEMENT_NODE,
                unsafe xmlStrEqual(sibling.pointee.name, node.pointee.name) == 1
            {
                count += 1
            }
            unsafe next = sibling.pointee.prev
        }
        return count
    }
}
