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
    /// when lines are applied once more.
    var laterFolders: [String] = []
    /// Whether a later line already applied destroyed the case; only when lines are applied once more.
    var isDisposedLater = false

    /// Where the case lies after this line.
    var caseFolder: Path? {
        line.entry.standing.map { WorkspacePaths.caseFolder($0.folder, $0.number) }
    }

    /// The bag that this line makes a ZIP of, unpacked.
    var bag: Path? {
        guard let caseFolder, BagMember(caseFolder) != nil else { return nil }
        return line.entry.standing.map { WorkspacePaths.bags / $0.number.text }
    }

    /// The same lines for being applied once more: a case may lie in any folder of its way, which
    /// begins with `before` or, without, where the first line found it.
    static func again(
        _ batch: [Placement], before: [CaseNumber: String]? = nil
    ) -> [Placement] {
        var placements = batch
        var ways: [CaseNumber: [String]] = [:]
        for index in placements.indices {
            guard let standing = placements[index].line.entry.standing else { continue }
            let number = standing.number
            if ways[number] == nil {
                let first =
                    before.map { $0[number] } ?? placements[index].earlierFolders.last
                ways[number] = first.map { [$0] } ?? []
            }
            placements[index].earlierFolders = (ways[number] ?? []).reversed()
            ways[number]?.append(standing.folder)
        }
        for index in placements.indices {
            guard let standing = placements[index].line.entry.standing,
                let way = ways[standing.number]
            else { continue }
            let passed = placements[index].earlierFolders.count + 1
            placements[index].laterFolders = way.dropFirst(passed).reversed()
        }
        var gone: Set<CaseNumber> = []
        for index in placements.indices.reversed() {
            let entry = placements[index].line.entry
            placements[index].isDisposedLater =
                entry.standing.map { gone.contains($0.number) } ?? false
            gone.formUnion((entry.disposed ?? []).map(\.number))
        }
        return placements
    }
}
