/// The bytes of an XML document with the places of its elements, so that single values can be set
/// and everything else stays as its author wrote it.
///
/// For documents that were parsed before: of a broken one the places mean nothing. Works on any
/// encoding in which `<`, `>`, `=` and quotes are single ASCII bytes and no part of another
/// character: UTF-8 and GB18030. What is set must be ASCII unless the document is UTF-8.
struct DocumentText {
    /// Where an element stands.
    struct Place: Hashable {
        /// Plain local names, as `XMLElement.path` gives: `/application/resource[1]/name[1]`.
        var path: String
        /// From `<` to behind `>` of the start tag.
        var tag: Range<Int>
        /// Between the tags; empty and behind the tag for `<name/>`.
        var content: Range<Int>
    }

    private let bytes: [UInt8]
    private var edits: [(range: Range<Int>, text: [UInt8])] = []

    /// Every element, in the order of end tags.
    let elements: [Place]

    /// Finds the elements.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        elements = TagWalk.elements(of: bytes)
    }

    /// The element of a path.
    func element(_ path: String) -> Place? { elements.first { $0.path == path } }

    /// Sets the text of an element that holds only text; false when there is none.
    mutating func setText(of path: String, to value: String) -> Bool {
        guard let place = element(path), !place.content.isEmpty else { return false }
        edits.append((place.content, Array(DocumentText.escaped(value).utf8)))
        return true
    }

    /// Sets everything between the tags of an element, as it stands in XML; false when there is none.
    @discardableResult
    mutating func setMarkup(of path: String, to markup: String) -> Bool {
        guard let place = element(path), !place.content.isEmpty else { return false }
        edits.append((place.content, Array(markup.utf8)))
        return true
    }

    /// Sets an attribute without prefix of an element, adding it where it is missing.
    mutating func setAttribute(_ name: String, of place: Place, to value: String) {
        let text = DocumentText.escaped(value)
        if let range = TagWalk.value(of: name, in: place.tag, bytes) {
            edits.append((range, Array(text.utf8)))
            return
        }
        let isEmpty = bytes[place.tag.upperBound - 2] == UInt8(ascii: "/")
        let end = place.tag.upperBound - (isEmpty ? 2 : 1)
        edits.append((end..<end, Array(" \(name)=\"\(text)\"".utf8)))
    }

    /// The document with everything that was set; edits of one place are made in their order.
    func finish() -> [UInt8] {
        var result = bytes
        let ordered = edits.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) > ($1.element.range.lowerBound, $1.offset)
        }
        for (_, edit) in ordered { result.replaceSubrange(edit.range, with: edit.text) }
        return result
    }

    /// A value as it stands in XML.
    static func escaped(_ value: String) -> String {
        value.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
