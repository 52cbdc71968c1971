/// Something for which a backup is not restored, besides what a check of it as a workspace finds.
package struct BackupFault: Hashable, Sendable {
    /// What kind; stable names.
    package enum Code: String, Hashable, Sendable, Codable {
        /// The record is not there or not one: the copy was never finished.
        case unfinished = "backup-unfinished"
        /// The list of files is not there, not a list, or not the one that the record names.
        case manifest = "backup-manifest"
        /// A file of the list is not there.
        case missing = "backup-missing"
        /// A file is not the one that was listed.
        case changed = "backup-changed"
        /// A file that is not in the list.
        case added = "backup-added"
        /// The journal is not the one that the record names.
        case journal = "backup-journal"
        /// A checkpoint that was signed later is not one of this journal's.
        case contradicted = "backup-contradicted"
    }

    /// What kind.
    package var code: Code
    /// The file, from the backup's folder.
    package var path: String
    /// What was found, where that says more than the code.
    package var found: String?
    /// What was listed.
    package var expected: String?

    /// A fault.
    package init(_ code: Code, _ path: String, found: String? = nil, expected: String? = nil) {
        self.code = code
        self.path = path
        self.found = found
        self.expected = expected
    }
}
