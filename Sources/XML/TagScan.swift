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
    private let maxAttributes: Int
    private let maxElements: Int

    init(maxAttributes: Int, maxElements: Int) {
        self.maxAttributes = maxAttributes
        self.maxElements = maxElements
    }

    /// The first DOCTYPE or overfull element of a text, or `nil`; past the limit of elements, where
    /// the parser stops, nothing is looked at.
    mutating func problem(of text: [UInt8]) -> XMLProblem? {
        unsafe text.withUnsafeBufferPointer { bytes -> XMLProblem? in
            guard let start = bytes.baseAddress else { return nil }
            var cursor = unsafe TagCursor(start: start, count: bytes.count)
            return unsafe problem(at: &cursor)
        }
    }

    private mutating func problem(at cursor: inout TagCursor) -> XMLProblem? {
        while starts.count <= maxElements, unsafe cursor.moveToTag() {
            if unsafe cursor.isAt("<!--") {
                unsafe cursor.skip(past: "-->", from: 4)
            } else if unsafe cursor.isAt("<![CDATA[") {
                unsafe cursor.skip(past: "]]>", from: 9)
            } else if unsafe cursor.isAt("<?") {
                if starts.isEmpty, unsafe cursor.isAtStylesheet {
                    stylesheetLine = unsafe stylesheetLine ?? cursor.line
                }
                unsafe cursor.skip(past: "?>", from: 2)
            } else if unsafe cursor.isAt("<!DOCTYPE") {
                return unsafe XMLProblem(
                    kind: .doctype, line: cursor.line,
                    message: "a DOCTYPE declaration is not allowed", found: "<!DOCTYPE")
            } else {
                let begin = unsafe cursor.line
                if unsafe cursor.isAtStartTag {
                    unsafe starts.append(
                        Start(
                            offset: UInt32(truncatingIfNeeded: cursor.index),
                            line: UInt32(truncatingIfNeeded: begin)))
                }
                if unsafe cursor.passTag(countingTo: maxAttributes) > maxAttributes {
                    return XMLProblem(
                        limit: .attributes, bound: maxAttributes, line: begin,
                        message: "more than \(maxAttributes) attributes on one element")
                }
            }
        }
        return nil
    }
}

/// Walks over the bytes of a text from tag to tag and counts lines.
///
/// It works on bare pointers, because every document passes here first and a build without
/// optimisation reads an array's elements many times slower.
@unsafe private struct TagCursor {
    private let start: UnsafePointer<UInt8>
    private let count: Int
    private(set) var index = 0
    private(set) var line = 1

    init(start: UnsafePointer<UInt8>, count: Int) {
        unsafe self.start = start
        unsafe self.count = count
    }

    /// Whether a tag that is no end tag begins here.
    var isAtStartTag: Bool { unsafe index + 1 < count && start[index + 1] != 0x2F }

    /// Whether an `xml-stylesheet` instruction begins here.
    var isAtStylesheet: Bool {
        guard unsafe isAt("<?xml-stylesheet"), unsafe index + 16 < count else { return false }
        return unsafe [0x20, 0x0A, 0x09, 0x0D, 0x3F].contains(start[index + 16])
    }

    /// Moves to the next `<`; false at the end.
    mutating func moveToTag() -> Bool { unsafe move(to: 0x3C) }

    /// Whether these bytes stand here.
    func isAt(_ mark: StaticString) -> Bool {
        let length = mark.utf8CodeUnitCount
        guard unsafe count - index >= length else { return false }
        var offset = 0
        while offset < length {
            guard unsafe start[index + offset] == mark.utf8Start[offset] else { return false }
            offset += 1
        }
        return true
    }

    /// Moves behind the next such mark, or to the end.
    mutating func skip(past mark: StaticString, from offset: Int) {
        unsafe index = min(index + offset, count)
        while unsafe move(to: mark.utf8Start.pointee) {
            if unsafe isAt(mark) {
                unsafe index += mark.utf8CodeUnitCount
                return
            }
            unsafe index += 1
        }
    }

    /// Walks over one tag; counts its `=` outside quotes, stopping once there are too many.
    mutating func passTag(countingTo most: Int) -> Int {
        var found = 0
        var quote: UInt8 = 0
        unsafe index += 1
        while unsafe index < count {
            let byte = unsafe start[index]
            if byte == 0x0A { unsafe line += 1 }
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3D {
                found += 1
                if found > most { return found }
            } else if byte == 0x3E || byte == 0x3C {
                return found
            }
            unsafe index += 1
        }
        return found
    }

    /// Moves to the next such byte, counting the lines passed; false at the end.
    private mutating func move(to byte: UInt8) -> Bool {
        while unsafe index < count {
            let current = unsafe start[index]
            if current == byte { return true }
            if current == 0x0A { unsafe line += 1 }
            unsafe index += 1
        }
        return false
    }
}
