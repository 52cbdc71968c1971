package import Ledger
internal import Registry
internal import System

/// Whether a journal can be the one, or a continuation of the one, over which a checkpoint was signed.
package enum LedgerContinuation: Hashable, Sendable {
    /// Its first lines are those that were signed for.
    case continues
    /// It ends before the last of them: nothing can be said of those it has not.
    case shorter(lineCount: Int)
    /// Its lines are others; what is the first that is wrong, where that can be known.
    case contradicts(String)

    /// Judges the journal of a workspace or a backup. `file` is where the checkpoint lies, for the
    /// message.
    package static func judge(
        _ checkpoint: Checkpoint, from file: String, against disk: any Disk
    ) throws(StorageError) -> LedgerContinuation {
        var comparison = LedgerComparison(checkpoint, disk: disk)
        var lineCount = 0
        _ = try JournalReader(disk: disk).read { line, place throws(StorageError) in
            lineCount = line.number + 1
            try comparison.take(line, in: place.segment)
        }
        if lineCount < checkpoint.size { return .shorter(lineCount: lineCount) }
        if comparison.root == checkpoint.root { return .continues }
        let (found, cause) = try comparison.verdict(lineCount: lineCount, torn: 0, file: file)
        return .contradicts((found.map { $0.subject + ": " } ?? "") + cause)
    }
}
