internal import Registry

// The form of a place in a position file: `1234 sha256:<hex> 2026-01.jsonl 56789`. Earlier versions wrote
// the first number alone, and read nothing else.
extension JournalMark {
    /// Reads it; `nil` for another form. The time is that of the line, which proves the place.
    init?(_ text: Substring) {
        let parts = text.split(separator: " ")
        guard parts.count == 4, let lineCount = Int(parts[0]),
            let digest = ContentDigest(String(parts[1])), let sizeBytes = Int(parts[3])
        else { return nil }
        self.init(
            lineCount: lineCount, digest: digest, lastAt: .min, segment: String(parts[2]),
            sizeBytes: sizeBytes)
    }

    /// Its form; `nil` before the first line.
    var text: String? { segment.map { "\(lineCount) \(digest.text) \($0) \(sizeBytes)" } }
}
