package import Registry

/// A file of the registry that was not as the journal says, and what became of it.
package struct Mended: Hashable, Sendable {
    /// The file, from the workspace's root.
    package var path: String
    /// The case it belongs to.
    package var caseNumber: CaseNumber?
    /// The line that names it.
    package var line: Int
    /// What its bytes are to be.
    package var digest: ContentDigest
    /// Where they were found; `nil` where they are nowhere, and the file is as it was.
    package var source: String?
}
