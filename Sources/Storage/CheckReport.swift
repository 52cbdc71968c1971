/// What a check of a whole workspace found.
package struct CheckReport: Hashable, Sendable {
    /// Journal lines proved.
    package var lineCount = 0
    /// Files whose digest was computed.
    package var fileCount = 0
    /// Their bytes.
    package var byteCount = 0
    /// Files of the outbox that are gone: recipients may take theirs away.
    package var takenCount = 0
    /// Lines not judged because their commit is still under way, or was cut short and is finished
    /// by the next start.
    package var unsettledCount = 0
    /// Whether the workspace has a ledger, which was checked then.
    package var hasLedger = false
    /// Everything that is wrong, in the order in which it was found.
    package var discrepancies: [Discrepancy] = []

    /// Whether nothing is wrong.
    package var isWhole: Bool { discrepancies.isEmpty }
}
