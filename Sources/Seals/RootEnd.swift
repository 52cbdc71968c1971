/// Finds the end tag of a document's root in bytes that were found well-formed.
///
/// Gap: a CDATA section in GB18030 whose text ends with a character with the second byte `]` before
/// `]>` is taken to end there. What is signed is verified afterwards, so the worst is a refusal.
enum RootEnd {
    /// The index of its `</`, the last one outside comments, CDATA sections and processing
    /// instructions; `nil` when the root is written as one empty tag.
    static func index(in bytes: [UInt8]) -> Int? {
        var last: Int?
        var index = 0
        while let open = bytes[index...].firstIndex(of: 0x3C) {
            let rest = bytes[open...]
            if rest.starts(with: "<!--".utf8) {
                index = end(of: "-->", in: bytes, from: open + 4)
            } else if rest.starts(with: "<![CDATA[".utf8) {
                index = end(of: "]]>", in: bytes, from: open + 9)
            } else if rest.starts(with: "<?".utf8) {
                index = end(of: "?>", in: bytes, from: open + 2)
            } else {
                // In a tag `<` stands only at its beginning, also not in quoted values.
                if rest.starts(with: "</".utf8) { last = open }
                index = open + 1
            }
        }
        return last
    }

    private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
        let mark = Array(mark.utf8)
        var index = start
        while index + mark.count <= bytes.count {
            if bytes[index..<(index + mark.count)].elementsEqual(mark) { return index + mark.count }
            index += 1
        }
        return bytes.count
    }
}
