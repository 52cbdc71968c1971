/// How far somebody has read the journal.
package struct JournalCursor: Sendable {
    var head = JournalReader.Head()

    /// Before the first line.
    package init() {}
}
