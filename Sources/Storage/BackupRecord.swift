package import Registry

/// What a finished copy of a workspace says of itself, `backup.json`.
package struct BackupRecord: Hashable, Sendable, Codable {
    /// Version of the form.
    package var format = BackupRecord.format
    /// The program that made it.
    package var program: String
    /// When it was made, as people write it.
    package var madeAt: String
    /// The workspace it was made of.
    package var source: String
    /// Lines of the journal that it holds.
    package var journalLines: Int
    /// SHA-256 of the last of them.
    package var journalHead: ContentDigest
    /// The ledger's checkpoint in it, as it was signed; `nil` without a ledger.
    package var checkpoint: String?
    /// Lines over which that was signed.
    package var checkpointLines: Int?
    /// Files in it, but for this one and the list of them.
    package var files: Int
    /// Their bytes.
    package var bytes: Int
    /// Answers that recipients had taken away.
    package var takenByRecipients: Int
    /// Private keys that were left out, by their paths.
    package var keysLeftOut: [String]
    /// What is no regular file, or no name for a list, and was left out.
    package var leftOut: [String]
    /// SHA-256 of the list of files.
    package var manifest: ContentDigest

    /// The form this program writes and reads.
    package static let format = 1
    /// Its name in the folder.
    package static let name = "backup.json"
    /// The name of the list, in the form of `sha256sum`.
    package static let manifestName = "manifest-sha256.txt"

    /// What a copy says that holds what `report` counts.
    package init(
        _ report: BackupReport, program: String, madeAt: String, source: String,
        manifest: ContentDigest
    ) {
        self.program = program
        self.madeAt = madeAt
        self.source = source
        journalLines = report.lineCount
        journalHead = report.head
        checkpoint = report.checkpoint.map { String(decoding: $0, as: UTF8.self) }
        checkpointLines = report.checkpointLines
        files = report.fileCount
        bytes = report.byteCount
        takenByRecipients = report.takenCount
        keysLeftOut = report.keysLeftOut
        leftOut = report.leftOut
        self.manifest = manifest
    }
}
