/// In what form closed cases are kept: `archive/@form` of `registry/config.xml`.
package enum ArchiveForm: String, Hashable, Sendable, CaseIterable {
    /// A folder for each bag.
    case folder
    /// One ZIP of stored files for each bag: one inode for a case instead of one for each file and folder.
    case zip
}
