internal import Digests
package import Registry
internal import System

/// A bag from outside on its way into the archive: copied into staging and synced there, so that the
/// line which names its files only has to rename them, and a crash before that line leaves nothing.
///
/// It lies among claims, `<id>.files`: the next start removes what no line settled.
package struct ImportStaging {
    /// The kind that the journal gives files of imported bags.
    package static let kind = "imported"

    /// The claim's id.
    package let id: String
    private let disk: any Disk

    /// Staging under a new id; the workspace's lock is held.
    package init(disk: any Disk, id: String) {
        precondition(Claim.isID(id), "a claim's id names its files")
        self.disk = disk
        self.id = id
    }

    /// Copies a file to where it waits for its place below `registry/`, and syncs it. `next` gives its
    /// bytes in blocks, an empty one at the end. Gives the digest and size of what was written.
    package func copy(
        to place: String, _ next: () throws -> [UInt8]
    ) throws -> (digest: ContentDigest, sizeBytes: Int) {
        precondition(Path.isPlain(place), "\(place) is a plain relative path")
        let path = ImportStaging.path(of: place, claim: id)
        try disk.makeFolders(path.parent ?? .workspace)
        let file = try disk.open(path, for: .creating(mode: WorkspacePaths.registryMode))
        let stream = DigestStream(.sha256)
        var offset = 0
        while true {
            let block = try next()
            if block.isEmpty { break }
            try file.write(block, at: offset)
            stream.update(block)
            offset += block.count
        }
        try file.sync()
        return (ContentDigest(sha256: stream.finish().hex), offset)
    }

    /// Makes the names durable too.
    package func sync() throws(StorageError) {
        try syncTree(ClaimFile.files.path(of: id))
        try disk.syncFolder(WorkspacePaths.claims)
    }

    /// Renames a whole folder to its place below `registry/`, which must be free: a bag that the
    /// journal knows and that was lost.
    package func putBack(_ folder: String) throws(StorageError) {
        let target = WorkspacePaths.registry / folder
        guard let parent = target.parent else { return }
        try disk.makeFolders(parent)
        try disk.renameIfFree(ImportStaging.path(of: folder, claim: id), to: target)
        var synced: Path? = parent
        while let path = synced, path != .workspace {
            try disk.syncFolder(path)
            synced = path.parent
        }
    }

    /// Removes what is left; nothing there is fine.
    package func remove() throws(StorageError) {
        try ClaimRecovery(disk: disk).remove(id)
    }

    /// Where a file waits for its place below `registry/`.
    static func path(of place: String, claim: String) -> Path {
        ClaimFile.files.path(of: claim) / place
    }

    private func syncTree(_ folder: Path) throws(StorageError) {
        for entry in try disk.entries(of: folder) where entry.kind == .folder {
            try syncTree(folder.appending(entry.name))
        }
        try disk.syncFolder(folder)
    }
}
