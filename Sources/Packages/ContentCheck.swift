/// Compares a content with what its entry told, while it streams.
struct ContentCheck {
    private let entry: ZIPEntry
    private let allowsArchives: Bool
    private var sizeBytes = 0
    private var crc = CRC32()
    private var head: [UInt8] = []
    private var isHeadJudged = false
    private var discMagic: [UInt8] = []
    private var scan = SignatureScan()

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
        let start = sizeBytes
        sizeBytes += block.count
        crc.add(block)
        if entry.isUndelimited, scan.finds(in: block) {
            return PackageProblem(
                .descriptor, entry: entry.name, offsetBytes: entry.dataOffset, found: "PK")
        }
        if let problem = judgeDisc(block, start: start) { return problem }
        let missing = NestedArchives.headBytes - head.count
        if missing > 0 {
            unsafe block.withUnsafeBufferPointer {
                unsafe head.append(contentsOf: $0.prefix(missing))
            }
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

    /// An image of a disc has its magic far behind its beginning.
    private mutating func judgeDisc(_ block: Span<UInt8>, start: Int) -> PackageProblem? {
        let magic = NestedArchives.discMagic
        var place = NestedArchives.discOffset + discMagic.count
        guard discMagic.count < magic.count, place < start + block.count else { return nil }
        while discMagic.count < magic.count, place < start + block.count {
            discMagic.append(block[place - start])
            place += 1
        }
        guard discMagic == magic else { return nil }
        return PackageProblem(
            .nestedArchive, entry: entry.name, offsetBytes: entry.dataOffset, found: "CD001")
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
