internal import Registry

/// Which cases orders destroyed, learnt line by line.
struct Tombstones {
    /// What is left of a case.
    struct Tombstone {
        /// The line that destroyed it.
        var line: Int
        /// Where its bag was, relative to the registry.
        var folder: String
    }

    private(set) var stones: [CaseNumber: Tombstone] = [:]

    mutating func take(_ line: JournalLine) {
        for gone in line.entry.disposed ?? [] {
            stones[gone.number] = Tombstone(line: line.number, folder: gone.folder)
        }
    }

    /// Whether a file that the line names was destroyed with its case.
    func hold(_ file: JournalFile, of line: JournalLine) -> Bool {
        guard let standing = line.entry.standing, stones[standing.number] != nil else {
            return false
        }
        return WorkspacePaths.isOfCase(file, standing)
    }
}
