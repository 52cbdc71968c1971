/// Compares a content with what its entry told, while it streams.
struct ContentCheck {
    private let entry: ZIPEntry
    private let allowsArchives: Bool
    private var sizeBytes = 0
    private var crc = CRC32()
    private var head: [UInt8] = []
    private var isHeadJudged = false

    init(_ entry: ZIPEntry, allowingArchives: Bool = false) {
        self.entry = entry
        allowsArchives = allowingArchives
    }

    /// Adds a block; a problem ends the reading, so that no content grows beyond what was told and
    /// no archive is handed on.
    mutating func add(_ block: Span<UInt8>) -> PackageProblem? {
        guard block.count <= entry.sizeBytes - sizeBytes else {
            return PackageProblem(
                .contentSize, entry: entry.name, offsetBytes: entry.dataOffset,
                found: "> \(entry.sizeBytes)", expected: "\(entry.sizeBytes)")
        }
        sizeBytes += block.count
        crc.add(block)
        var index = 0
        while head.count < NestedArchives.headBytes, index < block.count {
            head.append(block[index])
            index += 1
        }
        return head.count == NestedArchives.headBytes ? judgeHead() : nil
    }

    /// After the last block: what differs from what was told.
    mutating func problem() -> PackageProblem? {
        if let problem = sizeProblem() ?? judgeHead() { return problem }
        guard crc.value != entry.crc32 else { return nil }
        return PackageProblem(
            .contentChecksum, entry: entry.name, offsetBytes: entry.dataOffset,
            found: String(crc.value, radix: 16), expected: String(entry.crc32, radix: 16))
    }

    /// Whether fewer bytes came than were told.
    func sizeProblem() -> PackageProblem? {
        guard sizeBytes != entry.sizeBytes else { return nil }
        return PackageProblem(
            .contentSize, entry: entry.name, offsetBytes: entry.dataOffset,
            found: "\(sizeBytes)", expected: "\(entry.sizeBytes)")
    }

    private mutating func judgeHead() -> PackageProblem? {
        guard !isHeadJudged, !allowsArchives else { return nil }
        isHeadJudged = true
        guard NestedArchives.hasMagic(head, name: entry.name) else { return nil }
        return PackageProblem(
            .nestedArchive, entry: entry.name, offsetBytes: entry.dataOffset,
            found: ShownText.bytes(Array(head.prefix(8))))
    }
}
