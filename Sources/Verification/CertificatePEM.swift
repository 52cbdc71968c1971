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
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { trimmed($0) }
        guard lines.filter({ $0.hasPrefix("-----") }) == [begin, end],
            let first = lines.firstIndex(of: begin), let last = lines.firstIndex(of: end),
            first < last
        else { return nil }
        return Base64.decode(wrapped: lines[(first + 1)..<last].joined())
    }

    private static func trimmed(_ line: Substring) -> String {
        let start = line.drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...last])
    }
}
