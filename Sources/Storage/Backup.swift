package import Ledger
internal import Registry
internal import System

/// Makes a copy of a workspace that is consistent while a dengji is at work in it, and seals it.
///
/// What the copy is: the journal up to a whole line N, durable and applied; every file that the lines
/// before N name, in the version and the place it has after line N-1; a checkpoint of the ledger that
/// is not ahead of N, with its tiles; keys, seals and `schemas/` as they are at the end. It needs no
/// recovery, `dengji verify` finds it whole, and a start goes on from it.
///
/// How: N is the journal's end or the first line that a redo file covers, whichever comes first. Each
/// file is copied and its digest compared with the journal's. One that is not as line N-1 left it was
/// moved or replaced by a later line, which the journal has by then: the look at the new lines says
/// which, and what they touched is copied again, until nothing is left over. A file that no later line
/// touched is damaged. Nothing is locked, nothing in the source is written.
///
/// Never: pages, PDFs, todo folders, positions of views and the index, which are made anew from the
/// rest; drops that wait in `inbox/` and claims, which no line has answered yet, so that their senders
/// still have them; hard links.
package struct Backup {
    private let source: any Disk
    private let target: any Disk
    /// What the copy holds.
    package private(set) var report = BackupReport()
    private var manifest: ContentDigest?
    /// How long the source may stand still with a commit that is not applied.
    var patienceMilliseconds = 60_000

    private static let pauseMilliseconds = 20

    /// From one workspace to an empty folder.
    package init(from source: any Disk, to target: any Disk) {
        self.source = source
        self.target = target
    }

    /// Copies, and makes the copy durable; `progress` is told lines done, of how many. `verifying` gives
    /// the ledger's key the function that checks its signatures.
    package mutating func run(
        keys: KeyCopying, verifying: (VerifierKey) throws(LedgerFault) -> NoteVerifier,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(StorageError) {
        for folder in [WorkspacePaths.registry, WorkspacePaths.inbox, WorkspacePaths.outbox] {
            try target.makeFolders(folder)
        }
        // A start expects these, and a check looks into them.
        try target.makeFolders(WorkspacePaths.claims)
        var run = BackupRun(source: source, target: target)
        try settle(&run, verifying, progress)
        try run.copyLedger()
        var extras = BackupExtras(source: source, target: target, keys: keys)
        try extras.copy()
        report = run.report
        report.keysLeftOut = extras.keysLeftOut
        report.leftOut = extras.leftOut
        guard report.discrepancies.isEmpty else { return }
        try target.syncEverything()
        manifest = try BackupManifest.write(on: target, &report)
    }

    /// Rounds until nothing is left over. A commit under way ends in seconds; one that was cut short
    /// stays until a start.
    private func settle(
        _ run: inout BackupRun, _ verifying: LedgerWitness.Verifying,
        _ progress: (Int, Int) -> Void
    ) throws(StorageError) {
        var waited = 0
        var before = run.stand
        while try !run.round(verifying, progress) {
            waited = run.stand == before ? waited + Backup.pauseMilliseconds : 0
            before = run.stand
            guard waited < patienceMilliseconds else { throw Backup.cutShort(run) }
            ThisProcess.sleep(milliseconds: Backup.pauseMilliseconds)
        }
    }

    private static func cutShort(_ run: BackupRun) -> StorageError {
        let redo = run.stand.redos.first.map { WorkspacePaths.redo(firstLine: $0) }
        return StorageError(
            .applyUnfinished, operation: "back up",
            subject: (redo ?? WorkspacePaths.staging).description,
            cause: "a commit was cut short there, and nothing goes on; the next start ends it",
            verdict: .stop)
    }

    /// Writes what the copy says of itself, last of all and durably: a copy without it is none.
    package func seal(_ record: BackupRecord, _ bytes: [UInt8]) throws(StorageError) {
        try target.replaceDurably(
            Path(BackupRecord.name), bytes, mode: WorkspacePaths.registryMode)
        try target.syncFolder(.workspace)
    }

    /// The record for a copy in which nothing is wrong; `nil` for any other.
    package func record(program: String, madeAt: String, source: String) -> BackupRecord? {
        manifest.map {
            BackupRecord(
                report, program: program, madeAt: madeAt, source: source, manifest: $0)
        }
    }
}
