/// A digest with the name of its algorithm, printed `sha256:<64 hex digits>`; 33 bytes wherever it
/// is kept.
package struct ContentDigest: Hashable, Sendable, Codable {
    private enum Method: String {
        case sha256
        case sm3
    }

    // The 32 bytes, the first in the highest bits.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64
    private let method: Method

    /// A SHA-256 given as 64 lower-case hexadecimal digits.
    package init(sha256 hex: String) {
        guard let digest = ContentDigest(.sha256, hex[...]) else {
            preconditionFailure("a SHA-256 has 64 lower-case hexadecimal digits, not \(hex)")
        }
        self = digest
    }

    /// Reads `algorithm:hex`; `nil` in any other form.
    package init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: 0x3A),
            let method = Method(rawValue: String(text[..<colon])),
            let digest = ContentDigest(method, text[text.utf8.index(after: colon)...])
        else { return nil }
        self = digest
    }

    private init?(_ method: Method, _ hex: Substring) {
        guard hex.utf8.count == 64 else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for (index, digit) in hex.utf8.enumerated() {
            let value: UInt64
            switch digit {
            case 0x30...0x39: value = UInt64(digit - 0x30)
            case 0x61...0x66: value = UInt64(digit - 0x61 + 10)
            default: return nil
            }
            switch index / 16 {
            case 0: words.0 = words.0 << 4 | value
            case 1: words.1 = words.1 << 4 | value
            case 2: words.2 = words.2 << 4 | value
            default: words.3 = words.3 << 4 | value
            }
        }
        (first, second, third, fourth) = words
        self.method = method
    }

    /// `sha256` or `sm3`.
    package var algorithm: String { method.rawValue }
    /// Lower-case hexadecimal.
    package var hex: String { text(behind: "") }
    /// `sha256:…`.
    package var text: String { text(behind: algorithm + ":") }

    /// The digest as 33 bytes: 1 for SHA-256 or 2 for SM3, then its bytes.
    package var packed: [UInt8] {
        var bytes: [UInt8] = [method == .sha256 ? 1 : 2]
        bytes.reserveCapacity(33)
        for word in [first, second, third, fourth] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        return bytes
    }

    /// Reads what `packed` gives; `nil` in any other form.
    package init?(packed bytes: [UInt8]) {
        guard bytes.count == 33, bytes[0] == 1 || bytes[0] == 2 else { return nil }
        func word(_ index: Int) -> UInt64 {
            bytes[(1 + 8 * index)..<(9 + 8 * index)].reduce(0) { $0 << 8 | UInt64($1) }
        }
        (first, second, third, fourth) = (word(0), word(1), word(2), word(3))
        method = bytes[0] == 1 ? .sha256 : .sm3
    }

    private func text(behind prefix: String) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(prefix.utf8.count + 64)
        text.append(contentsOf: prefix.utf8)
        for word in [first, second, third, fourth] {
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                let value = UInt8(word >> shift & 15)
                text.append(value < 10 ? 0x30 + value : 0x61 + value - 10)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let digest = ContentDigest(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a digest"))
        }
        self = digest
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
