/// A finished digest of 32 bytes.
package struct Digest: Hashable, Sendable {
    /// How it was computed.
    package let algorithm: DigestAlgorithm
    /// The 32 bytes.
    package let bytes: [UInt8]

    /// Lower-case hexadecimal, 64 digits.
    package var hex: String { Hexadecimal.text(bytes) }

    /// `sha256:<64 hex digits>`, the form of papers and journal lines.
    package var text: String { algorithm.rawValue + ":" + hex }
}
