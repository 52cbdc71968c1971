/// A unified social credit code (统一社会信用代码, GB 32100-2015) in capitals; also the id of a party
/// and the name of its folders. 16 bytes wherever it is kept.
package struct PartyID: Hashable, Comparable, Sendable, Codable {
    // Nine characters of seven bits in each half, the first in the highest bits: what compares and
    // hashes is the code itself.
    private let high: UInt64
    private let low: UInt64

    /// Takes a code whose form and check character hold; `nil` otherwise.
    package init?(_ text: String) {
        // Counted in bytes too: a letter of another alphabet may count as the same character.
        guard text.utf8.count == 18, CreditCode.fault(in: text) == nil else { return nil }
        high = PartyID.packed(text.utf8.prefix(9))
        low = PartyID.packed(text.utf8.suffix(9))
    }

    /// The 18 characters.
    package var code: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(18)
        for half in [high, low] {
            for shift in stride(from: UInt64(56), through: 0, by: -7) {
                bytes.append(UInt8(half >> shift & 0x7F))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = PartyID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a credit code"))
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }

    package static func < (left: PartyID, right: PartyID) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }

    private static func packed(_ characters: Substring.UTF8View) -> UInt64 {
        characters.reduce(0) { $0 << 7 | UInt64($1) }
    }
}
