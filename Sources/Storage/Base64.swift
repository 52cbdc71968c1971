/// Base64 with padding (RFC 4648 section 4), for names whose bytes are not text.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var value = 0
            for index in 0..<3 {
                value = value << 8 | Int(index < group.count ? group[start + index] : 0)
            }
            for index in 0..<4 {
                let isFilled = index <= group.count
                text.append(isFilled ? alphabet[value >> (18 - 6 * index) & 63] : 0x3D)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `nil` for anything but what `text` gives.
    static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var value = 0
        var bits = 0
        for character in text.utf8.prefix(while: { $0 != 0x3D }) {
            guard let digit = alphabet.firstIndex(of: character) else { return nil }
            value = (value << 6 | digit) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(value >> bits & 0xFF))
            }
        }
        return self.text(bytes) == text ? bytes : nil
    }
}
