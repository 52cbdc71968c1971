/// Walks over the tags of a well-formed document's bytes.
struct TagWalk {
    private struct Open {
        var path: String
        var tag: Range<Int>
        var counts: [String: Int] = [:]
    }

    private let bytes: [UInt8]
    private var index = 0
    private var open: [Open] = []
    private var places: [DocumentText.Place] = []

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Every element with its place, in the order of end tags.
    static func elements(of bytes: [UInt8]) -> [DocumentText.Place] {
        var walk = TagWalk(bytes)
        walk.run()
        return walk.places
    }

    /// The place of an attribute's value between its quotes, `nil` when the tag has none.
    static func value(of name: String, in tag: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
        let wanted = Array(name.utf8)
        var index = tag.lowerBound + 1
        while index < tag.upperBound, !isBlank(bytes[index]) { index += 1 }
        while index < tag.upperBound {
            while index < tag.upperBound, isBlank(bytes[index]) { index += 1 }
            let start = index
            while index < tag.upperBound, !isBlank(bytes[index]), bytes[index] != 0x3D {
                index += 1
            }
            let found = bytes[start..<index]
            while index < tag.upperBound, bytes[index] != 0x22, bytes[index] != 0x27 { index += 1 }
            guard index < tag.upperBound else { return nil }
            let quote = bytes[index]
            let valueStart = index + 1
            index = valueStart
            while index < tag.upperBound, bytes[index] != quote { index += 1 }
            if found.elementsEqual(wanted) { return valueStart..<index }
            index += 1
        }
        return nil
    }

    private mutating func run() {
        while index < bytes.count {
            guard bytes[index] == 0x3C else {
                index += 1
                continue
            }
            if isAt("<!--") {
                skip(past: "-->")
            } else if isAt("<![CDATA[") {
                skip(past: "]]>")
            } else if isAt("<?") {
                skip(past: "?>")
            } else if isAt("</") {
                end()
            } else {
                start()
            }
        }
    }

    private mutating func start() {
        let start = index
        let name = name(from: index + 1)
        skipTag()
        let path: String
        if open.isEmpty {
            path = "/" + name
        } else {
            let count = open[open.count - 1].counts[name, default: 0] + 1
            open[open.count - 1].counts[name] = count
            path = open[open.count - 1].path + "/\(name)[\(count)]"
        }
        if bytes[index - 2] == UInt8(ascii: "/") {
            places.append(
                DocumentText.Place(path: path, tag: start..<index, content: index..<index))
        } else {
            open.append(Open(path: path, tag: start..<index))
        }
    }

    private mutating func end() {
        let start = index
        skipTag()
        guard let element = open.popLast() else { return }
        places.append(
            DocumentText.Place(
                path: element.path, tag: element.tag,
                content: element.tag.upperBound..<start))
    }

    /// The local name that begins here.
    private func name(from start: Int) -> String {
        var end = start
        while end < bytes.count, !TagWalk.isBlank(bytes[end]), bytes[end] != 0x2F,
            bytes[end] != 0x3E
        {
            end += 1
        }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        return name.split(separator: ":").last.map(String.init) ?? name
    }

    /// Moves behind the `>` that ends a tag, past quoted ones.
    private mutating func skipTag() {
        var quote: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3E {
                return
            }
        }
    }

    private func isAt(_ mark: String) -> Bool { bytes[index...].starts(with: mark.utf8) }

    private mutating func skip(past mark: String) {
        while index < bytes.count, !isAt(mark) { index += 1 }
        index = min(bytes.count, index + mark.utf8.count)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
