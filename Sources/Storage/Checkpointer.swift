internal import Synchronization
internal import System

/// Makes applied batches durable and then removes what they no longer need: settled claims' files
/// and redo files. Used by the committing thread and by `CheckpointThread`.
final class Checkpointer: Sendable {
    /// A batch whose files are in place but perhaps not durable.
    struct Pending: Sendable {
        /// Its redo file.
        var redo: Path
        /// Size of the redo file.
        var sizeBytes: Int
        /// Claims that it settled.
        var claims: [String]
        /// Unpacked bags of which it made ZIPs.
        var bags: [Path] = []
        /// The ledger's checkpoint after it.
        var ledger: [UInt8]?
        /// Lines of the journal with it.
        var lineCount = 0
    }

    /// Redo bytes at which a checkpoint is due.
    static let dueBytes = 64 << 20
    /// Redo bytes at which intake waits.
    static let limitBytes = 256 << 20

    private struct State {
        var pending: [Pending] = []
        var behindBytes = 0
        var failure: StorageError?
        var durableLines: Int
    }

    private let disk: any Disk
    private let state: Mutex<State>
    private let working = Mutex(())

    /// `durableLines` are those of which no redo file is left.
    init(disk: any Disk, durableLines: Int) {
        self.disk = disk
        state = Mutex(State(durableLines: durableLines))
    }

    /// Lines of the journal that are durable with all that follows from them.
    var durableLines: Int { state.withLock(\.durableLines) }

    /// Redo bytes not yet known to be needless.
    var behindBytes: Int { state.withLock(\.behindBytes) }

    /// Whether there is something to do.
    var hasPending: Bool { state.withLock { !$0.pending.isEmpty } }

    /// Claims that were settled and may lie in staging still.
    var settledClaims: Set<String> { state.withLock { Set($0.pending.flatMap(\.claims)) } }

    /// Takes note of a batch that was applied.
    func note(_ pending: Pending) {
        state.withLock {
            $0.pending.append(pending)
            $0.behindBytes += pending.sizeBytes
        }
    }

    /// Throws what a checkpoint in the background met.
    func rethrowFailure() throws(StorageError) {
        if let failure = state.withLock(\.failure) { throw failure }
    }

    /// Does what is pending now. A failed sync is final: it is kept, and none is tried again. Where
    /// only descriptors or room were lacking, everything stays pending.
    func checkpoint() throws(StorageError) {
        try working.withLock { _ throws(StorageError) in try finishPending() }
    }

    private func finishPending() throws(StorageError) {
        try rethrowFailure()
        let batch = state.withLock(\.pending)
        if batch.isEmpty { return }
        do {
            try finish(batch)
        } catch {
            if error.verdict == .retryLater { throw error }
            let final = error.with(.stop)
            state.withLock { $0.failure = final }
            throw final
        }
        state.withLock {
            $0.pending.removeFirst(batch.count)
            $0.durableLines = batch.last?.lineCount ?? $0.durableLines
            $0.behindBytes -= batch.reduce(0) { $0 + $1.sizeBytes }
        }
    }

    /// Claims' records go only after the sync, which makes the unlinks in the inbox durable too;
    /// redo files go in the order of their lines.
    private func finish(_ batch: [Pending]) throws(StorageError) {
        try disk.syncEverything()
        // Tiles, too, are durable now: a start need not look into those of this checkpoint.
        if let checkpoint = batch.last?.ledger { try LedgerFiles.store(checkpoint, on: disk) }
        let claims = batch.flatMap(\.claims)
        let recovery = ClaimRecovery(disk: disk)
        try recovery.clean(Set(claims))
        for pending in batch { try disk.removeIfThere(pending.redo) }
        // A start reads no line again that has settled: a claim that came back would have none.
        if !claims.isEmpty { try disk.syncFolder(WorkspacePaths.claims) }
        try disk.syncFolder(WorkspacePaths.staging)
        // Only now: with its redo file a line is applied once more, and packs its bag again.
        try disk.removeBags(batch.flatMap(\.bags))
    }
}
