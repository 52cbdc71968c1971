/// Turns a document's bytes into UTF-8, strictly, before the parser sees them.
///
/// Accepted: UTF-8 (with or without a byte order mark), UTF-16 with a mark or beginning with `<`,
/// and the labels gb2312, gbk and gb18030, all three read as GB18030 because old systems use them
/// as if they were one. A declaration that contradicts the bytes is a problem.
enum TextDecoding {
    /// UTF-8 without byte order mark, or what is wrong.
    enum Outcome {
        case text([UInt8])
        case problem(XMLProblem)
    }

    private enum Family { case utf8, utf16(isBig: Bool), gb18030 }

    static func decode(_ bytes: [UInt8]) throws(XMLEngineError) -> Outcome {
        let mark = ByteOrderMark(bytes)
        let label = mark.isWide ? nil : declaredEncoding(bytes, from: mark.length)
        guard let family = family(mark, label: label) else {
            return .problem(
                XMLProblem(
                    kind: .encoding, line: 1,
                    message: "the encoding \(label ?? "") is not accepted, or not the one used",
                    found: label, expected: "UTF-8, UTF-16, GB18030, GBK, GB2312"))
        }
        let outcome: Outcome
        switch family {
        case .utf8: outcome = validated(bytes, from: mark.length)
        case .utf16(let isBig): outcome = utf16(bytes, from: mark.length, isBig: isBig)
        case .gb18030: outcome = try GB18030.decode(bytes)
        }
        guard case .text(let text) = outcome, let zero = text.firstIndex(of: 0) else {
            return outcome
        }
        return .problem(
            XMLProblem(
                kind: .malformed, line: line(of: zero, in: text),
                message: "the character U+0000 is not allowed", found: "U+0000"))
    }

    private static func family(_ mark: ByteOrderMark, label: String?) -> Family? {
        switch (mark, label?.lowercased()) {
        case (.utf16Big, _), (.wideBig, _): .utf16(isBig: true)
        case (.utf16Little, _), (.wideLittle, _): .utf16(isBig: false)
        case (_, nil), (_, "utf-8"), (_, "utf8"): .utf8
        case (.none, "gb2312"), (.none, "gbk"), (.none, "gb18030"): .gb18030
        default: nil
        }
    }

    private static func validated(_ bytes: [UInt8], from start: Int) -> Outcome {
        let text = start == 0 ? bytes : Array(bytes[start...])
        do {
            _ = try UTF8Span(validating: text.span)
            return .text(text)
        } catch {
            return .problem(
                invalid("UTF-8", at: error.byteOffsets.lowerBound, of: text))
        }
    }

    private static func utf16(_ bytes: [UInt8], from start: Int, isBig: Bool) -> Outcome {
        let body = bytes[start...]
        guard body.count % 2 == 0 else {
            return .problem(
                XMLProblem(kind: .encoding, message: "UTF-16 with an odd number of bytes"))
        }
        let units = stride(from: start, to: bytes.count, by: 2).map { index in
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            return isBig ? first << 8 | second : second << 8 | first
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            return .problem(
                XMLProblem(kind: .encoding, message: "bytes that are not UTF-16"))
        }
        return .text(Array(text.utf8))
    }

    /// The problem of a byte that belongs to no character.
    static func invalid(_ encoding: String, at offset: Int, of bytes: [UInt8]) -> XMLProblem {
        let byte = offset < bytes.count ? hexadecimal(bytes[offset]) : "end of file"
        return XMLProblem(
            kind: .encoding, line: line(of: offset, in: bytes),
            message: "bytes that are not \(encoding)", found: byte, expected: encoding)
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        1 + bytes.prefix(offset).reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    }

    /// The value of `encoding="…"` in an XML declaration at `start`, if there is one.
    private static func declaredEncoding(_ bytes: [UInt8], from start: Int) -> String? {
        let head = bytes[start...].prefix(256)
        guard head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: 0x3E) else {
            return nil
        }
        let declaration = String(decoding: head[..<end], as: UTF8.self)
        guard let word = declaration.firstRange(of: "encoding") else { return nil }
        let value = declaration[word.upperBound...].drop { $0 != "\"" && $0 != "'" }
        guard let quote = value.first, let close = value.dropFirst().firstIndex(of: quote) else {
            return nil
        }
        return String(value[value.index(after: value.startIndex)..<close])
    }
}

/// What the first bytes say about the width of a character.
private enum ByteOrderMark {
    case none, utf8, utf16Big, utf16Little
    /// UTF-16 without a mark, beginning with `<`.
    case wideBig, wideLittle

    init(_ bytes: [UInt8]) {
        self =
            switch (bytes.first, bytes.dropFirst().first, bytes.dropFirst(2).first) {
            case (0xEF, 0xBB, 0xBF): .utf8
            case (0xFE, 0xFF, _): .utf16Big
            case (0xFF, 0xFE, _): .utf16Little
            case (0x00, 0x3C, _): .wideBig
            case (0x3C, 0x00, _): .wideLittle
            default: .none
            }
    }

    var length: Int {
        switch self {
        case .none, .wideBig, .wideLittle: 0
        case .utf8: 3
        case .utf16Big, .utf16Little: 2
        }
    }

    var isWide: Bool { self != .none && self != .utf8 }
}
