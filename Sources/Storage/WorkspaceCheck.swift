package import Ledger
internal import Registry
internal import System

/// Proves a whole workspace against its journal, reading only: no lock is taken, and a running
/// dengji may go on. Memory grows with cases and files by a few words each, never with their size.
///
/// The chain of the journal, and that it is the one whose checkpoints were signed; the published tiles;
/// every file it names, in its case's present folder, by digest, the
/// latest version where a file is replaced; every `case.xml`; nothing under `registry/` that no
/// line names (but `lock`, `keys/`, `ledger/`, the SQLite files and what staging holds). A missing file of the
/// outbox was taken by its recipient; a changed one is damage.
package enum WorkspaceCheck {
    /// Is told of how many of how many lines the files are looked into, after each line and while it is
    /// waited for.
    package typealias Progress = (_ lines: Int, _ of: Int) -> Void

    /// Checks, and tells `progress` how far it is. `verifying`
    /// gives the ledger's key the function that checks its signatures.
    ///
    /// With `since` only the lines from there on are read, and their files looked into, however many come
    /// before: the tiles of those and these lines lead to the root that was signed, or everything is read.
    /// Where everything is read, there being no ledger yet or something wrong with it, of older files it is
    /// seen that they are there in their size, of older ZIPs that they are there.
    ///
    /// Bytes of files are compared by so many `threads`; with 0 by this one.
    ///
    /// Throws only when the disk cannot be read.
    package static func run(
        disk: any Disk, verifying: (VerifierKey) throws(LedgerFault) -> NoteVerifier,
        since: CheckStart = .beginning, threads: Int = 0, progress: Progress = { _, _ in }
    ) throws(StorageError) -> CheckReport {
        var run = try CheckRun.reading(
            disk: disk, since: since, threads: threads, verifying: verifying)
        try run.checkLedger()
        try run.checkFiles(progress)
        run.checkCaseFiles()
        try run.takeProofs(progress)
        try run.checkStrays()
        try run.leaveOutWhatMoved()
        run.report.isCut = run.isJournalCut
        return run.report
    }
}
