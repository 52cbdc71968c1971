internal import Registry

/// Which cases orders destroyed, learnt line by line.
struct Tombstones {
    /// The line that destroyed each.
    private(set) var lines: [CaseNumber: Int] = [:]
    /// Where the bag of each was, relative to the registry.
    private(set) var folders: [CaseNumber: String] = [:]

    mutating func take(_ line: JournalLine) {
        for gone in line.entry.disposed ?? [] {
            lines[gone.number] = line.number
            folders[gone.number] = gone.folder
        }
    }

    /// Whether a file that the line names was destroyed with its case.
    func hold(_ file: JournalFile, of line: JournalLine) -> Bool {
        guard let standing = line.entry.standing, lines[standing.number] != nil else {
            return false
        }
        return WorkspacePaths.isOfCase(file, standing)
    }
}
