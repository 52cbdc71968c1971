/// A closed case that an order destroyed (销毁), as the line of that order names it: the tombstone that
/// stays. The digests of its papers stand in the lines that made them.
package struct DisposedCase: Hashable, Sendable, Codable {
    /// The case.
    package var number: CaseNumber
    /// The folder of its bag, relative to the registry: `archive/2026/370900-2026-000123`.
    package var folder: String
    /// Its archival code (档号), where it had one.
    package var archiveCode: String?
    /// SHA-256 of its `tagmanifest-sha256.txt`, which fixes every file of the bag.
    package var tagManifest: ContentDigest

    /// A tombstone.
    package init(
        number: CaseNumber, folder: String, archiveCode: String?, tagManifest: ContentDigest
    ) {
        self.number = number
        self.folder = folder
        self.archiveCode = archiveCode
        self.tagManifest = tagManifest
    }
}
