package import Registry

/// What a copy of a workspace holds, and what is wrong with what was copied.
package struct BackupReport: Hashable, Sendable {
    /// Lines of the journal in it.
    package var lineCount = 0
    /// SHA-256 of the last of them.
    package var head = JournalLine.origin
    /// The ledger's checkpoint in it.
    package var checkpoint: [UInt8]?
    /// Lines over which that was signed.
    package var checkpointLines: Int?
    /// Files in it.
    package var fileCount = 0
    /// Their bytes.
    package var byteCount = 0
    /// Answers that recipients had taken away.
    package var takenCount = 0
    /// How often the journal was looked at for what had moved meanwhile.
    package var roundCount = 0
    /// Files that were copied again because a line had replaced them, or that moved with their case.
    package var againCount = 0
    /// Private keys that were left out.
    package var keysLeftOut: [String] = []
    /// What is no regular file and was left out.
    package var leftOut: [String] = []
    /// What is not as the journal says; with any the copy is not sealed.
    package var discrepancies: [Discrepancy] = []
}
