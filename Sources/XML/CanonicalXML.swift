internal import CLibXML2

/// Exclusive XML Canonicalization 1.0 without comments (`http://www.w3.org/2001/10/xml-exc-c14n#`).
package enum CanonicalXML {
    /// The canonical form of a document, leaving out one element with all in it, such as an
    /// enveloped signature. Throws when memory runs out.
    package static func exclusive(_ document: XMLDocument, omitting: XMLElement? = nil)
        throws(XMLEngineError) -> [UInt8]
    {
        guard let omitting else { return unsafe try execute(document, nil, nil) }
        precondition(unsafe omitting.node.pointee.doc == document.tree)
        return try unsafe execute(
            document,
            { omitted, node, parent in
                unsafe CanonicalXML.isInside(omitted, node, parent) ? 0 : 1
            }, omitting.node)
    }

    /// The canonical form of an element with all in it, as the apex of a node-set: what is digested
    /// for a SignedInfo. Throws when memory runs out.
    package static func exclusive(subtree: XMLElement) throws(XMLEngineError) -> [UInt8] {
        try unsafe execute(
            subtree.document,
            { apex, node, parent in
                unsafe CanonicalXML.isInside(apex, node, parent) ? 1 : 0
            }, subtree.node)
    }

    /// Whether a node is `top` or below it. `parent` is the element of a namespace node, whose own
    /// structure has no way up.
    private static func isInside(
        _ top: UnsafeMutableRawPointer?, _ node: UnsafeMutablePointer<xmlNode>?,
        _ parent: UnsafeMutablePointer<xmlNode>?
    ) -> Bool {
        guard let top = unsafe top else { return false }
        if let node = unsafe node, unsafe UnsafeMutableRawPointer(node) == top { return true }
        var next = unsafe parent
        while let current = unsafe next {
            if unsafe UnsafeMutableRawPointer(current) == top { return true }
            unsafe next = current.pointee.parent
        }
        return false
    }

    private static func execute(
        _ document: XMLDocument, _ isVisible: xmlC14NIsVisibleCallback?,
        _ context: UnsafeMutableRawPointer?
    ) throws(XMLEngineError) -> [UInt8] {
        guard let bytes = unsafe xmlBufferCreate() else {
            throw .outOfMemory(operation: "canonicalize")
        }
        defer { unsafe xmlBufferFree(bytes) }
        guard let output = unsafe xmlOutputBufferCreateBuffer(bytes, nil) else {
            throw .outOfMemory(operation: "canonicalize")
        }
        var reasons: [String] = []
        let status = try unsafe Engine.reporting(to: { unsafe reasons.append(message(of: $0)) }) {
            let status = unsafe xmlC14NExecute(
                document.tree, isVisible, context, Int32(XML_C14N_EXCLUSIVE_1_0.rawValue), nil, 0,
                output)
            return unsafe xmlOutputBufferClose(output) < 0 ? -1 : status
        }
        guard status >= 0, let content = unsafe xmlBufferContent(bytes) else {
            throw .engineFailed(
                operation: "canonicalize", subject: "document", code: Int(status),
                message: reasons.joined(separator: "; "))
        }
        return unsafe Array(
            UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(bytes))))
    }
}
