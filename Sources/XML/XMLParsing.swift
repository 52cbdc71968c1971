internal import CLibXML2

/// One run of libxml2's parser under our own hooks.
@safe final class XMLParsing {
    private let parser: UnsafeMutablePointer<xmlParserCtxt>
    private let limits: XMLLimits
    private let tags: TagPlaces
    private let positions = SiblingPositions()
    private let stylesheetLine: Int?
    private var problems: [XMLProblem] = []
    private var isStopped = false
    private var isOutOfMemory = false
    private var elements = 0
    private var allAttributes = 0
    private var textRun = 0
    /// Whether an attribute has a prefix other than `xml`; set by the hooks.
    var hasPrefixedAttributes = false

    init(limits: XMLLimits, tags: TagPlaces, stylesheetLine: Int?) throws(XMLEngineError) {
        precondition(Engine.isReady)
        guard let parser = unsafe xmlNewParserCtxt() else { throw .outOfMemory(operation: "parse") }
        unsafe self.parser = unsafe parser
        self.limits = limits
        self.tags = tags
        self.stylesheetLine = stylesheetLine
        unsafe parser.pointee._private = Unmanaged.passUnretained(self).toOpaque()
        unsafe parser.pointee.sax.pointee.internalSubset = ParserHooks.internalSubset
        unsafe parser.pointee.sax.pointee.startElementNs = ParserHooks.startElement
        unsafe parser.pointee.sax.pointee.characters = ParserHooks.characters
        unsafe parser.pointee.sax.pointee.ignorableWhitespace = ParserHooks.characters
        unsafe parser.pointee.sax.pointee.comment = ParserHooks.comment
        unsafe parser.pointee.sax.pointee.processingInstruction = ParserHooks.instruction
    }

    deinit { unsafe xmlFreeParserCtxt(parser) }

    /// Parses UTF-8 that ends with a NUL; a tree, or at least one problem.
    func run(_ text: [UInt8]) throws(XMLEngineError) -> ParseOutcome {
        let tree = try unsafe Engine.reporting(to: { unsafe self.receive($0) }) {
            unsafe text.withUnsafeBufferPointer { unsafe build($0.baseAddress) }
        }
        let document = unsafe tree.map {
            unsafe XMLDocument(
                owning: $0, tags: tags, positions: positions, stylesheetLine: stylesheetLine,
                hasPrefixedAttributes: hasPrefixedAttributes)
        }
        if isOutOfMemory { throw .outOfMemory(operation: "parse") }
        if !problems.isEmpty { return .problems(problems) }
        guard let document, unsafe parser.pointee.wellFormed == 1,
            unsafe parser.pointee.nsWellFormed == 1, unsafe xmlDocGetRootElement(tree) != nil
        else {
            throw .engineFailed(
                operation: "parse", subject: "document",
                code: Int(unsafe parser.pointee.errNo), message: "refused without a reason")
        }
        return .document(document)
    }

    /// As `xmlCtxtReadMemory` does, but on the text itself: with a copy of its own, libxml2 refuses
    /// a text of more than 10,000,000 bytes as "Huge input lookup" when a tag or white space ends it.
    private func build(_ text: UnsafePointer<UInt8>?) -> UnsafeMutablePointer<xmlDoc>? {
        // IGNORE_ENC: the text was decoded before, whatever its declaration says.
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue
            | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        unsafe xmlCtxtUseOptions(parser, Int32(options))
        guard let input = unsafe xmlNewStringInputStream(parser, text) else {
            isOutOfMemory = true
            return nil
        }
        unsafe inputPush(parser, input)
        unsafe xmlParseDocument(parser)
        let tree = unsafe parser.pointee.myDoc
        unsafe parser.pointee.myDoc = nil
        guard unsafe parser.pointee.wellFormed == 1 else {
            unsafe xmlFreeDoc(tree)
            return nil
        }
        return unsafe tree
    }

    // MARK: What the hooks tell

    /// Before an element is built; false when it must not be.
    func admitsElement(attributes: Int) -> Bool {
        elements += 1
        allAttributes += attributes
        textRun = 0
        // Each declaration in force takes two places; with thousands of them every prefix of every
        // attribute would be a long search.
        let namespaces = unsafe Int(parser.pointee.nsNr) / 2
        if unsafe Int(parser.pointee.nodeNr) >= limits.maxDepth {
            exceed(.depth, limits.maxDepth, "elements more than \(limits.maxDepth) deep")
        } else if elements > limits.maxElements {
            exceed(.elements, limits.maxElements, "more than \(limits.maxElements) elements")
        } else if allAttributes > limits.maxElements {
            // Each takes as much memory as an element, and documents have far fewer of them.
            exceed(
                .elements, limits.maxElements, "more than \(limits.maxElements) attributes in all")
        } else if attributes > limits.maxAttributes {
            exceed(
                .attributes, limits.maxAttributes, "more than \(limits.maxAttributes) attributes")
        } else if namespaces > limits.maxAttributes {
            exceed(
                .attributes, limits.maxAttributes,
                "more than \(limits.maxAttributes) namespace declarations in force")
        }
        admitNames(line: tags.line(of: elements))
        return !isStopped
    }

    /// What libxml2 has to remember of names.
    private func admitNames(line: Int?) {
        guard unsafe xmlDictSize(parser.pointee.dict) > XMLLimit.maxNames else { return }
        stop(
            with: XMLProblem(
                limit: .names, bound: XMLLimit.maxNames, line: line ?? self.line, xpath: path,
                message: "more than \(XMLLimit.maxNames) different names"))
    }

    /// Keeps which start tag the element just built has; libxml2's own line is that of the end of
    /// the tag and stops at 65,535.
    func keepNumber() {
        guard let node = unsafe parser.pointee.node else { return }
        unsafe node.pointee._private = UnsafeMutableRawPointer(bitPattern: elements)
    }

    /// Before text is kept; false when it must not be.
    func admitsText(bytes: Int) -> Bool {
        textRun += bytes
        if textRun > limits.maxTextBytes { exceedText("text") }
        return !isStopped
    }

    /// Before a comment or instruction is kept; it does not end a run of text.
    func admitsAside(bytes: Int, _ what: String) -> Bool {
        if bytes > limits.maxTextBytes { exceedText(what) }
        admitNames(line: line)
        return !isStopped
    }

    /// Whether an attribute value of so many bytes may be kept.
    func admitsValue(bytes: Int) -> Bool { bytes <= limits.maxTextBytes }

    /// The attribute whose value is too long.
    func refuseValue(_ name: String, prefix: String) {
        let written = prefix.isEmpty ? name : prefix + ":" + name
        stop(
            with: XMLProblem(
                limit: .textBytes, bound: limits.maxTextBytes,
                line: tags.line(of: elements, attribute: written) ?? line, xpath: path,
                message: "more than \(limits.maxTextBytes) bytes in an attribute"))
    }

    /// Reports a relative namespace: Canonical XML 1.0 §1.1 has to fail on it, so a paper about the
    /// document could not be checked.
    func checkNamespace(_ name: String, prefix: String) {
        let scheme = name.utf8.prefix { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
                || byte == 0x2B || byte == 0x2D || byte == 0x2E
        }
        let isAbsolute =
            scheme.first.map { (0x61...0x7A).contains($0 | 0x20) } == true
            && scheme.endIndex < name.endIndex && name.utf8[scheme.endIndex] == 0x3A
        guard !name.isEmpty, !isAbsolute, problems.count < limits.maxFindings else { return }
        let line = tags.line(of: elements, attribute: prefix.isEmpty ? "xmlns" : "xmlns:" + prefix)
        problems.append(
            XMLProblem(
                kind: .namespace, code: Int(XML_WAR_NS_URI_RELATIVE.rawValue),
                line: line ?? self.line, xpath: path, message: "a namespace is an absolute URI",
                found: String(name.prefix(200))))
    }

    func refuseDoctype() {
        stop(
            with: XMLProblem(
                kind: .doctype, line: line, xpath: path,
                message: "a DOCTYPE declaration is not allowed", found: "<!DOCTYPE"))
    }

    /// A limit reached by the start tag that was just read.
    private func exceed(
        _ limit: XMLLimit, _ bound: Int, _ message: String, halting: Bool = false
    ) {
        let number = halting ? elements + 1 : elements
        stop(
            with: XMLProblem(
                limit: limit, bound: bound, line: tags.line(of: number) ?? line, xpath: path,
                message: message), halting: halting)
    }

    /// A limit reached by what stands in the innermost open element: its line is told.
    private func exceedText(_ what: String) {
        let number = unsafe parser.pointee.node.map { unsafe NodePath.number(of: $0) }
        stop(
            with: XMLProblem(
                limit: .textBytes, bound: limits.maxTextBytes,
                line: number.flatMap(tags.line) ?? line, xpath: path,
                message: "more than \(limits.maxTextBytes) bytes in \(what)"))
    }

    /// Ends the parse with a problem; `halting` inside a report, see `halt`.
    private func stop(with problem: XMLProblem, halting: Bool = false) {
        guard !isStopped else { return }
        isStopped = true
        problems.append(problem)
        if halting { halt() } else { unsafe xmlStopParser(parser) }
    }

    private var line: Int? { unsafe parser.pointee.input.map { unsafe Int($0.pointee.line) } }

    private var path: String? {
        unsafe parser.pointee.node.map { unsafe NodePath.path(of: $0, positions) }
    }

    // MARK: What libxml2 reports

    /// What libxml2 says of `xml:id` is no matter of well-formedness; the schemas here refuse it.
    private static let identifiers: Set<Int> = [
        Int(XML_DTD_XMLID_VALUE.rawValue), Int(XML_DTD_ID_REDEFINED.rawValue),
    ]

    private func receive(_ error: UnsafeMutablePointer<xmlError>) {
        let code = unsafe Int(error.pointee.code)
        if code == Int(XML_ERR_NO_MEMORY.rawValue), !isStopped {
            // libxml2 reports its full dictionary as if memory had run out.
            guard unsafe xmlDictGetUsage(parser.pointee.dict) > XMLLimit.maxNamesBytes else {
                isOutOfMemory = true
                return
            }
            exceed(
                .namesBytes, XMLLimit.maxNamesBytes,
                "more than \(XMLLimit.maxNamesBytes) bytes of different names", halting: true)
        }
        guard !isStopped, unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue,
            !XMLParsing.identifiers.contains(code)
        else { return }
        let isFatal = unsafe error.pointee.level == XML_ERR_FATAL
        if problems.count < limits.maxFindings {
            unsafe problems.append(problem(of: error))
        }
        if isFatal { halt() }
    }

    private func problem(of error: UnsafeMutablePointer<xmlError>) -> XMLProblem {
        let report = unsafe ParserReport(error)
        var problem =
            report.limit.map { limit in
                XMLProblem(limit: limit, bound: bound(limit), message: report.sentence)
            } ?? XMLProblem(kind: report.kind, message: report.sentence)
        problem.code = report.code
        problem.xpath = path
        let place = report.isAboutStartTag ? self.place(of: report) : nil
        problem.line = place?.line ?? report.line
        problem.column = place?.column ?? report.column
        return problem
    }

    /// libxml2 reports attributes when the start tag was read: the place of the attribute, or of the
    /// tag. The element is not yet built.
    private func place(of report: ParserReport) -> TagPlaces.Place? {
        let number = elements + 1
        return report.attribute.flatMap { name in
            tags.place(of: number) { name.matches($0) }
        } ?? tags.place(of: number)
    }

    private func bound(_ limit: XMLLimit) -> Int {
        switch limit {
        case .bytes: limits.maxBytes
        case .depth: limits.maxDepth
        case .elements: limits.maxElements
        case .attributes: limits.maxAttributes
        case .textBytes: limits.maxTextBytes
        case .nameBytes: XMLLimit.maxNameBytes
        case .names: XMLLimit.maxNames
        case .namesBytes: XMLLimit.maxNamesBytes
        case .steps: XPathContext.maxSteps
        }
    }

    /// Ends the parse at the first fatal error, as XML 1.0 §1.2 asks: what would follow is guessing.
    /// `xmlStopParser` frees the input, which the function that reports may still be reading; the
    /// state alone makes its loops end.
    private func halt() {
        isStopped = true
        unsafe parser.pointee.instate = XML_PARSER_EOF
        unsafe parser.pointee.disableSAX = 1
    }
}
