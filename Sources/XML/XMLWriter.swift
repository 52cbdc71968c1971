/// Writes exclusive canonical XML by construction: what it returns is its own canonical form, so
/// papers can be signed without parsing and serialising them again.
///
/// No declaration, no comment, attributes sorted and without prefix, `<a></a>` and never `<a/>`,
/// the default namespace declared on the root and again only where a child's differs. An attribute
/// whose value is `nil` is left out. A character that XML 1.0 does not allow is replaced with
/// U+FFFD, visibly: refusing would stop the registry over a stray control character in somebody's
/// free text.
package struct XMLWriter {
    private struct Open {
        let name: String
        let namespace: String
    }

    private var bytes: [UInt8] = []
    private var open: [Open] = []

    /// Begins a document; `namespace` may be empty for none.
    package init(root: String, namespace: String, attributes: [(String, String?)] = []) {
        bytes.reserveCapacity(4096)
        start(root, declaring: namespace.isEmpty ? nil : namespace, attributes)
        open.append(Open(name: root, namespace: namespace))
    }

    /// Opens a child element in the namespace around it, or in the one given.
    package mutating func open(
        _ name: String, _ attributes: [(String, String?)] = [], namespace: String? = nil
    ) {
        guard let outer = open.last else { preconditionFailure("the root is already closed") }
        start(name, declaring: namespace == outer.namespace ? nil : namespace, attributes)
        open.append(Open(name: name, namespace: namespace ?? outer.namespace))
    }

    /// Closes the innermost open element.
    package mutating func close() {
        guard let element = open.popLast() else { preconditionFailure("no element is open") }
        end(element.name)
    }

    /// Adds text inside the innermost open element.
    package mutating func text(_ text: String) {
        precondition(!open.isEmpty, "text outside the root")
        append(text, isAttribute: false)
    }

    /// Begins a line inside the innermost open element, two spaces deeper for each level.
    mutating func newLine(_ level: Int) {
        precondition(!open.isEmpty, "text outside the root")
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
    }

    /// A whole child element that holds only text.
    package mutating func element(
        _ name: String, _ text: String = "", _ attributes: [(String, String?)] = []
    ) {
        precondition(!open.isEmpty, "the root is already closed")
        start(name, declaring: nil, attributes)
        append(text, isAttribute: false)
        end(name)
    }

    /// Closes what is still open and gives the document in UTF-8; nothing may follow.
    package consuming func finish() -> [UInt8] {
        while !open.isEmpty { close() }
        return bytes
    }

    private mutating func start(
        _ name: String, declaring namespace: String?, _ attributes: [(String, String?)]
    ) {
        precondition(XMLName.isValid(name), "not a name without colon")
        bytes.append(0x3C)
        bytes.append(contentsOf: name.utf8)
        if let namespace { append("xmlns", namespace) }
        append(attributes)
        bytes.append(0x3E)
    }

    private mutating func end(_ name: String) {
        bytes.append(0x3C)
        bytes.append(0x2F)
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3E)
    }

    private mutating func append(_ attributes: [(String, String?)]) {
        // Few have more than one, and many of those are given in their order.
        let isOrdered = attributes.indices.dropFirst().allSatisfy {
            XMLName.precedes(attributes[$0 - 1].0, attributes[$0].0)
        }
        let ordered =
            isOrdered ? attributes : attributes.sorted { XMLName.precedes($0.0, $1.0) }
        var last: String?
        for case (let name, let value?) in ordered {
            precondition(XMLName.isValid(name), "not a name without colon")
            precondition(name != "xmlns", "namespaces are declared by open")
            precondition(name != last, "attribute given twice")
            append(name, value)
            last = name
        }
    }

    private mutating func append(_ attribute: String, _ value: String) {
        bytes.append(0x20)
        bytes.append(contentsOf: attribute.utf8)
        bytes.append(0x3D)
        bytes.append(0x22)
        append(value, isAttribute: true)
        bytes.append(0x22)
    }

    /// Escapes as Canonical XML 1.0 §2.3 says for text and attribute nodes.
    private mutating func append(_ text: String, isAttribute: Bool) {
        // Most text holds nothing to escape and goes in as it is.
        let isWritten: Bool? = unsafe text.utf8.withContiguousStorageIfAvailable {
            guard unsafe XMLWriter.isPlain($0.span, isAttribute: isAttribute) else { return false }
            unsafe bytes.append(contentsOf: $0)
            return true
        }
        if isWritten == true { return }
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
            let byte = text[index]
            // Letters of all scripts, but for the one byte that may be part of those two.
            if byte > 0x3E, byte != 0xBF { continue }
            switch byte {
            case 0x09, 0x0A, 0x22: if isAttribute { return false }
            case 0..<0x20, 0x26, 0x3C, 0x3E: return false
            case 0xBF where index >= 1 && text[index - 1] == 0xEF: return false
            default: continue
            }
        }
        return true
    }
}
