internal import System

/// Where a claim moves an original before it is given up, so that exactly what was copied goes: a
/// file that takes the name at the last moment is found there too, and put back.
///
/// The place is among claims, `<id>.original`; for an inbox on another file system it is a hidden name
/// beside the original, `.dengji-claim-<id>`, since a rename cannot leave the file system.
struct ClaimAside {
    let disk: any Disk
    let record: ClaimRecord

    private var inClaim: Path { ClaimFile.original.path(of: record.id) }

    private var hidden: Path {
        WorkspacePaths.inboxFolder(of: record.folder)
            .appending(Path(".dengji-claim-" + record.id))
    }

    /// Moves what lies under the original's name aside at once; gives where it is then.
    func take() throws(StorageError) -> Path {
        do {
            try disk.rename(record.path, to: inClaim)
            return inClaim
        } catch {
            guard error.isOtherFileSystem else { throw error }
        }
        try disk.rename(record.path, to: hidden)
        return hidden
    }

    /// What was moved aside and is there yet.
    func found() throws(StorageError) -> (path: Path, status: DiskStatus)? {
        for path in [inClaim, hidden] {
            if let status = try disk.status(of: path) { return (path, status) }
        }
        return nil
    }

    /// Whether what was moved aside is what the record names. Of a folder that cannot be told: what
    /// lies in it is compared before and after.
    func isOriginal(_ status: DiskStatus) -> Bool {
        FileMark(status).isSameContent(as: record.original)
    }

    /// Removes what was moved aside and settled.
    func remove(_ path: Path) throws(StorageError) {
        if record.isFolder { try disk.removeTree(path) } else { try disk.remove(path) }
    }

    /// Puts something back into the inbox: under the original's name, or, when that was taken again
    /// meanwhile, under one that begins with the claim's id.
    func putBack(_ path: Path) throws(StorageError) {
        do {
            return try disk.renameIfFree(path, to: record.path)
        } catch {
            guard error.isNoFreeName else { throw error }
        }
        let id = Array((record.id + "-").utf8)
        let name = id + record.name.bytes.suffix(ClaimAside.maxNameBytes - id.count)
        try disk.rename(
            path, to: WorkspacePaths.inboxFolder(of: record.folder).appending(Path(bytes: name)))
    }

    /// Longest name that Linux's file systems take.
    private static let maxNameBytes = 255
}
