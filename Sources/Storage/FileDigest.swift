internal import Digests
internal import Registry
internal import System

/// SHA-256 of a file in blocks: memory stays flat whatever its size.
enum FileDigest {
    private static let blockBytes = 256 << 10

    static func compute(_ path: Path, _ disk: any Disk) throws(StorageError) -> ContentDigest {
        try compute(try disk.open(path, for: .reading))
    }

    /// Of bytes at hand.
    static func of(_ bytes: [UInt8]) -> ContentDigest {
        ContentDigest(sha256: SHA256.digest(of: bytes).hex)
    }

    static func compute(_ file: any DiskFile) throws(StorageError) -> ContentDigest {
        let stream = DigestStream(.sha256)
        var position = 0
        while true {
            let block = try file.read(at: position, count: blockBytes)
            stream.update(block)
            position += block.count
            if block.count < blockBytes { break }
        }
        return ContentDigest(sha256: stream.finish().hex)
    }
}
