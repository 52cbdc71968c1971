internal import Registry

/// Where reading back may begin and end: the journal's head before every eighth line, so that one
/// line is found in a read of some eight and proved by the chain between two digests that no file
/// can change. 11 bytes a line.
struct JournalMarks: Sendable {
    private static let interval = 8

    private var heads = [JournalReader.Head()]

    /// Takes note of the head after a line; lines come in their order.
    mutating func note(_ head: JournalReader.Head) {
        if head.lineCount == heads.count * Self.interval { heads.append(head) }
    }

    /// A head before the first line of that time or later; binary, for times only grow.
    func before(_ time: Int64) -> JournalReader.Head {
        var (low, high) = (0, heads.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if heads[middle].lastAt < time { low = middle } else { high = middle }
        }
        return heads[low]
    }

    /// The last head before a line and the first one after it; `head` is the journal's.
    func around(_ line: Int, head: JournalReader.Head)
        -> (start: JournalReader.Head, end: JournalReader.Head)
    {
        let index = line / Self.interval
        return (heads[index], index + 1 < heads.count ? heads[index + 1] : head)
    }
}
