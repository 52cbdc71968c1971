internal import Registry

/// Where reading back may begin and end: the journal's head before every eighth line, so that one
/// line is found in a read of some eight and proved by the chain between two digests that no file
/// can change. In memory are those after the lines that are settled, 11 bytes a line; the others are
/// looked up there.
struct JournalMarks: Sendable {
    /// Lines between two marks.
    static let interval = 8

    private var heads: [JournalReader.Head]
    /// How many marks come before those in memory.
    private var first = 0
    private var settled: (any SettledIndex)?

    /// Before the first line.
    init() { heads = [JournalReader.Head()] }

    /// After so many lines, which are settled.
    init(after lineCount: Int, in settled: any SettledIndex) {
        heads = []
        first = lineCount / Self.interval + 1
        self.settled = settled
    }

    /// Takes note of the head after a line; lines come in their order.
    mutating func note(_ head: JournalReader.Head) {
        if head.lineCount == (first + heads.count) * Self.interval { heads.append(head) }
    }

    /// A head before the first line of that time or later; binary, for times only grow.
    func before(_ time: Int64) -> JournalReader.Head {
        guard let earliest = heads.first, earliest.lastAt < time else {
            return settled?.mark(before: time).map(JournalReader.Head.init) ?? JournalReader.Head()
        }
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
        // Without an answer the line is looked for from the beginning.
        return (mark(index) ?? JournalReader.Head(), mark(index + 1) ?? head)
    }

    private func mark(_ index: Int) -> JournalReader.Head? {
        if index == 0 { return nil }
        if index >= first { return index - first < heads.count ? heads[index - first] : nil }
        return settled?.mark(after: index * Self.interval).map(JournalReader.Head.init)
    }

    /// Looks up those of the lines before that one in what is settled.
    mutating func rest(on settled: any SettledIndex, before line: Int) {
        self.settled = settled
        let count = heads.prefix { $0.lineCount <= line }.count
        heads.removeFirst(count)
        first += count
    }
}

extension JournalReader.Head {
    /// The head that a mark was made of.
    init(_ mark: JournalMark) {
        self.init(
            lineCount: mark.lineCount, digest: mark.digest, lastAt: mark.lastAt,
            segment: mark.segment, sizeBytes: mark.sizeBytes)
    }

    /// The same for what is settled.
    var mark: JournalMark {
        JournalMark(
            lineCount: lineCount, digest: digest, lastAt: lastAt, segment: segment,
            sizeBytes: sizeBytes)
    }
}
