package import Registry

/// How far into the journal an index has come.
package struct SearchPosition: Hashable, Sendable {
    /// The number of the first line that is not in it.
    package var line: Int
    /// SHA-256 of the line before, which proves that it is the same journal; `nil` at the start.
    package var digest: ContentDigest?

    /// The place after that line, so that the lines before it need not be read again; `nil` at the start.
    package var mark: JournalMark?

    /// A position.
    package init(line: Int = 0, digest: ContentDigest? = nil, mark: JournalMark? = nil) {
        self.line = line
        self.digest = digest
        self.mark = mark
    }
}
