internal import Digests
internal import Registry
internal import System

/// SHA-256 of a file in blocks: memory stays flat whatever its size.
enum FileDigest {
    static func compute(_ path: Path, _ disk: any Disk) throws(StorageError) -> ContentDigest {
        try compute(try disk.open(path, for: .reading))
    }

    /// Of bytes at hand.
    static func of(_ bytes: [UInt8]) -> ContentDigest {
        ContentDigest(sha256: SHA256.digest(of: bytes).hex)
    }

    static func compute(_ file: any DiskFile) throws(StorageError) -> ContentDigest {
        let stream = DigestStream(.sha256)
        try file.forEachBlock { block, _ in stream.update(block) }
        return ContentDigest(sha256: stream.finish().hex)
    }
}
