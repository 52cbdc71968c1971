internal import XML

/// The textual form of one certificate (RFC 7468 §5).
enum CertificatePEM {
    private static let begin = "-----BEGIN CERTIFICATE-----"
    private static let end = "-----END CERTIFICATE-----"

    /// Lines of 64 characters, each with a line feed.
    static func text(der: [UInt8]) -> String {
        let base64 = Array(Base64.encode(der).utf8)
        var text = begin + "\n"
        for start in stride(from: 0, to: base64.count, by: 64) {
            let line = base64[start..<min(start + 64, base64.count)]
            text += String(decoding: line, as: UTF8.self) + "\n"
        }
        return text + end + "\n"
    }

    /// The bytes of the only certificate; `nil` when there is none, more than one, or any other
    /// block beside it. Text around it is allowed, as `openssl x509 -text` writes it.
    static func der(text: String) -> [UInt8]? {
        guard let ders = ders(text: text), ders.count == 1 else { return nil }
        return ders[0]
    }

    /// The bytes of all certificates, at least one; `nil` when there is none or any other block.
    static func ders(text: String) -> [[UInt8]]? {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { trimmed($0) }
        let marks = lines.indices.filter { lines[$0].hasPrefix("-----") }
        guard !marks.isEmpty, marks.count % 2 == 0 else { return nil }
        var ders: [[UInt8]] = []
        for index in stride(from: 0, to: marks.count, by: 2) {
            let (first, last) = (marks[index], marks[index + 1])
            guard lines[first] == begin, lines[last] == end,
                let der = Base64.decode(wrapped: lines[(first + 1)..<last].joined())
            else { return nil }
            ders.append(der)
        }
        return ders
    }

    private static func trimmed(_ line: Substring) -> String {
        let start = line.drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...last])
    }
}
