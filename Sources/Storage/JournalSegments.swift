internal import System

/// The journal's files in the order of their lines.
struct JournalSegments {
    /// Names, `2026-01.jsonl`, ascending.
    let names: [String]

    /// Lists `registry/journal/`; a missing folder is an empty journal.
    init(disk: any Disk) throws(StorageError) {
        var names: [String] = []
        do {
            for entry in try disk.entries(of: WorkspacePaths.journal) {
                if entry.kind == .file, let name = entry.name.text, Self.isName(name) {
                    names.append(name)
                }
            }
        } catch {
            guard error.isMissing else { throw error }
            names = []
        }
        self.names = names
    }

    /// Whether a name is a segment's.
    static func isName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return bytes.count == 13 && name.hasSuffix(".jsonl") && bytes[4] == 0x2D
            && (bytes[0..<4] + bytes[5..<7]).allSatisfy { (0x30...0x39).contains($0) }
    }
}
