/// A look at the tags before the parser: it finds a DOCTYPE, counts attributes, and keeps where each
/// start tag begins, which libxml2 does not know when it has read one.
///
/// libxml2 compares each attribute with all before it, so a million attributes on one element would
/// keep it busy for hours before any of its hooks is called. This scan is linear. It knows just
/// enough of XML to skip comments, CDATA sections, processing instructions and quoted values; on a
/// broken document it may misjudge, but then the parser stops at the breach.
struct TagScan {
    /// The `<` of a start tag.
    struct Start {
        let offset: UInt32
        let line: UInt32
    }

    /// The start tags up to the problem, in their order.
    private(set) var starts: [Start] = []
    /// The line of an `xml-stylesheet` instruction before the root.
    private(set) var stylesheetLine: Int?
    private let text: [UInt8]
    private let maxAttributes: Int
    private let maxElements: Int
    private var index = 0
    private var line = 1

    init(_ text: [UInt8], maxAttributes: Int, maxElements: Int) {
        self.text = text
        self.maxAttributes = maxAttributes
        self.maxElements = maxElements
    }

    /// The first DOCTYPE or overfull element, or `nil`; past the limit of elements, where the parser
    /// stops, nothing is looked at.
    mutating func problem() -> XMLProblem? {
        while starts.count <= maxElements, moveTo(0x3C) {
            if isAt("<!--") {
                skip(past: "-->", from: 4)
            } else if isAt("<![CDATA[") {
                skip(past: "]]>", from: 9)
            } else if isAt("<?") {
                if starts.isEmpty, isStylesheet { stylesheetLine = stylesheetLine ?? line }
                skip(past: "?>", from: 2)
            } else if isAt("<!DOCTYPE") {
                return XMLProblem(
                    kind: .doctype, line: line, message: "a DOCTYPE declaration is not allowed",
                    found: "<!DOCTYPE")
            } else {
                let begin = line
                if index + 1 < text.count, text[index + 1] != 0x2F {
                    starts.append(
                        Start(
                            offset: UInt32(truncatingIfNeeded: index),
                            line: UInt32(truncatingIfNeeded: line)))
                }
                if attributes() > maxAttributes {
                    return XMLProblem(
                        limit: .attributes, bound: maxAttributes, line: begin,
                        message: "more than \(maxAttributes) attributes on one element")
                }
            }
        }
        return nil
    }

    /// Moves to the next such byte; false at the end.
    private mutating func moveTo(_ byte: UInt8) -> Bool {
        while index < text.count {
            let current = text[index]
            if current == byte { return true }
            if current == 0x0A { line += 1 }
            index += 1
        }
        return false
    }

    private func isAt(_ mark: StaticString) -> Bool {
        guard text.count - index >= mark.utf8CodeUnitCount else { return false }
        return unsafe text[index...].starts(
            with: UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
    }

    private var isStylesheet: Bool {
        [
            "<?xml-stylesheet ", "<?xml-stylesheet\n", "<?xml-stylesheet\t", "<?xml-stylesheet\r",
            "<?xml-stylesheet?",
        ].contains(where: isAt)
    }

    private mutating func skip(past mark: StaticString, from offset: Int) {
        index += offset
        while unsafe moveTo(mark.utf8Start.pointee) {
            if isAt(mark) {
                index += mark.utf8CodeUnitCount
                return
            }
            index += 1
        }
    }

    /// Walks over one tag; counts its `=` outside quotes, stopping once there are too many.
    private mutating func attributes() -> Int {
        var count = 0
        var quote: UInt8 = 0
        index += 1
        while index < text.count {
            let byte = text[index]
            if byte == 0x0A { line += 1 }
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3D {
                count += 1
                if count > maxAttributes { return count }
            } else if byte == 0x3E || byte == 0x3C {
                return count
            }
            index += 1
        }
        return count
    }
}
