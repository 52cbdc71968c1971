package import Registry
package import System
package import WorkingDays

/// A dropped file that is ours now: copied, durable, and gone from the inbox.
package struct Claim: Hashable, Sendable {
    /// What the names of its files in staging begin with.
    package var id: String
    /// The party in whose folder it was dropped; `nil` for the inbox itself.
    package var folder: PartyID?
    /// The file's name as it was dropped, in whatever bytes.
    package var name: Path
    /// The later of the inode's and its done-marker's change time before the claim.
    package var receivedAt: Instant
    /// Size in bytes.
    package var sizeBytes: Int
    /// SHA-256 of the bytes.
    package var digest: ContentDigest
    /// Whether a folder was dropped; the bytes are then a tar archive of its files.
    package var isFolder: Bool
    /// The control files that came with it: done-markers with content.
    package var controls: [Control]

    /// A done-marker with content.
    package struct Control: Hashable, Sendable {
        /// Its name as it was dropped.
        package var name: Path
        /// Its size in bytes.
        package var sizeBytes: Int
        /// Its bytes, the first `keptBytes` of them.
        package var bytes: [UInt8]

        /// As much of a control file as is read and kept; a longer one is refused anyway.
        package static let keptBytes = 4_096

        /// A control file.
        package init(name: Path, sizeBytes: Int, bytes: [UInt8]) {
            self.name = name
            self.sizeBytes = sizeBytes
            self.bytes = bytes
        }
    }

    /// A claim whose bytes lie in staging.
    package init(
        id: String, folder: PartyID?, name: Path, receivedAt: Instant, sizeBytes: Int,
        digest: ContentDigest, isFolder: Bool = false, controls: [Control] = []
    ) {
        self.id = id
        self.folder = folder
        self.name = name
        self.receivedAt = receivedAt
        self.sizeBytes = sizeBytes
        self.digest = digest
        self.isFolder = isFolder
        self.controls = controls
    }

    /// Where its bytes are until a line adopts them.
    package var package: Path { WorkspacePaths.claimPackage(id) }

    /// Whether text can be a claim's id: 1 to 64 letters, digits, `-` or `_`.
    package static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                    || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
    }
}
