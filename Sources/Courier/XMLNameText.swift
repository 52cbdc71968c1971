/// Names as attributes of XML.
enum XMLNameText {
    /// The text, where XML 1.0 can say it; `nil` for other bytes and for control characters.
    static func text(of bytes: [UInt8]) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy({
                $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0xFFFE && $0.value != 0xFFFF
            })
        else { return nil }
        return text
    }
}
