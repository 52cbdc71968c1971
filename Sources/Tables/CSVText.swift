internal import XML

/// Finds out in which encoding a CSV is written and decodes it, strictly.
///
/// A byte order mark decides: UTF-8, UTF-16. Without one the bytes are UTF-8 where they all can be,
/// else GB18030. A file that can be neither, or one whose lines are some the one and some the other,
/// is refused.
enum CSVText {
    /// UTF-8 and the name of the encoding it was in.
    static func decode(_ bytes: [UInt8]) throws -> (text: [UInt8], encoding: String) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return (try utf8(Array(bytes.dropFirst(3))), "UTF-8")
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return (try utf16(bytes, isBig: false), "UTF-16") }
        if bytes.starts(with: [0xFE, 0xFF]) { return (try utf16(bytes, isBig: true), "UTF-16") }
        guard let fault = firstFault(in: bytes) else { return (bytes, "UTF-8") }
        let fromUTF8 = ideographicLine(in: bytes)
        switch try LegacyText.gb18030(bytes) {
        case .problem(let problem):
            let line = fromUTF8 == nil ? problem.line ?? 1 : line(of: fault, in: bytes)
            throw TableRefusal(
                "文本第 \(line) 行不是有效的 UTF-8 或者 GB18030 编码。请用同一种编码重新保存。",
                "line \(line) of the text is neither UTF-8 nor GB18030; save it again in one encoding."
            )
        case .text(let text):
            guard let fromUTF8 else { return (text, "GB18030") }
            let other = line(of: fault, in: bytes)
            throw TableRefusal(
                "同一文件混用了两种编码：文本第 \(fromUTF8) 行是 UTF-8，第 \(other) 行不是。请用同一种编码重新保存。",
                "two encodings in one file: line \(fromUTF8) of the text is UTF-8, line \(other) "
                    + "is not; save it again in one encoding.")
        }
    }

    private static func utf8(_ bytes: [UInt8]) throws -> [UInt8] {
        guard let fault = firstFault(in: bytes) else { return bytes }
        let line = line(of: fault, in: bytes)
        throw TableRefusal(
            "文件开头标明 UTF-8，但文本第 \(line) 行不是。请重新保存。",
            "the file says it is UTF-8, but line \(line) of the text is not; save it again.")
    }

    private static func utf16(_ bytes: [UInt8], isBig: Bool) throws -> [UInt8] {
        let units: [UInt16] = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            return isBig ? first << 8 | second : second << 8 | first
        }
        guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
            let line = 1 + units.prefix(soundUnits(in: units)).count { $0 == 0x0A }
            throw TableRefusal(
                "文件开头标明 UTF-16，但文本第 \(line) 行不是。请重新保存。",
                "the file says it is UTF-16, but line \(line) of the text is not; save it again.")
        }
        return Array(text.utf8)
    }

    /// How many units stand before the first surrogate without its other half.
    private static func soundUnits(in units: [UInt16]) -> Int {
        var index = 0
        while index < units.count {
            guard !UTF16.isTrailSurrogate(units[index]) else { return index }
            guard UTF16.isLeadSurrogate(units[index]) else {
                index += 1
                continue
            }
            guard index + 1 < units.count, UTF16.isTrailSurrogate(units[index + 1]) else {
                return index
            }
            index += 2
        }
        return index
    }

    private static func firstFault(in bytes: [UInt8]) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    /// The first line that is UTF-8 with Chinese characters in it. That a line of GBK text is so by
    /// chance needs three rare characters in a row.
    private static func ideographicLine(in bytes: [UInt8]) -> Int? {
        var line = 0
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            guard part.contains(where: { $0 >= 0x80 }), firstFault(in: Array(part)) == nil else {
                continue
            }
            let text = String(decoding: part, as: UTF8.self)
            if text.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) {
                return line
            }
        }
        return nil
    }

    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        1 + bytes.prefix(offset).count { $0 == 0x0A }
    }
}
