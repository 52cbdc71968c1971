package import Registry

/// One input as the pipeline hands it over: the line's content and the bytes of its files.
package struct CommitInput: Sendable {
    /// The line.
    package var entry: JournalEntry
    /// The bytes of each of `entry.files`, in their order; `nil` where the source is the claim.
    package var contents: [[UInt8]?]

    /// An input.
    package init(entry: JournalEntry, contents: [[UInt8]?]) {
        self.entry = entry
        self.contents = contents
    }
}
