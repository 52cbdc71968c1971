internal import System

/// Claims as earlier versions left them, each in a folder of its own.
///
/// A start takes the folders apart once it has judged the journal and before it looks into any claim.
/// Cut short anywhere, the next one goes on.
struct EarlierClaims {
    let disk: any Disk

    /// The claims that have such a folder, in the order of their ids' bytes.
    func ids() throws(StorageError) -> [String] {
        try disk.entries(of: WorkspacePaths.claims).filter(Self.isFolder).compactMap(\.name.text)
    }

    /// Puts what is in these claims' folders beside the other claims, durably.
    func takeApart(_ ids: [String]) throws(StorageError) {
        if ids.isEmpty { return }
        for id in ids {
            for file in ClaimFile.allCases {
                let path = WorkspacePaths.claims / id / file.earlierName
                if try disk.status(of: path) == nil { continue }
                try disk.rename(path, to: file.path(of: id))
            }
        }
        // Names are durable here before the folders go that had them.
        try disk.syncFolder(WorkspacePaths.claims)
        for id in ids { try disk.removeTree(WorkspacePaths.claims / id) }
    }

    /// Whether that is such a folder.
    static func isFolder(_ entry: DiskEntry) -> Bool {
        entry.kind == .folder && entry.name.text.map(Claim.isID) ?? false
    }
}
