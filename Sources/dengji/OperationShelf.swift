internal import Papers
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// Reads the entries of a register that a summary counts.
struct OperationShelf {
    private let reader: RegistryReader

    /// The register of a workspace.
    init(_ workspace: WorkspaceFolder) throws {
        reader = RegistryReader(disk: try LinuxDisk(root: workspace.root))
    }

    /// The figures of a span of days.
    func figures(from: Day, until: Day) throws -> OperationFigures {
        var standings: [String: EntryStanding] = [:]
        let progress = try ProgressLine.ofJournal(reader)
        defer { progress.finish() }
        try reader.journal { line throws(StorageError) in
            progress.advance()
            for standing in line.entry.entries ?? []
            where OperationFigures.kinds.contains(standing.kind) {
                standings[standing.number] = standing
            }
        }
        let folios = try standings.values.map {
            try EntryFile.read(try reader.entryFile(of: $0))
        }
        return OperationFigures(of: folios, from: from, until: until)
    }
}
