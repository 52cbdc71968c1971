package import Ledger
package import Registry
internal import System

/// The state of one workspace, held by the one process and the one thread that commit.
///
/// Opening takes the workspace's lock, recovers what a crash left, and builds the index from what is
/// settled and the lines of the journal since. After any failure with the verdict `stop` it does nothing more.
package final class Store {
    /// What the journal says, and after it the lines that were foreseen.
    package internal(set) var index: RegistryIndex
    /// What opening had to repair.
    package let recovery: RecoveryReport
    /// Lines of the journal that opening read.
    package let linesRead: Int
    /// Lines of the journal when it was opened.
    let startLines: Int
    let disk: any Disk
    private var lock: (any DiskLock)?
    private let salt: (Int) -> [UInt8]
    let checkpointer: Checkpointer
    private let background: CheckpointThread?
    private let shelf: (any SettledShelf)?
    let settler: Settler?
    let proof: StandingProof?
    /// What the lines changed that are in the index before they are in the journal, or whose files
    /// are not in place yet.
    var foreseen: [RegistryIndex.Step] = []
    var journal: JournalWriter
    private var ledger: LedgerKeeper?
    private var isStopped = false
    /// A durable batch whose files could not all be made yet.
    private var unfinished: (batch: [Placement], redo: Checkpointer.Pending)?

    /// Opens a workspace whose folder exists; `registry/`, `inbox/` and `outbox/` are made when
    /// missing.
    ///
    /// `note` goes into the lock file for people (the process id); `salt` gives random bytes. With
    /// `background` a thread of its own makes checkpoints; without it only `checkpoint()` does. A
    /// lock that an earlier store of this process handed over is taken on.
    ///
    /// `ledger` signs for the ledger; `nil` is for a workspace that has none yet, which gets one from
    /// the whole journal when it is opened with a key. Throws `ledgerContradicted`, and has changed
    /// nothing, when the journal is not the one that was signed.
    ///
    /// What is settled is looked up in `shelf` and put there; without one all is in memory, and the whole
    /// journal is read. All of it is held against its seal: of up to `provedFirst` lines
    /// before this returns, of more by a thread behind it.
    package convenience init(
        opening disk: any Disk, note: String, salt: @escaping (Int) -> [UInt8],
        background: Bool, ledger: NoteSigner?, shelf: (any SettledShelf)?,
        provedFirst: Int = .max, holding held: (any DiskLock)? = nil
    ) throws(StorageError) {
        try Self.makeFrame(disk)
        let lock: any DiskLock
        if let held { lock = held } else { lock = try disk.lock(WorkspacePaths.lock, note: note) }
        let recovered = try Recovery(
            disk: disk, signer: ledger, shelf: shelf, provedFirst: provedFirst
        ).run()
        try self.init(
            disk, lock, recovered, salt, background, recovered.isShelfOfUse ? shelf : nil)
    }

    private init(
        _ disk: any Disk, _ lock: any DiskLock, _ recovered: Recovery.Result,
        _ salt: @escaping (Int) -> [UInt8], _ background: Bool, _ shelf: (any SettledShelf)?
    ) throws(StorageError) {
        self.disk = disk
        self.lock = lock
        self.salt = salt
        index = recovered.index
        recovery = recovered.report
        linesRead = recovered.linesRead
        startLines = recovered.head.lineCount
        ledger = recovered.ledger
        journal = JournalWriter(after: recovered.head, marks: recovered.marks, disk: disk)
        checkpointer = Checkpointer(disk: disk, durableLines: recovered.head.lineCount)
        self.shelf = shelf
        settler = shelf.map { Settler($0, disk: disk) }
        self.background = background ? try CheckpointThread(checkpointer, settler) : nil
        if let shelf, recovered.isToProve {
            proof = try StandingProof(of: shelf)
        } else {
            proof = nil
        }
    }

    /// A store that plays a journal again: its index is empty and takes line after line. It holds no
    /// lock, writes nothing and commits nothing.
    package init(replayingOn disk: any Disk) {
        self.disk = disk
        salt = { [UInt8](repeating: 0, count: $0) }
        index = RegistryIndex()
        recovery = RecoveryReport()
        linesRead = 0
        startLines = 0
        journal = JournalWriter(after: JournalReader.Head(), marks: JournalMarks(), disk: disk)
        checkpointer = Checkpointer(disk: disk, durableLines: 0)
        background = nil
        shelf = nil
        settler = nil
        proof = nil
        isStopped = true
    }

    /// Takes a line as the journal has it, in the place of what was foreseen for it.
    package func replay(_ entry: JournalEntry) {
        precondition(isStopped, "only a store that commits nothing plays lines again")
        takeBack()
        index.take(entry)
    }

    deinit {
        background?.end()
        proof?.cancel()
    }

    private static func makeFrame(_ disk: any Disk) throws(StorageError) {
        for folder in [
            WorkspacePaths.inbox, WorkspacePaths.outbox, WorkspacePaths.journal,
            WorkspacePaths.claims,
        ] {
            try disk.makeFolders(folder)
        }
        for folder in [.workspace, WorkspacePaths.registry, WorkspacePaths.staging] {
            try disk.syncFolder(folder)
        }
    }

    /// Takes a line of the next batch into the index before it is committed, because what comes
    /// later in the batch has to know of it.
    ///
    /// The next commit is of exactly the foreseen lines in their order; when it leaves nothing
    /// behind, the index is again as the journal has it.
    package func foresee(_ entry: JournalEntry) {
        precondition(!isUnfinished, "finish() comes first")
        if foreseen.isEmpty { rest() }
        foreseen.append(index.take(entry))
    }

    /// Takes a case's tick out of the queue; see the index.
    package func setAside(_ number: CaseNumber) { index.setAside(number) }

    /// The same for an entry's tick.
    package func setAside(entry number: String) { index.setAside(entry: number) }

    /// The same for what the registry as a whole owes.
    package func setOfficeAside() { index.setOfficeAside() }

    /// Commits inputs in order, one journal line each, and gives the lines.
    ///
    /// All of them are durable and their files are in place when it returns; a checkpoint follows.
    /// A failure with `retryLater` has left nothing behind and changed nothing here, but for
    /// `applyUnfinished`: then the lines are durable, and `finish()` gives them once their files can
    /// be made. Files of the
    /// inputs must be as the entries say (sizes are checked, digests are the caller's), their paths
    /// plain and relative; else the program is wrong and stops. Lines that were not foreseen are taken
    /// into the index here.
    package func commit(_ inputs: [CommitInput]) throws(StorageError) -> [JournalLine] {
        if inputs.isEmpty { return [] }
        try refuseWhenStopped()
        precondition(!isUnfinished, "finish() comes first")
        do {
            try checkpointer.rethrowFailure()
            try refuseOldTime(inputs)
            if foreseen.isEmpty {
                // What was not answered may have been asked for these inputs; a loss that was met in
                // writing has given no answer yet.
                if index.settled?.failure == nil, unanswered != nil { try learnAnew() }
                for input in inputs { foresee(input.entry) }
            }
            try refuseUnproved()
            try refuseUnanswered()
            let batch = placements(inputs)
            unfinished = (batch, try makeDurable(batch))
            return try finish()
        } catch {
            isStopped = error.verdict == .stop
            if !isUnfinished { takeBack() }
            throw error
        }
    }

    /// The index as the journal has it.
    private func takeBack() {
        for step in foreseen.reversed() { index.takeBack(step) }
        foreseen = []
    }

    /// Whether lines are durable whose files are not all in place; nothing else may be committed.
    package var isUnfinished: Bool { unfinished != nil }

    /// Makes the files of the lines that a commit left unfinished, and gives the lines.
    package func finish() throws(StorageError) -> [JournalLine] {
        guard let (batch, pending) = unfinished else { return [] }
        do {
            try apply(batch)
        } catch {
            isStopped = error.verdict == .stop
            if !isStopped { unfinished?.batch = Placement.again(batch) }
            throw error
        }
        unfinished = nil
        foreseen = []
        var redo = pending
        redo.ledger = ledger?.checkpoint
        redo.lineCount = journal.head.lineCount
        checkpointer.note(redo)
        background?.noted()
        return batch.map(\.line)
    }

    /// **The commit point.** The redo file is made durable first; then the lines are appended and
    /// synced: before that sync none of the batch exists, after it all of it does.
    private func makeDurable(_ batch: [Placement]) throws(StorageError) -> Checkpointer.Pending {
        let path = WorkspacePaths.redo(firstLine: batch[0].line.number)
        let bytes = RedoFile.compose(batch)
        do {
            let file = try disk.open(path, for: .creating(mode: WorkspacePaths.registryMode))
            try file.write(bytes, at: 0)
            try file.sync()
            try disk.syncFolder(WorkspacePaths.staging)
            try journal.append(batch.map(\.line))
        } catch {
            guard error.verdict == .retryLater else { throw error }
            try forget(redo: path)
            throw error
        }
        return Checkpointer.Pending(
            redo: path, sizeBytes: bytes.count,
            claims: batch.compactMap(\.line.entry.input.claim),
            bags: batch.compactMap(\.bag))
    }

    /// Removes the redo file of a batch of which no line was written.
    private func forget(redo: Path) throws(StorageError) {
        do {
            try disk.removeIfThere(redo)
        } catch {
            throw error.with(.stop)
        }
    }

    /// Makes the files of durable lines, and of the ledger what follows from them.
    private func apply(_ batch: [Placement]) throws(StorageError) {
        do {
            try Applying(disk: disk).apply(batch)
            try ledger?.take(batch.map(\.line))
        } catch {
            throw StorageError(
                .applyUnfinished, operation: error.operation, subject: error.subject,
                cause: error.cause, system: error.system,
                verdict: error.verdict == .retryLater ? .retryLater : .stop)
        }
    }

    private func placements(_ inputs: [CommitInput]) -> [Placement] {
        for input in inputs { input.checkForm() }
        precondition(foreseen.count == inputs.count, "what was foreseen is committed")
        let lines = journal.lines(for: inputs.map(\.entry), salt: salt)
        return inputs.indices.map { index in
            var placement = Placement(line: lines[index], contents: inputs[index].contents)
            placement.earlierFolders = foreseen[index].before.map { [$0.folder] } ?? []
            precondition(
                placement.earlierFolders.allSatisfy { !$0.contains(".zip/") },
                "nothing more happens to a case in a ZIP")
            return placement
        }
    }

    private func refuseOldTime(_ inputs: [CommitInput]) throws(StorageError) {
        var last = journal.head.lastAt
        for input in inputs {
            guard input.entry.at >= last else {
                throw StorageError(
                    .clockBehind, operation: "commit", subject: input.entry.events.joined(),
                    cause: "\(input.entry.at) is before \(last)", verdict: .stop)
            }
            last = input.entry.at
        }
    }

    private func refuseWhenStopped() throws(StorageError) {
        if isStopped {
            throw StorageError(
                .stopped, operation: "commit", subject: "registry",
                cause: "an earlier failure ended this store", verdict: .stop)
        }
    }

    /// Whole claims that no line has settled: those found at start, and those made since.
    ///
    /// Digests are computed anew, so this is for the start and not for each scan.
    package func pendingClaims() throws(StorageError) -> [Claim] {
        // A start removes every other settled claim.
        let settled = checkpointer.settledClaims.union(unfinished?.redo.claims ?? [])
        return try ClaimRecovery(disk: disk).pending(settled: settled)
    }

    /// Throws what a checkpoint in the background met, as the next commit would. Gives whether the index
    /// was made anew, because a question was not answered: what was due may not have been seen.
    @discardableResult
    package func checkHealth() throws(StorageError) -> Bool {
        try refuseWhenStopped()
        try checkpointer.rethrowFailure()
        do throws(StorageError) {
            try refuseUnproved()
        } catch {
            isStopped = true
            throw error
        }
        guard foreseen.isEmpty, !isUnfinished, unanswered != nil else { return false }
        try learnAnew()
        return true
    }

    /// Redo bytes whose files are not known to be durable yet.
    package var behindBytes: Int { checkpointer.behindBytes }

    /// Whether intake should wait until a checkpoint has caught up.
    package var isBehind: Bool { behindBytes > Checkpointer.limitBytes }

    /// Asks the background for a checkpoint now, because nothing else is to be done.
    package func idle() { background?.request() }

    /// Makes everything applied durable and removes its redo files; returns when that is done.
    package func checkpoint() throws(StorageError) {
        try refuseWhenStopped()
        do {
            try checkpointer.checkpoint()
        } catch {
            isStopped = error.verdict == .stop
            throw error
        }
        guard background == nil, let settler else { return }
        while settler.settle(before: checkpointer.durableLines, atLeast: 1) {}
        if foreseen.isEmpty { rest() }
    }

    /// The lock, for who has to keep it longer than this store does.
    package var heldLock: (any DiskLock)? { lock }

    /// Makes a last checkpoint, ends the background and lets the lock go; nothing works after it.
    ///
    /// Where only descriptors or room are lacking for the checkpoint, its redo files stay for the
    /// next start: all is durable without it.
    package func close() throws(StorageError) {
        try end()
        lock = nil
    }

    /// The same, but for the lock: it goes to the store that this process opens next, so that no
    /// other process comes between.
    package func handOver() throws(StorageError) -> any DiskLock {
        try end()
        guard let lock else { preconditionFailure("a store that was closed has no lock") }
        self.lock = nil
        return lock
    }

    private func end() throws(StorageError) {
        background?.end()
        background?.join()
        defer {
            isStopped = true
            shelf?.close()
        }
        // Lines rest on what it proves: it is not given up.
        if isStopped { proof?.cancel() }
        proof?.join()
        if isUnfinished { return }
        if !isStopped { try refuseUnproved() }
        do {
            try checkpoint()
        } catch {
            guard error.verdict == .retryLater else { throw error }
        }
        if let settler {
            while settler.settle(before: checkpointer.durableLines, atLeast: 1) {}
        }
    }
}
