package import Registry

/// Something that lies in a bag's folder, as whoever walked it found it.
package struct BagFound: Hashable, Sendable {
    /// What it is.
    package enum Content: Hashable, Sendable {
        /// A file of that digest.
        case file(ContentDigest)
        /// A file that the medium does not give, for this reason.
        case unreadable(String)
        /// A link, a device, a pipe: nothing that a bag holds.
        case notFile
    }

    /// The path from the bag's folder, bytes that are no UTF-8 replaced.
    package var path: String
    /// Size in bytes; 0 for what is no file.
    package var sizeBytes: Int
    /// What it is.
    package var content: Content

    /// Something found.
    package init(path: String, sizeBytes: Int, content: Content) {
        self.path = path
        self.sizeBytes = sizeBytes
        self.content = content
    }
}
