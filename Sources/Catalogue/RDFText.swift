/// Builds a piece of RDF/XML: nodes and properties a line each, every value escaped.
struct RDFText {
    private(set) var bytes: [UInt8] = []
    private var depth: Int

    /// A piece that begins at a depth of two spaces each.
    init(depth: Int = 0) { self.depth = depth }

    /// Opens a node.
    mutating func open(_ name: String, about: String? = nil) {
        line("<" + name + (about.map { " rdf:about=\"\(RDFText.escaped($0))\"" } ?? "") + ">")
        depth += 1
    }

    /// Closes the node that was opened last.
    mutating func close(_ name: String) {
        depth -= 1
        line("</\(name)>")
    }

    /// A property whose value is a thing.
    mutating func link(_ name: String, _ iri: String) {
        line("<\(name) rdf:resource=\"\(RDFText.escaped(iri))\"/>")
    }

    /// A property whose value is text, in a language or of a type of XML Schema.
    mutating func text(
        _ name: String, _ value: String, language: String? = nil, type: String? = nil
    ) {
        let attribute =
            language.map { " xml:lang=\"\($0)\"" }
            ?? type.map { " rdf:datatype=\"http://www.w3.org/2001/XMLSchema#\($0)\"" } ?? ""
        line("<\(name)\(attribute)>\(RDFText.escaped(value))</\(name)>")
    }

    /// A line as it is.
    mutating func line(_ text: String) {
        bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
        bytes.append(contentsOf: text.utf8)
        bytes.append(0x0A)
    }

    /// Text as it may stand in an element or a quoted attribute; what XML does not know is U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: result += "&amp;"
            case 0x3C: result += "&lt;"
            case 0x3E: result += "&gt;"
            case 0x22: result += "&quot;"
            case 0x9, 0xA, 0xD: result += "&#\(scalar.value);"
            case 0...0x1F, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
