internal import CLibXML2

/// One run of libxml2's parser under our own hooks.
@safe final class XMLParsing {
    private let parser: UnsafeMutablePointer<xmlParserCtxt>
    private let limits: XMLLimits
    private var problems: [XMLProblem] = []
    private var isStopped = false
    private var isOutOfMemory = false
    private var elements = 0
    private var textRun = 0

    init(limits: XMLLimits) throws(XMLEngineError) {
        precondition(Engine.isReady)
        guard let parser = unsafe xmlNewParserCtxt() else { throw .outOfMemory(operation: "parse") }
        unsafe self.parser = unsafe parser
        self.limits = limits
        unsafe parser.pointee._private = Unmanaged.passUnretained(self).toOpaque()
        unsafe parser.pointee.sax.pointee.internalSubset = ParserHooks.internalSubset
        unsafe parser.pointee.sax.pointee.startElementNs = ParserHooks.startElement
        unsafe parser.pointee.sax.pointee.characters = ParserHooks.characters
        unsafe parser.pointee.sax.pointee.ignorableWhitespace = ParserHooks.characters
    }

    deinit { unsafe xmlFreeParserCtxt(parser) }

    /// Parses UTF-8; a tree, or at least one problem.
    func run(_ text: [UInt8]) throws(XMLEngineError) -> ParseOutcome {
        // IGNORE_ENC: the text was decoded before, whatever its declaration says.
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue
            | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        let tree = try unsafe Engine.reporting(to: { unsafe self.receive($0) }) {
            unsafe text.withUnsafeBytes { bytes in
                unsafe xmlCtxtReadMemory(
                    parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil,
                    nil, Int32(options))
            }
        }
        let document = unsafe tree.map { unsafe XMLDocument(owning: $0) }
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

    // MARK: What the hooks tell

    /// Before an element is built; false when it must not be.
    func admitsElement(attributes: Int) -> Bool {
        elements += 1
        textRun = 0
        if unsafe Int(parser.pointee.nodeNr) >= limits.maxDepth {
            exceed("elements more than \(limits.maxDepth) deep", limits.maxDepth, .depth)
        } else if elements > limits.maxElements {
            exceed("more than \(limits.maxElements) elements", limits.maxElements, .elements)
        } else if attributes > limits.maxAttributes {
            exceed(
                "more than \(limits.maxAttributes) attributes", limits.maxAttributes,
                .attributes)
        }
        return !isStopped
    }

    /// Keeps the line of the element just built; libxml2's own field ends at 65,535.
    func recordLine() {
        guard let node = unsafe parser.pointee.node, let input = unsafe parser.pointee.input else {
            return
        }
        unsafe node.pointee._private = UnsafeMutableRawPointer(bitPattern: Int(input.pointee.line))
    }

    /// Before text or an attribute value is kept; false when it must not be.
    func admitsText(bytes: Int, isAttribute: Bool) -> Bool {
        if !isAttribute { textRun += bytes }
        if (isAttribute ? bytes : textRun) > limits.maxTextBytes {
            exceed(
                "more than \(limits.maxTextBytes) bytes of text", limits.maxTextBytes, .textBytes)
        }
        return !isStopped
    }

    /// Reports a relative namespace: Canonical XML 1.0 §1.1 has to fail on it, so a paper about the
    /// document could not be checked.
    func checkNamespace(_ name: String) {
        let scheme = name.utf8.prefix { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
                || byte == 0x2B || byte == 0x2D || byte == 0x2E
        }
        let isAbsolute =
            scheme.first.map { (0x61...0x7A).contains($0 | 0x20) } == true
            && scheme.endIndex < name.endIndex && name.utf8[scheme.endIndex] == 0x3A
        guard !name.isEmpty, !isAbsolute, problems.count < limits.maxFindings else { return }
        problems.append(
            XMLProblem(
                kind: .namespace, code: Int(XML_WAR_NS_URI_RELATIVE.rawValue), line: line,
                xpath: path, message: "a namespace is an absolute URI",
                found: String(name.prefix(200))))
    }

    func refuseDoctype() {
        stop(
            with: XMLProblem(
                kind: .doctype, line: line, xpath: path,
                message: "a DOCTYPE declaration is not allowed", found: "<!DOCTYPE"))
    }

    private func exceed(_ message: String, _ most: Int, _ bound: XMLLimits.Bound) {
        stop(
            with: XMLProblem(
                kind: .limit, line: line, xpath: path, message: message, expected: String(most),
                bound: bound))
    }

    private func stop(with problem: XMLProblem) {
        guard !isStopped else { return }
        isStopped = true
        problems.append(problem)
        unsafe xmlStopParser(parser)
    }

    private var line: Int? { unsafe parser.pointee.input.map { unsafe Int($0.pointee.line) } }

    private var path: String? { unsafe parser.pointee.node.map { unsafe NodePath.path(of: $0) } }

    // MARK: What libxml2 reports

    private func receive(_ error: UnsafeMutablePointer<xmlError>) {
        let code = unsafe Int(error.pointee.code)
        if code == Int(XML_ERR_NO_MEMORY.rawValue) { isOutOfMemory = true }
        guard !isStopped, unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else {
            return
        }
        let isFatal = unsafe error.pointee.level == XML_ERR_FATAL
        if problems.count < limits.maxFindings {
            let sentence = unsafe message(of: error)
            let isNamespace = unsafe error.pointee.domain == Int32(XML_FROM_NAMESPACE.rawValue)
            problems.append(
                XMLProblem(
                    kind: isNamespace ? .namespace : kind(code: code, sentence), code: code,
                    line: unsafe Int(error.pointee.line),
                    column: unsafe Int(error.pointee.int2), xpath: path, message: sentence))
        }
        if isFatal { halt() }
    }

    private func kind(code: Int, _ message: String) -> XMLProblem.Kind {
        let isLimit =
            code == Int(XML_ERR_NAME_TOO_LONG.rawValue) || message.contains("XML_PARSE_HUGE")
            || message.contains("Huge input") || message.contains("too long")
        return isLimit ? .limit : .malformed
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
