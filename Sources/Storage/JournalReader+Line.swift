internal import Digests
internal import Registry

extension JournalReader {
    /// The line of that number, proved by the chain from `start` before it to `end` after it, two
    /// heads that are known; only its own content is looked at.
    func line(
        _ number: Int, after start: Head, until end: Head
    ) throws(StorageError) -> JournalLine {
        var found: JournalLine?
        let head = try walk(after: start, before: end.lineCount) {
            bytes, segment, head throws(StorageError) in
            let beginning = JournalLine.beginning(number: head.lineCount, previous: head.digest)
            guard bytes.starts(with: beginning) else {
                throw damaged(segment, head, "it does not follow the line before")
            }
            if head.lineCount == number { found = try self.line(bytes, segment, head) }
            head.pass(ContentDigest(sha256: SHA256.digest(of: bytes).hex), sizeBytes: bytes.count)
        }
        guard let found, head.lineCount == end.lineCount, head.digest == end.digest else {
            throw damaged(head.segment ?? "", head, "it is not what was read or written there")
        }
        return found
    }

    private func line(
        _ bytes: [UInt8], _ segment: String, _ head: Head
    ) throws(StorageError) -> JournalLine {
        do {
            return try JournalLine(
                reading: bytes, number: head.lineCount, previous: head.digest)
        } catch {
            throw damaged(segment, head, "\(error.what), byte \(error.offset)")
        }
    }
}
