/// UTF-16 as UTF-8, strictly: no lone surrogates, no odd byte, no label that says otherwise.
enum UTF16Decoding {
    static func decode(_ bytes: [UInt8], from start: Int, isBig: Bool) -> TextDecoding.Outcome {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count - start) * 3 / 2)
        var index = start
        while index + 1 < bytes.count {
            let first = unit(bytes, index, isBig)
            index += 2
            guard UTF16.isLeadSurrogate(first) else {
                guard append(Unicode.Scalar(first), to: &text) else {
                    return .problem(invalid(first, after: text))
                }
                continue
            }
            let second = index + 1 < bytes.count ? unit(bytes, index, isBig) : 0
            guard UTF16.isTrailSurrogate(second) else {
                return .problem(invalid(first, after: text))
            }
            let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
            _ = append(Unicode.Scalar(value), to: &text)
            index += 2
        }
        guard index == bytes.count else {
            var problem = invalid(0, after: text)
            problem.message = "UTF-16 with an odd number of bytes"
            problem.found = "end of file"
            return .problem(problem)
        }
        if let label = EncodingLabel.declared(in: text[...]),
            !EncodingLabel.allowsUTF16(label, isBig: isBig)
        {
            return .problem(
                XMLProblem(
                    kind: .label, line: 1,
                    message: "the encoding declared is \(label), but the bytes are UTF-16",
                    found: label, expected: isBig ? "UTF-16, UTF-16BE" : "UTF-16, UTF-16LE",
                    probable: "UTF-16"))
        }
        return .text(text)
    }

    private static func unit(_ bytes: [UInt8], _ index: Int, _ isBig: Bool) -> UInt16 {
        let first = UInt16(bytes[index])
        let second = UInt16(bytes[index + 1])
        return isBig ? first << 8 | second : second << 8 | first
    }

    private static func append(_ scalar: Unicode.Scalar?, to text: inout [UInt8]) -> Bool {
        guard let scalar else { return false }
        if scalar.isASCII {
            text.append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let encoded = UTF8.encode(scalar) {
            text.append(contentsOf: encoded)
        }
        return true
    }

    private static func invalid(_ unit: UInt16, after text: [UInt8]) -> XMLProblem {
        XMLProblem(
            kind: .encoding, line: 1 + text.count { $0 == 0x0A },
            message: "bytes that are not UTF-16",
            found: "0x" + String(unit, radix: 16, uppercase: true), expected: "UTF-16")
    }
}
