internal import Registry
internal import Search
internal import Storage
internal import System

/// How many cases are closed, without looking at them: `registry/index.sqlite` keeps the number, and the lines
/// that are not in it yet are few.
struct ClosedCount {
    private let path: Path
    private let reader: RegistryReader

    /// Of a workspace.
    init(_ workspace: WorkspaceFolder) throws {
        path = workspace.path(WorkspacePaths.index)
        reader = RegistryReader(disk: try LinuxDisk(root: workspace.root))
    }

    /// Lines that may be read besides; of more the index is no help.
    private static let maxLines = 10_000
    /// Looks made while a watcher takes lines into the index.
    private static let maxLooks = 5

    /// `nil` where there is no index that can be read, or it is far behind; so
    /// too where the journal cannot be read, of which others tell.
    func byIndex() -> Int? {
        do {
            let index = try SearchIndex.reading(path)
            for _ in 0..<ClosedCount.maxLooks {
                let position = try index.position()
                guard let young = try cases(after: position) else { return nil }
                let old = try index.closedCases(besides: Array(young.keys), at: position)
                if let old { return old + young.values.count { $0 } }
            }
            return nil
        } catch {
            return nil
        }
    }

    /// The cases that lines after a position speak of, and whether each is closed now; `nil` where there are
    /// too many of them, or the journal is another one.
    private func cases(after position: SearchPosition) throws -> [String: Bool]? {
        guard let mark = position.mark,
            try reader.lineCount() - position.line <= ClosedCount.maxLines,
            var cursor = try reader.cursor(at: mark)
        else { return nil }
        var cases: [String: Bool] = [:]
        try reader.journal(after: &cursor, before: .max) { line in
            if let standing = line.entry.standing {
                cases[standing.number.text] = !standing.isOpen
            }
            for gone in line.entry.disposed ?? [] { cases[gone.number.text] = false }
        }
        return cases
    }
}
