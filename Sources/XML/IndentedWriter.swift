/// `XMLWriter` with one element on a line, two spaces a level, so that what is signed or edited by
/// people can be read in a text editor.
///
/// White space stands only between elements; what holds text holds nothing else.
package struct IndentedWriter {
    private var writer: XMLWriter
    private var depth = 1

    /// Begins a document of a format, told by an attribute, in one of our namespaces.
    package init(
        root: String, namespace: String, attributes: [(String, String?)], format: String = "1"
    ) {
        writer = XMLWriter(
            root: root, namespace: namespace,
            attributes: [("format", format)] + attributes)
    }

    /// Opens an element that holds elements.
    package mutating func open(_ name: String, _ attributes: [(String, String?)] = []) {
        newLine()
        writer.open(name, attributes)
        depth += 1
    }

    /// Closes what `open` opened last.
    package mutating func close() {
        precondition(depth > 1, "no element is open")
        depth -= 1
        newLine()
        writer.close()
    }

    /// An element that holds text, or nothing.
    package mutating func element(
        _ name: String, _ text: String = "", _ attributes: [(String, String?)] = []
    ) {
        newLine()
        writer.element(name, text, attributes)
    }

    /// An element that holds text, when there is one.
    package mutating func optional(_ name: String, _ text: String?) {
        if let text { element(name, text) }
    }

    /// The document up to the root's end tag: its own canonical form, ready to be signed.
    package consuming func finish() -> [UInt8] {
        precondition(depth == 1, "an element is open")
        writer.text("\n")
        return writer.finish()
    }

    /// The document as a file: canonical but for the line feed that ends it.
    package consuming func finishFile() -> [UInt8] {
        var bytes = finish()
        bytes.append(0x0A)
        return bytes
    }

    private mutating func newLine() { writer.newLine(depth) }
}
