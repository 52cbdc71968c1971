internal import Digests
internal import Registry

/// Bytes on their way into a journal line, digested once however many copies the line makes.
struct PreparedFile {
    /// The bytes; none of a paper that the journal names already.
    let bytes: [UInt8]
    /// Their SHA-256.
    let digest: ContentDigest
    /// How many there are.
    let sizeBytes: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        sizeBytes = bytes.count
        digest = ContentDigest(sha256: SHA256.digest(of: bytes).hex)
    }

    /// A paper that was signed before, as its line names it.
    init(recorded file: JournalFile) {
        bytes = []
        digest = file.digest
        sizeBytes = file.sizeBytes
    }

    /// The line's account of one copy.
    func entry(
        _ place: JournalFile.Place, _ path: String, _ manner: JournalFile.Manner, kind: String
    ) -> JournalFile {
        JournalFile(
            place: place, path: path, digest: digest, sizeBytes: sizeBytes, source: .redo,
            manner: manner, kind: kind)
    }
}
