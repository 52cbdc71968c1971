/// A schema and every file it includes, read and checked before libxml2 compiles them.
struct SchemaSources {
    /// The main file, parsed.
    let main: XMLDocument
    /// The other files by their plain names.
    private(set) var files: [String: [UInt8]] = [:]

    private static let schemaNamespace = "http://www.w3.org/2001/XMLSchema"

    init(
        _ bytes: [UInt8], name: String, limits: XMLLimits, resolving: (String) -> [UInt8]?
    ) throws(XMLEngineError) {
        main = try SchemaSources.read(bytes, name: name, limits: limits)
        var waiting = SchemaSources.references(in: main)
        while let reference = waiting.popLast() {
            guard reference != name, files[reference] == nil else { continue }
            guard let bytes = resolving(reference) else {
                throw .invalidSchema(name: name, reasons: ["\(reference) is not there"])
            }
            let document = try SchemaSources.read(bytes, name: reference, limits: limits)
            files[reference] = bytes
            waiting += SchemaSources.references(in: document)
        }
        files[name] = bytes
    }

    private static func read(_ bytes: [UInt8], name: String, limits: XMLLimits)
        throws(XMLEngineError) -> XMLDocument
    {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw .invalidSchema(name: name, reasons: ["schema files are UTF-8"])
        }
        switch try XMLDocument.parse(bytes, limits: limits) {
        case .document(let document):
            guard document.root.namespace == schemaNamespace, document.root.name == "schema" else {
                throw .invalidSchema(name: name, reasons: ["the root is not xs:schema"])
            }
            return document
        case .problems(let problems):
            throw .invalidSchema(name: name, reasons: problems.map(\.message))
        }
    }

    private static func references(in document: XMLDocument) -> [String] {
        document.root.children.compactMap { child in
            guard child.namespace == schemaNamespace,
                ["include", "import", "redefine"].contains(child.name),
                let location = child.attribute("schemaLocation")
            else { return nil }
            return location.split(separator: "/").last.map(String.init)
        }
    }
}
