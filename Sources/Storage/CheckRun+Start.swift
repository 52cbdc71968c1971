internal import Ledger
internal import System

extension CheckRun {
    /// Reads ledger and journal, from where the check begins on.
    static func reading(
        disk: any Disk, since: CheckStart, threads: Int, verifying: LedgerWitness.Verifying
    ) throws(StorageError) -> CheckRun {
        var run = CheckRun(disk: disk, since: since, threads: threads)
        try run.readLedger(verifying)
        try run.findStart()
        try run.readJournal()
        if run.isStartProved { return run }
        // What is wrong, and with which line, only the whole of it says.
        run = CheckRun(disk: disk, since: since, threads: threads)
        try run.readLedger(verifying)
        try run.readJournal()
        return run
    }

    /// Looks for the line before the first whose files are looked into, and has the ledger begin there. The
    /// journal is read from its beginning where there is no such line, no ledger, or no tile that has it.
    private mutating func findStart() throws(StorageError) {
        let sizes = comparisons.map(\.with.checkpoint.size)
        guard since != .beginning, let signed = sizes.min() else { return }
        let search = JournalSearch(disk: disk)
        let found = try search.last { $0.number >= signed || since.isReached(by: $0) }
        guard let found else { return }
        var begun: [LedgerComparison] = []
        for comparison in comparisons {
            guard
                var comparison = try LedgerComparison(
                    comparison.with.checkpoint, disk: disk, at: found.line.number)
            else { return }
            try comparison.take(found.line, in: found.place.segment)
            begun.append(comparison)
        }
        for (index, comparison) in begun.enumerated() { comparisons[index].with = comparison }
        start = found.place.head(after: found.line)
        report.signedLineCount = sizes.max() ?? 0
        report.begin = start.mark
    }

    /// Whether what was read is, with the tiles of what comes before, what every checkpoint was signed over.
    private var isStartProved: Bool {
        if start.lineCount == 0 { return true }
        return !isJournalCut
            && comparisons.allSatisfy { $0.with.root == $0.with.checkpoint.root }
    }
}
