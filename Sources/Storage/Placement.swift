internal import Registry
internal import System

/// A line with the bytes of its files and the places of its case: what `Applying` works on.
struct Placement {
    /// The line, durable or about to be.
    let line: JournalLine
    /// Bytes of each of the line's files; `nil` where the source is the claim, or where a later
    /// line has a newer version and this one need not be made again.
    var contents: [[UInt8]?]
    /// Folders in which the case may lie before this line is applied, the latest first.
    var earlierFolders: [String] = []
    /// Folders into which later lines already applied may have moved it, the latest first; only
    /// at recovery.
    var laterFolders: [String] = []

    /// Where the case lies after this line.
    var caseFolder: Path? {
        line.entry.standing.map { WorkspacePaths.caseFolder($0.folder, $0.number) }
    }

    /// Where a file lies after this line.
    func finalPath(of file: JournalFile) -> Path {
        WorkspacePaths.path(of: file, caseFolder: caseFolder)
    }
}
