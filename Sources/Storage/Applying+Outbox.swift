internal import System

extension Applying {
    /// Puts a paper into the outbox, where recipients may write too.
    ///
    /// What one of them left in the way, a file or link where a folder has to be or a folder where
    /// the paper has to be, is renamed to `<name>.displaced`: it must not keep everybody else from
    /// their papers, and a line that is in the journal is carried out.
    func deliver(_ bytes: [UInt8], to path: Path) throws(StorageError) {
        do {
            try disk.replace(path, bytes, mode: WorkspacePaths.outboxMode)
        } catch {
            guard error.isObstructed else { throw error }
            try clearWay(to: path)
            try disk.replace(path, bytes, mode: WorkspacePaths.outboxMode)
        }
    }

    /// From the top down, so that each look goes through folders only.
    private func clearWay(to path: Path) throws(StorageError) {
        var folders: [Path] = []
        var above = path.parent
        while let folder = above, folder != WorkspacePaths.outbox {
            folders.append(folder)
            above = folder.parent
        }
        for folder in folders.reversed() {
            guard let status = try disk.status(of: folder) else { return }
            if status.kind != .folder { try displace(folder) }
        }
        for file in [path, path.temporary] where try disk.status(of: file)?.kind == .folder {
            try displace(file)
        }
    }

    private func displace(_ path: Path) throws(StorageError) {
        var target = Path(bytes: path.bytes + Array(".displaced".utf8))
        var number = 2
        while try disk.status(of: target) != nil {
            target = Path(bytes: path.bytes + Array(".displaced-\(number)".utf8))
            number += 1
        }
        try disk.rename(path, to: target)
    }
}
