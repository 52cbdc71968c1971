package import System
package import WorkingDays

/// A file that travels.
package struct BundleFile: Hashable, Sendable {
    /// The folder below `inbox/` or `outbox/`, without slashes around it; empty for itself.
    package var folder: String
    /// The name as it stood there, any bytes.
    package var name: Path
    /// Size in bytes.
    package var sizeBytes: Int
    /// `sha256:` and 64 digits.
    package var digest: String
    /// When the outer side's inode changed last, which is when it was dropped there; information,
    /// because the registry counts from the arrival in its own inbox.
    package var dropped: Instant?
    /// Whether it is a done-marker of the file before it, or before other markers of that.
    package var isMarker: Bool

    /// A file.
    package init(
        folder: String, name: Path, sizeBytes: Int, digest: String, dropped: Instant? = nil,
        isMarker: Bool = false
    ) {
        self.folder = folder
        self.name = name
        self.sizeBytes = sizeBytes
        self.digest = digest
        self.dropped = dropped
        self.isMarker = isMarker
    }

    /// Its path below `inbox/` or `outbox/`.
    package var path: Path { Path(folder).appending(name) }

    /// The name of its entry in the ZIP, ASCII whatever its own name is; `index` from 0.
    static func entryName(_ index: Int) -> String { "files/" + BundleNumber.text(index + 1) }
}
