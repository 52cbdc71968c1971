internal import CLibXML2

/// libxml2's SAX callbacks: each asks `XMLParsing`, then lets libxml2 build its tree.
enum ParserHooks {
    private static func parsing(_ context: UnsafeMutableRawPointer) -> XMLParsing? {
        let parser = unsafe context.assumingMemoryBound(to: xmlParserCtxt.self)
        return unsafe parser.pointee._private.map {
            unsafe Unmanaged<XMLParsing>.fromOpaque($0).takeUnretainedValue()
        }
    }

    /// Called after the name of a DOCTYPE was read and before its internal subset is.
    static let internalSubset: internalSubsetSAXFunc = { context, _, _, _ in
        guard let context = unsafe context else { return }
        unsafe parsing(context)?.refuseDoctype()
    }

    static let characters: charactersSAXFunc = { context, text, count in
        guard let context = unsafe context, let parsing = unsafe parsing(context),
            parsing.admitsText(bytes: Int(count))
        else { return }
        unsafe xmlSAX2Characters(context, text, count)
    }

    static let comment: commentSAXFunc = { context, text in
        guard let context = unsafe context, let parsing = unsafe parsing(context),
            parsing.admitsAside(bytes: unsafe length(text), "a comment")
        else { return }
        unsafe xmlSAX2Comment(context, text)
    }

    static let instruction: processingInstructionSAXFunc = { context, target, text in
        guard let context = unsafe context, let parsing = unsafe parsing(context),
            parsing.admitsAside(bytes: unsafe length(text), "an instruction")
        else { return }
        unsafe xmlSAX2ProcessingInstruction(context, target, text)
    }

    private static func length(_ text: UnsafePointer<xmlChar>?) -> Int {
        Int(unsafe xmlStrlen(text))
    }

    static let startElement: startElementNsSAX2Func = {
        context, name, prefix, uri, namespaceCount, namespaces, count, defaulted, attributes in
        guard let context = unsafe context, let parsing = unsafe parsing(context),
            parsing.admitsElement(attributes: Int(count) + Int(namespaceCount))
        else { return }
        for index in 0..<Int(namespaceCount) {
            // Two pointers each: prefix and URI.
            guard let namespaces = unsafe namespaces,
                !parsing.admitsValue(bytes: unsafe length(namespaces[index * 2 + 1]))
            else { continue }
            let prefix = unsafe text(namespaces[index * 2])
            return parsing.refuseValue(
                prefix.isEmpty ? "xmlns" : prefix, prefix: prefix.isEmpty ? "" : "xmlns")
        }
        for index in 0..<Int(count) {
            // Five pointers each: name, prefix, namespace, begin and end of the value.
            guard let attributes = unsafe attributes, let begin = unsafe attributes[index * 5 + 3],
                let end = unsafe attributes[index * 5 + 4]
            else { continue }
            if let prefix = unsafe attributes[index * 5 + 1], unsafe text(prefix) != "xml" {
                parsing.hasPrefixedAttributes = true
            }
            guard parsing.admitsValue(bytes: unsafe end - begin) else {
                return unsafe parsing.refuseValue(
                    text(attributes[index * 5]), prefix: text(attributes[index * 5 + 1]))
            }
        }
        unsafe xmlSAX2StartElementNs(
            context, name, prefix, uri, namespaceCount, namespaces, count, defaulted, attributes)
        parsing.keepNumber()
        for index in 0..<Int(namespaceCount) {
            guard let namespaces = unsafe namespaces else { break }
            parsing.checkNamespace(
                unsafe text(namespaces[index * 2 + 1]), prefix: unsafe text(namespaces[index * 2]))
        }
    }
}
