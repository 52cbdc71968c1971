package import Registry

/// How far somebody has read the journal.
package struct JournalCursor: Sendable {
    var head = JournalReader.Head()

    /// Lines read so far.
    package var lineCount: Int { head.lineCount }
    /// SHA-256 of the last of them; `nil` before the first.
    package var digest: ContentDigest? { head.lineCount == 0 ? nil : head.digest }

    /// The place after the last of them, for who goes on from there at another time; `nil` before the
    /// first.
    package var mark: JournalMark? { head.lineCount == 0 ? nil : head.mark }

    /// Before the first line.
    package init() {}
}
