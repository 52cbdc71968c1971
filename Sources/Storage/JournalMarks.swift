internal import Registry

/// Where reading back may begin: the journal's head before every sixteenth line, so that one line
/// is found and proved by its chain in a read of some ten lines. About 6 bytes a line.
struct JournalMarks: Sendable {
    private static let interval = 16

    private var heads = [JournalReader.Head()]

    /// Takes note of the head after a line; lines come in their order.
    mutating func note(_ head: JournalReader.Head) {
        if head.lineCount == heads.count * Self.interval { heads.append(head) }
    }

    /// A head before a line that was noted, or is the next one.
    func head(before line: Int) -> JournalReader.Head { heads[line / Self.interval] }
}
