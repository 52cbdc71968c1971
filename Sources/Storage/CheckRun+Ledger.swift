internal import Ledger
internal import Registry
internal import System

extension CheckRun {
    /// Reads keys and checkpoints; comes before the journal is read.
    mutating func readLedger(_ verifying: LedgerWitness.Verifying) throws(StorageError) {
        witness = try LedgerWitness(disk, verifying)
        for (file, checkpoint) in witness?.checkpoints ?? []
        where !comparisons.contains(where: { $0.with.checkpoint == checkpoint }) {
            comparisons.append((file, LedgerComparison(checkpoint, disk: disk)))
        }
    }

    /// Holds the journal that was read against every checkpoint, and the tiles against the journal
    /// where that is the one that was signed.
    mutating func checkLedger() throws(StorageError) {
        guard let witness else { return try judgeChain() }
        report.hasLedger = true
        let lineCount = report.lineCount
        let isChainBroken = isJournalCut
        try judgeChain()
        // A running dengji, or the start after a crash, puts these right.
        report.discrepancies += witness.faults.filter {
            unsettledFrom == .max || !$0.path.hasPrefix(WorkspacePaths.publicLedger.description)
        }
        var isTrue = true
        for (file, comparison) in comparisons {
            if comparison.root == comparison.checkpoint.root { continue }
            // The line that is wrong was named already.
            if isChainBroken {
                let isProved = try comparison.areTilesProved()
                if comparison.firstDifference == nil || isProved { continue }
            }
            // One sentence is enough where both copies say the same.
            defer { isTrue = false }
            guard isTrue else { continue }
            let (bad, cause) = try comparison.verdict(
                lineCount: lineCount, torn: 0, file: file)
            if let bad { try keepLines(before: bad.line) }
            report.discrepancies.append(
                Discrepancy(
                    .ledgerContradicted,
                    (bad?.segment.map { WorkspacePaths.journal / $0 } ?? WorkspacePaths.journal)
                        .description,
                    line: bad?.line, found: cause))
        }
        guard isTrue, !isJournalCut, let published = comparisons.first?.with else { return }
        for (place, entry) in published.wrong where place.entries.upperBound <= unsettledFrom {
            let path = WorkspacePaths.publicLedger / place.path
            let isThere = try LedgerFiles.tile(place, on: disk) != nil
            report.discrepancies.append(
                Discrepancy(
                    .ledgerTile, path.description, line: entry,
                    found: isThere ? nil : "missing"))
        }
    }

    /// What lies in `registry/ledger/`.
    mutating func checkLedgerFolder() throws(StorageError) {
        let own = [WorkspacePaths.ledgerKey, WorkspacePaths.ledgerCheckpoint]
        for entry in try disk.entries(of: WorkspacePaths.ledger) {
            let path = WorkspacePaths.ledger.appending(entry.name)
            if own.contains(path) || own.map(\.temporary).contains(path) { continue }
            report.discrepancies.append(Discrepancy(.stray, path.description))
        }
    }
}
