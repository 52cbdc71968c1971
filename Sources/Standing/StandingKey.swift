internal import Digests

/// The secret under which a file is sealed: without it nobody makes rows that are taken for the
/// registry's.
package struct StandingKey: Sendable {
    /// 32 bytes.
    let bytes: [UInt8]

    /// Made of what only the owner of a workspace's keys can make; of any length.
    package init(of secret: [UInt8]) { bytes = SHA256.digest(of: secret).bytes }

    /// For files that nobody goes by, and for workspaces from before there were ledgers: anybody can
    /// make such a seal.
    package static let open = StandingKey(of: [])
}

/// Codes of messages under a key: HMAC-SHA-256 (RFC 2104). Belongs to one thread at a time.
final class MessageCode {
    private static let blockBytes = 64

    private let stream = DigestStream(.sha256)
    private let inner: [UInt8]
    private let outer: [UInt8]

    init(_ key: StandingKey) {
        let block = key.bytes + [UInt8](repeating: 0, count: Self.blockBytes - key.bytes.count)
        inner = block.map { $0 ^ 0x36 }
        outer = block.map { $0 ^ 0x5C }
    }

    /// 32 bytes.
    func code(of message: [UInt8]) -> [UInt8] {
        stream.update(inner)
        stream.update(message)
        let digest = stream.finish()
        stream.update(outer)
        stream.update(digest.bytes)
        return stream.finish().bytes
    }
}
