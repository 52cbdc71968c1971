internal import Registry

/// What the name of a file in a drop folder says about it.
enum InboxName: Hashable {
    /// A package, or whatever else wants an answer.
    case candidate
    /// A done-marker, `<name>.ok` or a control file, for the file of that name.
    case marker(of: [UInt8])
    /// Somebody's work in progress; it waits without an answer, and after a day its sender is told.
    case waiting
    /// What file managers and file systems leave behind; nobody meant it for us, nobody is told.
    case litter

    /// Reads a name; capitals count like small letters.
    init(_ name: [UInt8]) {
        let lower = name.lowered
        let isTemporary =
            lower.first == UInt8(ascii: ".") || lower.starts(with: "~$".utf8)
            || InboxName.temporary.contains { lower.hasSuffix($0) }
        if InboxName.isLitter(lower) {
            self = .litter
        } else if isTemporary {
            self = .waiting
        } else if let suffix = ControlFile.suffixes.first(where: { lower.hasSuffix($0) }),
            name.count > suffix.utf8.count
        {
            self = .marker(of: Array(name.dropLast(suffix.utf8.count)))
        } else {
            self = .candidate
        }
    }

    /// What the done-markers of a file are called by those who call them as the documents do.
    static func usualMarkers(of name: [UInt8]) -> [[UInt8]] {
        usualSuffixes.map { name + $0 }.filter { $0.count <= maxNameBytes }
    }

    /// Whether two names differ in capitals at most.
    static func isSame(_ name: [UInt8], _ other: [UInt8]) -> Bool {
        name.count == other.count && name.lowered == other.lowered
    }

    /// Longest name that Linux's file systems take.
    private static let maxNameBytes = 255

    private static let usualSuffixes = ControlFile.suffixes.flatMap { suffix in
        [Array(suffix.utf8), Array(suffix.uppercased().utf8)]
    }

    /// What copying and transfer programs call a file that they still write: their own defaults, and
    /// browsers that save into a share. Programs with another habit are told to rename or to mark.
    private static let temporary = [
        ".tmp", ".part", ".partial", ".filepart", ".crdownload", ".download",
    ]

    /// Windows shares, macOS, Linux desktops, NFS and FUSE, and the root of a file system.
    private static let litterNames: Set<String> = [
        "thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information",
        "lost+found", ".ds_store", ".directory", ".spotlight-v100", ".fseventsd",
        ".temporaryitems", ".apdisk",
    ]
    private static let litterPrefixes = [
        "._", ".trash", ".~lock.", ".nfs", ".fuse_hidden", ".smbdelete",
    ]

    private static func isLitter(_ lower: [UInt8]) -> Bool {
        litterPrefixes.contains { lower.starts(with: $0.utf8) }
            || litterNames.contains(String(decoding: lower, as: UTF8.self))
    }
}

extension [UInt8] {
    fileprivate var lowered: [UInt8] { map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 } }

    fileprivate func hasSuffix(_ suffix: String) -> Bool {
        self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
}
