internal import CLibXML2

/// A compiled XML Schema 1.0; belongs to one thread at a time.
@safe package final class XMLSchema {
    /// The name it was compiled under.
    package let name: String
    private let schema: OpaquePointer
    /// The schema keeps pointers into its main document.
    private let main: XMLDocument
    private let maxFindings: Int

    private init(
        _ name: String, _ schema: OpaquePointer, _ main: XMLDocument,
        _ maxFindings: Int
    ) {
        self.name = name
        unsafe self.schema = unsafe schema
        self.main = main
        self.maxFindings = maxFindings
    }

    deinit {
        unsafe xmlSchemaFree(schema)
        withExtendedLifetime(main) {}
    }

    /// Compiles a schema given as UTF-8.
    ///
    /// `xs:include`, `xs:import` and `xs:redefine` are resolved through the closure alone, by the
    /// last path component of `schemaLocation`; disk and network are never touched. `limits` bound
    /// each schema file and the problems of one validation. Throws `invalidSchema` with reasons, a
    /// warning of libxml2 among them: a schema it warns about says less than it seems to.
    package static func compile(
        _ main: [UInt8], name: String, limits: XMLLimits = .standard,
        resolving: (String) -> [UInt8]? = { _ in nil }
    ) throws(XMLEngineError) -> XMLSchema {
        let shelf = SchemaShelf.make()
        defer { SchemaShelf.remove(shelf) }
        let sources = SchemaSources(name: name, limits: limits, shelf: shelf)
        let document = try sources.gather(main, resolving: resolving)
        let tree = unsafe document.tree
        unsafe tree.pointee.URL = unsafe UnsafePointer(
            xmlStrdup(SchemaShelf.address(of: name, on: shelf)))
        guard let parser = unsafe xmlSchemaNewDocParserCtxt(tree) else {
            throw .outOfMemory(operation: "compile schema")
        }
        defer { unsafe xmlSchemaFreeParserCtxt(parser) }
        var reasons: [String] = []
        let schema = try unsafe Engine.reporting(to: { error in
            let place = unsafe error.pointee.line > 0 ? "line \(error.pointee.line): " : ""
            unsafe reasons.append(place + SchemaShelf.plain(message(of: error)))
        }) {
            unsafe xmlSchemaParse(parser)
        }
        guard let schema = unsafe schema, reasons.isEmpty else {
            unsafe xmlSchemaFree(schema)
            throw .invalidSchema(name: name, reasons: reasons)
        }
        return unsafe XMLSchema(name, schema, document, limits.maxFindings)
    }

    /// Everything the schema does not allow, in the order of the document, up to the limit of
    /// findings; empty when the document is valid. Throws when libxml2 could not decide.
    ///
    /// Where an element does not belong, libxml2 says nothing about the siblings that follow it;
    /// see `validateThroughout`.
    package func validate(_ document: XMLDocument) throws(XMLEngineError) -> [XMLProblem] {
        try run(document).problems
    }

    /// As `validate`, and past elements that do not belong: each is reported, taken out of the tree,
    /// and the rest validated again, at most sixteen times; then the tree is put together again.
    package func validateThroughout(_ document: XMLDocument)
        throws(XMLEngineError) -> [XMLProblem]
    {
        var removed = RemovedElements()
        defer { removed.putBack() }
        var misplaced: [XMLProblem] = []
        var rest = try run(document)
        for _ in 0..<16 where unsafe !rest.misplaced.isEmpty {
            for unsafe(index, node) in unsafe rest.misplaced {
                misplaced.append(rest.problems[index])
                unsafe removed.takeOut(node)
            }
            rest = try run(document)
        }
        let problems = misplaced + rest.problems
        return problems.enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
            .prefix(maxFindings).map(\.element)
    }

    /// Validates, and once more when a report came without its node: libxml2 gives but a line for a
    /// keyref that leads nowhere.
    private func run(_ document: XMLDocument) throws(XMLEngineError) -> SchemaProblems {
        let collected = try runOnce(document)
        guard collected.isUnplaced else { return collected }
        document.numberLines()
        return try runOnce(document)
    }

    private func runOnce(_ document: XMLDocument) throws(XMLEngineError) -> SchemaProblems {
        guard let validator = unsafe xmlSchemaNewValidCtxt(schema) else {
            throw .outOfMemory(operation: "validate")
        }
        defer { unsafe xmlSchemaFreeValidCtxt(validator) }
        var collected = SchemaProblems(of: document, max: maxFindings)
        let status = try unsafe Engine.reporting(to: { unsafe collected.add($0) }) {
            unsafe xmlSchemaValidateDoc(validator, document.tree)
        }
        if collected.isOutOfMemory { throw .outOfMemory(operation: "validate") }
        let hasVerdict = status == 0 || !collected.problems.isEmpty
        guard status >= 0, collected.internalError == nil, hasVerdict else {
            throw .engineFailed(
                operation: "validate", subject: name, code: Int(status),
                message: collected.internalError ?? "libxml2 gave no verdict")
        }
        return collected
    }
}
