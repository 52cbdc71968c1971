/// Writes exclusive canonical XML by construction: what it returns is its own canonical form, so
/// papers can be signed without parsing and serialising them again.
///
/// No declaration, no comment, attributes sorted and without prefix, `<a></a>` and never `<a/>`,
/// the default namespace declared on the root and again only where a child's differs. A character
/// that XML 1.0 does not allow is replaced with U+FFFD, visibly: refusing would stop the registry
/// over a stray control character in somebody's free text.
package struct XMLWriter {
    private struct Open {
        let name: String
        let namespace: String
    }

    private var bytes: [UInt8] = []
    private var open: [Open] = []

    /// Begins a document; `namespace` may be empty for none.
    package init(root: String, namespace: String, attributes: [(String, String)] = []) {
        bytes.reserveCapacity(4096)
        start(root, namespace, attributes)
    }

    /// Opens a child element in the namespace around it, or in the one given.
    package mutating func open(
        _ name: String, _ attributes: [(String, String)] = [], namespace: String? = nil
    ) {
        guard let outer = open.last else { preconditionFailure("the root is already closed") }
        start(name, namespace ?? outer.namespace, attributes)
    }

    /// Closes the innermost open element.
    package mutating func close() {
        guard let element = open.popLast() else { preconditionFailure("no element is open") }
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: element.name.utf8)
        bytes.append(0x3E)
    }

    /// Adds text inside the innermost open element.
    package mutating func text(_ text: String) {
        precondition(!open.isEmpty, "text outside the root")
        append(text, isAttribute: false)
    }

    /// A whole child element that holds only text.
    package mutating func element(
        _ name: String, _ text: String = "", _ attributes: [(String, String)] = []
    ) {
        open(name, attributes)
        self.text(text)
        close()
    }

    /// Closes what is still open and gives the document in UTF-8; nothing may follow.
    package consuming func finish() -> [UInt8] {
        while !open.isEmpty { close() }
        return bytes
    }

    private mutating func start(
        _ name: String, _ namespace: String, _ attributes: [(String, String)]
    ) {
        precondition(XMLName.isValid(name), "not a name without colon")
        bytes.append(0x3C)
        bytes.append(contentsOf: name.utf8)
        if namespace != (open.last?.namespace ?? "") { append("xmlns", namespace) }
        let sorted = attributes.sorted { XMLName.precedes($0.0, $1.0) }
        for (index, attribute) in sorted.enumerated() {
            precondition(XMLName.isValid(attribute.0), "not a name without colon")
            precondition(attribute.0 != "xmlns", "namespaces are declared by open")
            precondition(index == 0 || sorted[index - 1].0 != attribute.0, "attribute given twice")
            append(attribute.0, attribute.1)
        }
        bytes.append(0x3E)
        open.append(Open(name: name, namespace: namespace))
    }

    private mutating func append(_ attribute: String, _ value: String) {
        bytes.append(0x20)
        bytes.append(contentsOf: attribute.utf8)
        bytes.append(contentsOf: "=\"".utf8)
        append(value, isAttribute: true)
        bytes.append(0x22)
    }

    /// Escapes as Canonical XML 1.0 §2.3 says for text and attribute nodes.
    private mutating func append(_ text: String, isAttribute: Bool) {
        // Most text holds nothing to escape and goes in as it is.
        let isPlain: Bool? = unsafe text.utf8.withContiguousStorageIfAvailable {
            unsafe XMLWriter.isPlain($0.span, isAttribute: isAttribute)
        }
        if isPlain == true {
            bytes.append(contentsOf: text.utf8)
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes.append(contentsOf: "&amp;".utf8)
            case "<": bytes.append(contentsOf: "&lt;".utf8)
            case "\r": bytes.append(contentsOf: "&#xD;".utf8)
            case ">" where !isAttribute: bytes.append(contentsOf: "&gt;".utf8)
            case "\"" where isAttribute: bytes.append(contentsOf: "&quot;".utf8)
            case "\t" where isAttribute: bytes.append(contentsOf: "&#x9;".utf8)
            case "\n" where isAttribute: bytes.append(contentsOf: "&#xA;".utf8)
            default:
                let allowed = XMLName.isCharacter(scalar) ? scalar : "\u{FFFD}"
                bytes.append(contentsOf: UTF8.encode(allowed)!)
            }
        }
    }

    /// Whether UTF-8 goes in as it is: it has no control character and nothing to escape, and none of
    /// U+FFC0 to U+FFFF, the last two of which XML does not allow.
    private static func isPlain(_ text: Span<UInt8>, isAttribute: Bool) -> Bool {
        for index in text.indices {
            switch text[index] {
            case 0x09, 0x0A, 0x22: if isAttribute { return false }
            case 0..<0x20, 0x26, 0x3C, 0x3E: return false
            case 0xBF where index >= 1 && text[index - 1] == 0xEF: return false
            default: continue
            }
        }
        return true
    }
}
