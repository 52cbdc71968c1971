/// Where the start tags of a text stand, by their order; lines and columns of attributes are looked
/// up in the text when they are asked for, so that a document without findings pays nothing.
///
/// A line ends with a line feed; a carriage return alone ends none. Columns count characters.
final class TagPlaces {
    /// Where something is, both from 1.
    struct Place: Hashable {
        let line: Int
        let column: Int
    }

    /// UTF-8 that ends with a NUL.
    let text: [UInt8]
    private let starts: [TagScan.Start]

    init(_ text: [UInt8], starts: [TagScan.Start]) {
        self.text = text
        self.starts = starts
    }

    /// The line of the `<` of the start tag with this number, from 1; `nil` past the last one.
    func line(of number: Int) -> Int? {
        starts.indices.contains(number - 1) ? Int(starts[number - 1].line) : nil
    }

    /// The place of the `<` of the start tag with this number.
    func place(of number: Int) -> Place? {
        guard starts.indices.contains(number - 1) else { return nil }
        let start = starts[number - 1]
        return Place(line: Int(start.line), column: column(of: Int(start.offset)))
    }

    /// The line of an attribute by its name as written.
    func line(of number: Int, attribute name: String) -> Int? {
        let name = Array(name.utf8)
        return place(of: number) { $0.elementsEqual(name) }?.line
    }

    /// The place of the last attribute, or namespace declaration, of a start tag whose name as
    /// written is wanted.
    func place(of number: Int, attribute isWanted: (ArraySlice<UInt8>) -> Bool) -> Place? {
        guard starts.indices.contains(number - 1) else { return nil }
        let start = starts[number - 1]
        var reading = StartTagReading(text, at: Int(start.offset), line: Int(start.line))
        var found: Place?
        while let attribute = reading.next() {
            if isWanted(text[attribute.name]) {
                found = Place(
                    line: attribute.line, column: column(of: attribute.name.lowerBound))
            }
        }
        return found
    }

    private func column(of offset: Int) -> Int {
        let line = text[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        // Continuation bytes of UTF-8 begin no character.
        return 1 + text[line..<offset].count { $0 & 0xC0 != 0x80 }
    }
}

/// Reads the names of the attributes of one start tag of a well-formed text.
private struct StartTagReading {
    struct Attribute {
        let name: Range<Int>
        let line: Int
    }

    private let text: [UInt8]
    private var index: Int
    private var line: Int

    init(_ text: [UInt8], at offset: Int, line: Int) {
        self.text = text
        self.line = line
        index = offset + 1
        skip { !StartTagReading.isSpace($0) && $0 != 0x2F && $0 != 0x3E }
    }

    mutating func next() -> Attribute? {
        skip { StartTagReading.isSpace($0) }
        let begin = index
        let beginLine = line
        skip { !StartTagReading.isSpace($0) && $0 != 0x3D && $0 != 0x2F && $0 != 0x3E }
        guard index > begin, index < text.count else { return nil }
        let name = begin..<index
        skip { $0 != 0x22 && $0 != 0x27 && $0 != 0x3E }
        guard index < text.count, text[index] != 0x3E else { return nil }
        let quote = text[index]
        index += 1
        skip { $0 != quote }
        index += 1
        return Attribute(name: name, line: beginLine)
    }

    private mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while index < text.count, isSkipped(text[index]) {
            if text[index] == 0x0A { line += 1 }
            index += 1
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }
}
