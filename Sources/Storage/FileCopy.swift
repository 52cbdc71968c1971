internal import Digests
internal import Registry
internal import System

/// Copies bytes from one disk to another, and gives what they are.
enum FileCopy {
    private static let blockBytes = 1 << 20

    /// What was copied.
    struct Result {
        var digest: ContentDigest
        var sizeBytes: Int
    }

    /// Makes the file at `path` on `target`, and the folders above it, with the bytes of an open file. What
    /// lies there is removed first. No hard link, so that nothing done to the one is done to the other.
    static func copy(
        _ file: any DiskFile, to path: Path, on target: any Disk, mode: UInt32
    ) throws(StorageError) -> Result {
        try target.removeIfThere(path)
        if let folder = path.parent, folder != .workspace { try target.makeFolders(folder) }
        let written = try target.open(path, for: .creating(mode: mode))
        let stream = DigestStream(.sha256)
        var sizeBytes = 0
        try file.forEachBlock(of: blockBytes) { block, position throws(StorageError) in
            stream.update(block)
            try written.write(block, at: position)
            sizeBytes += block.count
        }
        return Result(
            digest: ContentDigest(sha256: stream.finish().hex), sizeBytes: sizeBytes)
    }
}
