internal import XML

/// Writes files that people also edit: canonical XML with one element a line, two spaces a level,
/// and a line feed at the end.
struct IndentedWriter {
    private var writer: XMLWriter
    private var depth = 1

    init(root: String, vocabulary: String, attributes: [(String, String)]) {
        writer = XMLWriter(
            root: root, namespace: "urn:dengji:\(vocabulary):1",
            attributes: [("format", "1")] + attributes)
    }

    mutating func element(
        _ name: String, _ text: String = "", _ attributes: [(String, String)] = []
    ) {
        breakLine()
        writer.element(name, text, attributes)
    }

    mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
        breakLine()
        writer.open(name, attributes)
        depth += 1
    }

    mutating func close() {
        depth -= 1
        breakLine()
        writer.close()
    }

    consuming func finish() -> [UInt8] {
        writer.text("\n")
        return writer.finish() + [0x0A]
    }

    private mutating func breakLine() {
        writer.text("\n" + String(repeating: "  ", count: depth))
    }
}
