internal import Digests

/// A hash of the tree, 32 bytes (RFC 6962 §2.1, with SHA-256).
package struct TreeHash: Hashable, Sendable {
    /// Bytes of a hash.
    package static let sizeBytes = 32

    /// The 32 bytes.
    package let bytes: [UInt8]

    /// Takes 32 bytes; `nil` for any other number of them.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == TreeHash.sizeBytes else { return nil }
        self.bytes = bytes
    }

    private init(_ digest: Digest) { bytes = digest.bytes }

    /// The root of the tree without a leaf.
    package static let empty = TreeHash(SHA256.digest(of: []))

    /// The hash of a leaf. Leaves and nodes begin with another byte, so that neither can be passed off
    /// as the other.
    package static func leaf(_ entry: [UInt8]) -> TreeHash {
        let stream = DigestStream(.sha256)
        stream.update([0x00])
        stream.update(entry)
        return TreeHash(stream.finish())
    }

    /// The hash of a node over its two children.
    package static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var bytes: [UInt8] = [0x01]
        bytes.reserveCapacity(1 + 2 * sizeBytes)
        bytes += left.bytes
        bytes += right.bytes
        return TreeHash(SHA256.digest(of: bytes))
    }

    /// The root over hashes of one height, a power of two of them.
    static func root(of hashes: ArraySlice<TreeHash>) -> TreeHash {
        guard hashes.count > 1 else { return hashes[hashes.startIndex] }
        let middle = hashes.startIndex + hashes.count / 2
        return node(root(of: hashes[..<middle]), root(of: hashes[middle...]))
    }

    /// In base64, as checkpoints and proofs write it.
    package var text: String { Base64.text(bytes) }

    /// Reads base64; `nil` for anything but 32 bytes of it.
    package init?(text: Substring) {
        guard let bytes = Base64.bytes(text) else { return nil }
        self.init(bytes)
    }
}
