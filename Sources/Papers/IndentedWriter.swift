internal import XML

/// `XMLWriter` with one element on a line, so that what is signed can be read in a text editor.
///
/// White space stands only between elements; what holds text holds nothing else.
struct IndentedWriter {
    private var writer: XMLWriter
    private var depth = 1

    init(root: String, namespace: String, attributes: [(String, String?)]) {
        writer = XMLWriter(
            root: root, namespace: namespace, attributes: IndentedWriter.given(attributes))
    }

    /// Opens an element that holds elements; attributes of `nil` are left out.
    mutating func open(_ name: String, _ attributes: [(String, String?)] = []) {
        newLine()
        writer.open(name, IndentedWriter.given(attributes))
        depth += 1
    }

    /// Closes it.
    mutating func close() {
        depth -= 1
        newLine()
        writer.close()
    }

    /// An element that holds text.
    mutating func element(_ name: String, _ text: String, _ attributes: [(String, String?)] = []) {
        newLine()
        writer.element(name, text, IndentedWriter.given(attributes))
    }

    /// An element that holds text, when there is one.
    mutating func optional(_ name: String, _ text: String?) {
        if let text { element(name, text) }
    }

    /// The document up to the root's end tag.
    consuming func finish() -> [UInt8] {
        precondition(depth == 1, "an element is open")
        writer.text("\n")
        return writer.finish()
    }

    private mutating func newLine() {
        writer.text("\n" + String(repeating: "  ", count: depth))
    }

    private static func given(_ attributes: [(String, String?)]) -> [(String, String)] {
        attributes.compactMap { name, value in value.map { (name, $0) } }
    }
}
