internal import Registry
internal import System

extension RegistryReader {
    /// How many whole lines the journal has, by what its last one says of itself; nothing is proved.
    ///
    /// Beside a running writer the last line may be half written; it is left out.
    package func lineCount() throws(StorageError) -> Int {
        // The newest segment may hold nothing but the beginning of its first line.
        for name in try JournalSegments(disk: disk).names.reversed() {
            let file = try disk.open(WorkspacePaths.journal / name, for: .reading)
            let size = try file.status().sizeBytes
            var count = 64 << 10
            while true {
                let start = max(0, size - count)
                let bytes = try file.read(at: start, count: size - start)
                if let line = JournalLine.lastNumber(in: bytes, isWhole: start == 0) {
                    return line + 1
                }
                if start == 0 { break }
                count *= 8
            }
        }
        return 0
    }
}

extension JournalLine {
    /// The number that the last whole line of a segment's end says it has; `nil` when there is no
    /// whole line in it. `isWhole`: the bytes begin with the segment.
    static func lastNumber(in bytes: [UInt8], isWhole: Bool) -> Int? {
        guard let end = bytes.lastIndex(of: 0x0A) else { return nil }
        let feed = bytes[..<end].lastIndex(of: 0x0A)
        guard let begin = feed.map({ $0 + 1 }) ?? (isWhole ? 0 : nil) else { return nil }
        return number(of: bytes[begin..<end])
    }

    /// The number that a line says it has; `nil` for what does not begin as a line.
    static func number(of line: ArraySlice<UInt8>) -> Int? {
        let opening = Array("{\"format\":\(format),\"line\":".utf8)
        guard line.starts(with: opening) else { return nil }
        let digits = line.dropFirst(opening.count).prefix { (0x30...0x39).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
