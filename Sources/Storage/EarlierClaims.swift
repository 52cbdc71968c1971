internal import System

/// Claims as earlier versions left them, each in a folder of its own.
///
/// A start takes the folders apart before it looks at claims. Cut short anywhere, the next one goes on.
struct EarlierClaims {
    let disk: any Disk

    /// Puts what is in such folders beside the other claims, durably.
    func takeApart() throws(StorageError) {
        var folders: [Path] = []
        for entry in try disk.entries(of: WorkspacePaths.claims) where Self.isFolder(entry) {
            folders.append(WorkspacePaths.claims.appending(entry.name))
        }
        if folders.isEmpty { return }
        for folder in folders {
            guard let id = folder.lastName.text else { continue }
            for file in ClaimFile.allCases {
                let path = folder.appending(file.earlierName)
                if try disk.status(of: path) == nil { continue }
                try disk.rename(path, to: file.path(of: id))
            }
        }
        // Names are durable here before the folders go that had them.
        try disk.syncFolder(WorkspacePaths.claims)
        for folder in folders { try disk.removeTree(folder) }
    }

    /// Whether that is such a folder.
    static func isFolder(_ entry: DiskEntry) -> Bool {
        entry.kind == .folder && entry.name.text.map(Claim.isID) ?? false
    }
}
