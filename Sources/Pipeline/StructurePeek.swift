/// Whether a file looks as if all of it had arrived; a few bytes are compared, nothing is parsed.
///
/// Only decides how long a file is waited for. A wrong guess costs a return as truncated, or ten
/// minutes; it never lets anything pass.
enum StructurePeek {
    /// How much of the end `isComplete` wants to see, in bytes: a ZIP's end record with the longest
    /// comment it may have.
    static let tailBytes = 22 + 65_535
    /// How much of it tells nearly always that a file is complete: an end record without a comment.
    static let usualTailBytes = 22

    /// `head` is the first four bytes at most, `tail` the last `tailBytes` at most. What is complete by
    /// a shorter tail is so by every longer one.
    static func isComplete(head: [UInt8], tail: [UInt8]) -> Bool {
        if head.isEmpty { return false }
        if head.starts(with: [0x50, 0x4B]) { return hasEndRecord(tail) }
        let first = head.first { $0 != 0xEF && $0 != 0xBB && $0 != 0xBF && !isBlank($0) }
        let isMarkup = first == UInt8(ascii: "<") || first == 0xFE || first == 0xFF
        guard isMarkup else { return true }
        return tail.last { !isBlank($0) } == UInt8(ascii: ">")
    }

    /// An end of central directory record whose comment ends with the file.
    private static func hasEndRecord(_ tail: [UInt8]) -> Bool {
        guard tail.count >= 22 else { return false }
        var start = tail.count - 22
        while start >= 0 {
            if tail[start..<(start + 4)].elementsEqual([0x50, 0x4B, 0x05, 0x06]) {
                let comment = Int(tail[start + 20]) | Int(tail[start + 21]) << 8
                if start + 22 + comment == tail.count { return true }
            }
            start -= 1
        }
        return false
    }

    /// White space of XML, and the zero half of UTF-16's.
    private static func isBlank(_ byte: UInt8) -> Bool {
        [0x00, 0x09, 0x0A, 0x0D, 0x20].contains(byte)
    }
}
