internal import System

/// Finds a line in the journal without reading those before it: numbers and times only grow. The cost is
/// one look at each younger segment and some thirty small reads in the segment it lies in.
///
/// Each line that is looked at proves only itself. What is no line is taken for one that comes later.
struct JournalSearch {
    /// A line and where it lies.
    struct Found {
        var line: JournalLine
        var place: JournalReader.Place
    }

    let disk: any Disk
    /// Bytes read at once.
    var blockBytes = 16 << 10

    /// The last line of those before the first that `isReached` holds for; it must hold for all later
    /// ones too. `nil` where it holds for the first one already, or there is none.
    func last(before isReached: (JournalLine) -> Bool) throws(StorageError) -> Found? {
        for name in try JournalSegments(disk: disk).names.reversed() {
            let file = try disk.open(WorkspacePaths.journal / name, for: .reading)
            guard let first = try line(at: 0, of: file), !isReached(first) else { continue }
            var found = Found(
                line: first, place: JournalReader.Place(segment: name, offset: 0))
            // No line that begins there or later is wanted.
            var end = try file.status().sizeBytes
            while end - found.place.offset > 1 {
                let middle = (found.place.offset + end) / 2
                guard let begin = try beginning(after: middle, before: end, of: file),
                    let line = try line(at: begin, of: file), !isReached(line)
                else {
                    end = middle
                    continue
                }
                found = Found(
                    line: line, place: JournalReader.Place(segment: name, offset: begin))
            }
            return found
        }
        return nil
    }

    /// Where the first line begins that begins at `start` or later and before `end`; `start` is not 0.
    private func beginning(
        after start: Int, before end: Int, of file: any DiskFile
    ) throws(StorageError) -> Int? {
        // The line feed before it may be the byte before `start`.
        var position = start - 1
        while position < end - 1 {
            let block = try file.read(at: position, count: min(blockBytes, end - 1 - position))
            if block.isEmpty { return nil }
            if let feed = block.firstIndex(of: 0x0A) { return position + feed + 1 }
            position += block.count
        }
        return nil
    }

    /// The line that begins there; `nil` where there is none, or no whole one.
    private func line(at start: Int, of file: any DiskFile) throws(StorageError) -> JournalLine? {
        var bytes: [UInt8] = []
        while true {
            let block = try file.read(at: start + bytes.count, count: blockBytes)
            if block.isEmpty { return nil }
            if let feed = block.firstIndex(of: 0x0A) {
                bytes += block[..<feed]
                guard let number = JournalLine.number(of: bytes[...]) else { return nil }
                return JournalLine(alone: bytes, number: number)
            }
            bytes += block
        }
    }
}
