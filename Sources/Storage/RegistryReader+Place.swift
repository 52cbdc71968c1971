package import Registry
internal import System

extension RegistryReader {
    /// A cursor at a place that was kept, so that what comes before it need not be read again; `nil` when
    /// the line before it is not the one with that digest, or there is none.
    ///
    /// The chain of the lines before the place is proved by whoever read them, and by `dengji verify`.
    package func cursor(at mark: JournalMark) throws(StorageError) -> JournalCursor? {
        guard mark.lineCount > 0, mark.sizeBytes > 0, let segment = mark.segment,
            JournalSegments.isName(segment),
            let bytes = try line(endingAt: mark.sizeBytes, of: segment),
            let line = JournalLine(alone: bytes, number: mark.lineCount - 1),
            line.digest == mark.digest
        else { return nil }
        var cursor = JournalCursor()
        cursor.head = JournalReader.Head(mark)
        cursor.head.lastAt = line.entry.at
        return cursor
    }

    /// The line whose line feed is the last of the first `end` bytes of a segment.
    private func line(endingAt end: Int, of segment: String) throws(StorageError) -> [UInt8]? {
        let file: any DiskFile
        do {
            file = try disk.open(WorkspacePaths.journal / segment, for: .reading)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
        guard try file.status().sizeBytes >= end else { return nil }
        var count = 64 << 10
        while true {
            let start = max(0, end - count)
            let bytes = try file.read(at: start, count: end - start)
            guard bytes.count == end - start, bytes.last == 0x0A else { return nil }
            let line = bytes.dropLast()
            if let feed = line.lastIndex(of: 0x0A) { return Array(line[(feed + 1)...]) }
            if start == 0 { return Array(line) }
            count *= 8
        }
    }
}
