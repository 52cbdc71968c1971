internal import System

// Paths of this room are relative to the workspace's root, which is the empty path.
extension Path {
    /// The workspace itself.
    static let workspace = Path(bytes: [])

    /// One or more components below it.
    static func / (left: Path, right: String) -> Path { left.appending(Path(right)) }

    /// The folder it lies in; `nil` for the root.
    var parent: Path? {
        if bytes.isEmpty { return nil }
        guard let slash = bytes.lastIndex(of: 0x2F) else { return .workspace }
        return Path(bytes: Array(bytes[..<slash]))
    }

    /// Whether it lies in that folder or further down.
    func isBelow(_ folder: Path) -> Bool { bytes.starts(with: folder.bytes + [0x2F]) }

    /// The name under which a file is written before it is renamed in: `.<name>.tmp` beside it.
    var temporary: Path {
        (parent ?? .workspace).appending(Path(bytes: [0x2E] + lastName.bytes + Array(".tmp".utf8)))
    }

    /// Whether `text` is a relative path of plain names: no empty, `.` or `..` component, no zero.
    static func isPlain(_ text: String) -> Bool {
        var length = 0
        var dots = 0
        func isName() -> Bool { length > 2 || dots < length }
        for byte in text.utf8 {
            switch byte {
            case 0: return false
            case 0x2F:
                guard isName() else { return false }
                length = 0
                dots = 0
            default:
                length += 1
                if byte == 0x2E { dots += 1 }
            }
        }
        return isName()
    }
}
