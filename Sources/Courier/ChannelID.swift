/// The name of a channel, the same on both sides: 1 to 32 of `a–z 0–9 -`, beginning with a letter.
package struct ChannelID: Hashable, Sendable, CustomStringConvertible {
    /// The name.
    package let text: String

    /// `nil` for any other text.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = bytes.first, letters.contains(first), bytes.count <= 32,
            bytes.allSatisfy({
                letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-")
            })
        else { return nil }
        self.text = text
    }

    /// The name.
    package var description: String { text }
}
