/// Looks for records of a ZIP inside a content whose end nothing but a descriptor tells.
///
/// A reader of a stream takes the first descriptor, or the header after it, for the content's end
/// (libarchive, Commons Compress): it would see entries that the directory does not have.
struct SignatureScan {
    private static let signatures: [UInt32] = [
        UInt32(ZIPSignature.localHeader), UInt32(ZIPSignature.directoryHeader),
        UInt32(ZIPSignature.descriptor),
    ]

    private var window: UInt32 = 0

    /// Whether one ends in the next block.
    mutating func finds(in block: Span<UInt8>) -> Bool {
        for index in block.indices {
            window = window >> 8 | UInt32(block[index]) << 24
            // Every signature begins with `PK`.
            if window & 0xFFFF == 0x4B50, SignatureScan.signatures.contains(window) { return true }
        }
        return false
    }
}
