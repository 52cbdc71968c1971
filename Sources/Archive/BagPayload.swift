package import Registry

/// A file of a bag's payload, as its manifest names it.
package struct BagPayload: Hashable, Sendable {
    /// The path from the bag's folder, `data/0001-application.zip`.
    package var path: String
    /// SHA-256 of its bytes.
    package var digest: ContentDigest
    /// Size in bytes; `nil` where the record does not say, because an earlier program wrote it.
    package var sizeBytes: Int?

    /// A file of the payload.
    package init(path: String, digest: ContentDigest, sizeBytes: Int?) {
        self.path = path
        self.digest = digest
        self.sizeBytes = sizeBytes
    }
}
