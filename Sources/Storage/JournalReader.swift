internal import Registry
internal import System

/// Reads the journal line by line and proves its chain; memory stays at one block and one line.
struct JournalReader {
    /// Where a line lies.
    struct Place: Hashable {
        /// The segment's name.
        var segment: String
        /// Bytes before the line.
        var offset: Int

        /// The head after the line that lies there.
        func head(after line: JournalLine) -> Head {
            Head(
                lineCount: line.number + 1, digest: line.digest, lastAt: line.entry.at,
                segment: segment, sizeBytes: offset + line.bytes.count + 1)
        }
    }

    /// The journal's end.
    struct Head: Hashable, Sendable {
        /// Lines read.
        var lineCount = 0
        /// SHA-256 of the last of them.
        var digest = JournalLine.origin
        /// `at` of the last of them.
        var lastAt = Int64.min
        /// The last segment and the size of its whole lines.
        var segment: String?
        /// See `segment`.
        var sizeBytes = 0
        /// Bytes after the whole lines that a crash left of lines never committed.
        var tornBytes = 0

        /// Goes over a line that begins where this head ends.
        mutating func pass(_ line: JournalLine) {
            pass(line.digest, sizeBytes: line.bytes.count)
            lastAt = line.entry.at
        }

        /// Goes over a line whose content is not looked at.
        mutating func pass(_ line: ContentDigest, sizeBytes: Int) {
            lineCount += 1
            digest = line
            self.sizeBytes += sizeBytes + 1
        }
    }

    let disk: any Disk
    /// First line of the newest redo file: a batch whose sync may never have ended. Damage from
    /// there on is a torn append whatever it looks like, because pages reach a disk in any order.
    var newestRedo: Int?
    /// Bytes read at once.
    var blockBytes = 1 << 20

    /// Calls `body` with every whole line in order.
    ///
    /// Throws `journalDamaged` for any line that breaks form or chain, unless it is the torn tail
    /// of the last segment: without a line feed, or of a batch that was never synced.
    ///
    /// Begins after `start` and, with `end`, stops before that line.
    func read(
        after start: Head = Head(), before end: Int = .max,
        _ body: (JournalLine, Place) throws(StorageError) -> Void
    ) throws(StorageError) -> Head {
        try walk(after: start, before: end) { bytes, segment, head throws(StorageError) in
            try take(bytes, segment, &head, body)
        }
    }

    /// What is done with each line's bytes, in the segment of that name; moves the head on.
    typealias Visit = ([UInt8], String, inout Head) throws(StorageError) -> Void

    /// Goes over whole lines as `read` does.
    func walk(
        after start: Head, before end: Int, _ visit: Visit
    ) throws(StorageError) -> Head {
        var head = start
        let names = try JournalSegments(disk: disk).names
        for name in names where name >= start.segment ?? "" {
            if head.lineCount >= end { break }
            if name != start.segment { head.sizeBytes = 0 }
            head.segment = name
            try read(segment: name, isLast: name == names.last, end, &head, visit)
        }
        return head
    }

    private func read(
        segment: String, isLast: Bool, _ end: Int, _ head: inout Head, _ visit: Visit
    ) throws(StorageError) {
        let path = WorkspacePaths.journal / segment
        let file = try disk.open(path, for: .reading)
        let size = try file.status().sizeBytes
        var pending: [UInt8] = []
        var position = head.sizeBytes
        while position < size {
            let block = try file.read(at: position, count: min(blockBytes, size - position))
            if block.isEmpty { break }
            position += block.count
            var rest = block[...]
            while let feed = rest.firstIndex(of: 0x0A) {
                pending.append(contentsOf: rest[..<feed])
                rest = rest[(feed + 1)...]
                do {
                    try visit(pending, segment, &head)
                } catch {
                    guard error.code == .journalDamaged && isLast && isUnsynced(head) else {
                        throw error
                    }
                    head.tornBytes = size - head.sizeBytes
                    return
                }
                if head.lineCount >= end { return }
                pending.removeAll(keepingCapacity: true)
            }
            pending.append(contentsOf: rest)
        }
        if !pending.isEmpty {
            guard isLast else { throw damaged(segment, head, "its last line has no end") }
            head.tornBytes = pending.count
        }
    }

    private func isUnsynced(_ head: Head) -> Bool {
        newestRedo.map { head.lineCount >= $0 } ?? false
    }

    private func take(
        _ bytes: [UInt8], _ segment: String, _ head: inout Head,
        _ body: (JournalLine, Place) throws(StorageError) -> Void
    ) throws(StorageError) {
        let line: JournalLine
        do {
            line = try JournalLine(reading: bytes, number: head.lineCount, previous: head.digest)
        } catch {
            throw damaged(segment, head, "\(error.what), byte \(error.offset)")
        }
        guard line.entry.at >= head.lastAt else {
            throw damaged(segment, head, "its time is before the line before")
        }
        try body(line, Place(segment: segment, offset: head.sizeBytes))
        head.pass(line)
    }

    func damaged(_ segment: String, _ head: Head, _ cause: String) -> StorageError {
        StorageError(
            .journalDamaged, operation: "read",
            subject: "\(WorkspacePaths.journal / segment) line \(head.lineCount)", cause: cause,
            verdict: .stop)
    }
}
