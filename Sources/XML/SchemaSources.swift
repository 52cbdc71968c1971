internal import CLibXML2

/// Reads a schema and every file it includes, checks them, and puts the included ones on a shelf
/// before libxml2 compiles anything.
struct SchemaSources {
    let name: String
    let limits: XMLLimits
    let shelf: Int

    private static let schemaNamespace = "http://www.w3.org/2001/XMLSchema"

    /// The main file, parsed, every reference in it pointing to the shelf.
    func gather(_ main: [UInt8], resolving: (String) -> [UInt8]?)
        throws(XMLEngineError) -> XMLDocument
    {
        let document = try read(main, file: name)
        var known: Set<String> = [name]
        var waiting = try redirect(document)
        while let reference = waiting.popLast() {
            guard known.insert(reference).inserted else { continue }
            guard let bytes = resolving(reference) else {
                throw .invalidSchema(name: name, reasons: ["\(reference) is not there"])
            }
            let included = try read(bytes, file: reference)
            waiting += try redirect(included)
            SchemaShelf.put(try serialized(included), named: reference, on: shelf)
        }
        return document
    }

    private func read(_ bytes: [UInt8], file: String) throws(XMLEngineError) -> XMLDocument {
        switch try XMLDocument.parse(bytes, limits: limits) {
        case .document(let document):
            let root = document.root
            guard root.namespace == SchemaSources.schemaNamespace, root.name == "schema" else {
                throw .invalidSchema(name: name, reasons: ["the root of \(file) is not xs:schema"])
            }
            return document
        case .problems(let problems):
            throw .invalidSchema(
                name: name,
                reasons: problems.map { "\(file), line \($0.line ?? 1): \($0.message)" })
        }
    }

    /// Points every `schemaLocation` to the shelf, by its last path component, so that libxml2 has
    /// nothing to resolve; returns these names.
    private func redirect(_ document: XMLDocument) throws(XMLEngineError) -> [String] {
        var names: [String] = []
        for child in document.root.children
        where child.namespace == SchemaSources.schemaNamespace
            && ["include", "import", "redefine"].contains(child.name)
        {
            guard let location = child.attribute("schemaLocation") else { continue }
            guard let last = location.split(separator: "/").last else {
                throw .invalidSchema(name: name, reasons: ["an empty schemaLocation"])
            }
            let file = String(last)
            let address = SchemaShelf.address(of: file, on: shelf)
            guard unsafe xmlSetProp(child.node, "schemaLocation", address) != nil else {
                throw .outOfMemory(operation: "compile schema")
            }
            names.append(file)
        }
        return names
    }

    private func serialized(_ document: XMLDocument) throws(XMLEngineError) -> [UInt8] {
        var memory: UnsafeMutablePointer<xmlChar>?
        var size: Int32 = 0
        unsafe xmlDocDumpMemoryEnc(document.tree, &memory, &size, "UTF-8")
        guard let memory = unsafe memory else { throw .outOfMemory(operation: "compile schema") }
        defer { unsafe shim_xmlFree(memory) }
        return unsafe Array(UnsafeBufferPointer(start: memory, count: Int(size)))
    }
}
