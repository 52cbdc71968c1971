/// A place in the journal between two lines, and what proves that it is the same journal.
package struct JournalMark: Hashable, Sendable {
    /// Lines before it.
    package var lineCount: Int
    /// SHA-256 of the last of them.
    package var digest: ContentDigest
    /// Time of the last of them, milliseconds since 1970.
    package var lastAt: Int64
    /// The segment that the last of them lies in; `nil` before the first line.
    package var segment: String?
    /// Bytes of that segment before the place.
    package var sizeBytes: Int

    /// A place.
    package init(
        lineCount: Int, digest: ContentDigest, lastAt: Int64, segment: String?, sizeBytes: Int
    ) {
        self.lineCount = lineCount
        self.digest = digest
        self.lastAt = lastAt
        self.segment = segment
        self.sizeBytes = sizeBytes
    }
}
