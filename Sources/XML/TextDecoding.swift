/// Turns a document's bytes into UTF-8, strictly, before the parser sees them.
///
/// Accepted: UTF-8 (with or without a byte order mark), UTF-16 with a mark or beginning with `<`,
/// and the labels of the GB family, all read as GB18030 because old systems use them as if they were
/// one. A declaration that contradicts the bytes is a problem, and so are bytes that are text in
/// the declared encoding only by chance.
enum TextDecoding {
    /// UTF-8 without byte order mark, or what is wrong.
    enum Outcome {
        case text([UInt8])
        case problem(XMLProblem)
    }

    static func decode(_ bytes: [UInt8]) throws(XMLEngineError) -> Outcome {
        let outcome = try decoded(bytes)
        guard case .text(let text) = outcome else { return outcome }
        if let zero = text.firstIndex(of: 0) {
            return .problem(stray("U+0000", at: zero, in: text))
        }
        // libxml2 would take a second mark for the first.
        if text.starts(with: [0xEF, 0xBB, 0xBF]) {
            return .problem(stray("U+FEFF", at: 0, in: text))
        }
        return outcome
    }

    private static func decoded(_ bytes: [UInt8]) throws(XMLEngineError) -> Outcome {
        let mark = ByteOrderMark(bytes)
        switch mark {
        case .foreign(let name):
            return .problem(refused(name, probable: nil))
        case .utf16(let isBig, let length):
            return UTF16Decoding.decode(bytes, from: length, isBig: isBig)
        case .none, .utf8:
            let body = bytes[mark.length...]
            let label = EncodingLabel.declared(in: body)
            switch label.map(EncodingLabel.family) ?? .utf8 {
            case .utf8: return try utf8(body)
            case .gb18030 where mark.length == 0: return try gb18030(bytes, label ?? "")
            case .gb18030, .utf16, .unknown:
                return .problem(refused(label ?? "", probable: try probable(body)))
            }
        }
    }

    private static func utf8(_ body: ArraySlice<UInt8>) throws(XMLEngineError) -> Outcome {
        let text = Array(body)
        do {
            _ = try UTF8Span(validating: text.span)
            return .text(text)
        } catch {
            let offset = error.byteOffsets.lowerBound
            var problem = invalid("UTF-8", at: offset, of: text)
            // Damaged UTF-8 stays UTF-8, whatever else its bytes could be read as.
            if UTF8Evidence(text[..<offset]).isStrong { return .problem(problem) }
            problem.probable = try probable(body)
            if let other = problem.probable { problem.message += "; they read as \(other)" }
            return .problem(problem)
        }
    }

    /// UTF-8 under a label of the GB family often decodes without an error, into other characters.
    private static func gb18030(_ bytes: [UInt8], _ label: String) throws(XMLEngineError)
        -> Outcome
    {
        let evidence = UTF8Evidence(bytes[...])
        if evidence.isStrong {
            return .problem(
                XMLProblem(
                    kind: .encoding, line: evidence.line,
                    message: "the encoding declared is \(label), but the bytes are UTF-8",
                    found: "UTF-8", expected: label, probable: "UTF-8"))
        }
        return try GB18030.decode(bytes)
    }

    /// The accepted encoding in which bytes could be text, for a hint.
    private static func probable(_ body: ArraySlice<UInt8>) throws(XMLEngineError) -> String? {
        if UTF8Evidence.isUTF8(body) { return "UTF-8" }
        guard case .text = try GB18030.decode(Array(body)) else { return nil }
        return "GB18030"
    }

    private static func refused(_ label: String, probable: String?) -> XMLProblem {
        XMLProblem(
            kind: .label, line: 1,
            message: "the encoding \(label) is not accepted, or not the one used",
            found: label, expected: "UTF-8, UTF-16, GB18030, GBK, GB2312", probable: probable)
    }

    /// The problem of a byte that belongs to no character.
    static func invalid(_ encoding: String, at offset: Int, of bytes: [UInt8]) -> XMLProblem {
        let byte = offset < bytes.count ? hexadecimal(bytes[offset]) : "end of file"
        return XMLProblem(
            kind: .encoding, line: line(of: offset, in: bytes),
            message: "bytes that are not \(encoding)", found: byte, expected: encoding)
    }

    private static func stray(_ character: String, at offset: Int, in text: [UInt8]) -> XMLProblem {
        XMLProblem(
            kind: .malformed, line: line(of: offset, in: text),
            message: "the character \(character) is not allowed here", found: character)
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        1 + bytes.prefix(offset).count { $0 == 0x0A }
    }
}
