package import Digests

/// Digest and size of one content.
package struct ContentFingerprint: Sendable, Hashable {
    /// SHA-256 of the content.
    package let digest: Digest
    /// Size of the content, in bytes.
    package let sizeBytes: Int
}
