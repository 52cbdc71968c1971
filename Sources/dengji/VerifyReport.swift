internal import System

/// Everything that `verify` was asked about.
struct VerifyReport: Encodable {
    private(set) var papers: [PaperVerdict] = []
    private(set) var statusLists: [StatusListVerdict] = []
    private(set) var ledgers: [LedgerVerdict] = []
    private(set) var bags: [BagVerdict] = []
    private(set) var workspaces: [WorkspaceVerdict] = []

    /// Whether nothing is wrong.
    var isWhole: Bool {
        papers.allSatisfy { $0.problem == nil } && statusLists.allSatisfy(\.isWhole)
            && ledgers.allSatisfy(\.isWhole) && bags.allSatisfy(\.isWhole)
            && workspaces.allSatisfy(\.isWhole)
    }

    /// Adds a paper.
    mutating func add(_ paper: PaperVerdict) { papers.append(paper) }

    /// Adds a status list.
    mutating func add(_ list: StatusListVerdict) { statusLists.append(list) }

    /// Adds a published ledger.
    mutating func add(_ ledger: LedgerVerdict) { ledgers.append(ledger) }

    /// Adds a bag.
    mutating func add(_ bag: BagVerdict) { bags.append(bag) }

    /// Adds a workspace.
    mutating func add(_ workspace: WorkspaceVerdict) { workspaces.append(workspace) }

    /// Adds every paper below a folder that lies in none of the bags there.
    mutating func add(looseBelow folder: Path, outside bags: [Path], _ check: inout PaperCheck)
        throws
    {
        let own = Set(bags)
        try PaperFiles.each(below: folder) { path, bytes in
            var above = path
            while above != folder, above.bytes.count > folder.bytes.count {
                above = above.folder
                if own.contains(above) { return }
            }
            papers.append(check.judge(bytes, path: path.description))
        }
    }

    /// Adds every paper below a folder; throws when there is none, because nothing would be proved.
    mutating func add(folder: Path, _ check: inout PaperCheck) throws {
        var found: [PaperVerdict] = []
        try PaperFiles.each(below: folder) { path, bytes in
            found.append(
                check.judge(
                    bytes, path: path.description,
                    detached: try PaperFiles.detached(beside: path)))
        }
        guard !found.isEmpty else {
            throw CommandError.usage(
                Message(
                    zh: "\(folder) 中没有文书、归档包，也不是工作区。",
                    en: "\(folder) holds no paper and no bag, and is not a workspace."),
                advice: Message(
                    zh: "指明文书、归档包、含文书的文件夹，或者含 registry/journal 的工作区。",
                    en: "Name a paper, a bag, a folder with either, or a workspace with "
                        + "registry/journal.")
            )
        }
        papers += found
    }

    /// For people.
    var text: String {
        papers.map(\.text).joined() + statusLists.map(\.text).joined()
            + ledgers.map(\.text).joined() + bags.map(\.text).joined()
            + workspaces.map(\.text).joined()
    }
}
