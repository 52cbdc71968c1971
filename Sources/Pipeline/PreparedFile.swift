internal import Digests
internal import Registry

/// Bytes on their way into a journal line, digested once however many copies the line makes.
struct PreparedFile {
    /// The bytes.
    let bytes: [UInt8]
    /// Their SHA-256.
    let digest: ContentDigest

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        digest = ContentDigest(sha256: SHA256.digest(of: bytes).hex)
    }

    /// The line's account of one copy.
    func entry(
        _ place: JournalFile.Place, _ path: String, _ manner: JournalFile.Manner, kind: String
    ) -> JournalFile {
        JournalFile(
            place: place, path: path, digest: digest, sizeBytes: bytes.count, source: .redo,
            manner: manner, kind: kind)
    }
}
