/// What the name of a file in a drop folder says about it.
enum InboxName: Hashable {
    /// A package, or whatever else wants an answer.
    case candidate
    /// A done-marker `<name>.ok` for the file of that name.
    case marker(of: [UInt8])
    /// Somebody's work in progress, or nothing that was meant for us; it waits without an answer.
    case waiting

    /// Reads a name; capitals count like small letters.
    init(_ name: [UInt8]) {
        let lower = name.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        let isTemporary =
            lower.first == UInt8(ascii: ".") || lower.starts(with: "~$".utf8)
            || InboxName.suffixes.contains { lower.hasSuffix($0) }
        if isTemporary {
            self = .waiting
        } else if lower.hasSuffix(".ok"), name.count > 3 {
            self = .marker(of: Array(name.dropLast(3)))
        } else {
            self = .candidate
        }
    }

    private static let suffixes = [".tmp", ".part", ".filepart"]
}

extension [UInt8] {
    fileprivate func hasSuffix(_ suffix: String) -> Bool {
        Array(suffix.utf8) == Array(self.suffix(suffix.utf8.count))
    }
}
