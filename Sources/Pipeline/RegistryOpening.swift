internal import Definitions
internal import Digests
internal import Ledger
internal import Registry
internal import Storage
internal import System
internal import Verification
internal import WorkingDays

/// Everything the loop needs, opened in the order in which it may fail without harm.
struct RegistryOpening {
    let store: Store
    let desk: InputDesk
    let crew: WorkerCrew
    let claims: Claims
    /// Claims that an earlier run left; they are examined in the order of receipt.
    let leftClaims: [Claim]
    /// The workspace as the journal has it: what a crash left is in place.
    let workspace: Workspace
    private let options: RegistryLoop.Options
    /// Settled lines up to which a start that goes on to watch waits for their proof: some hundredths of a
    /// second, so that a start costs the same whatever the registry holds.
    private static let provedFirst = 1_000
    private let clock: any Clock
    private let ledger: NoteSigner

    /// `held` is the lock of a store that this process closed to open the registry anew.
    init(
        _ given: Workspace, options: RegistryLoop.Options, clock: any Clock,
        in surroundings: any LoopSurroundings, holding held: (any DiskLock)? = nil
    ) throws {
        self.options = options
        self.clock = clock
        let disk = surroundings.disk
        let note = "process \(ThisProcess.pid)"
        let lock = try held ?? disk.lock(WorkspacePaths.lock, note: note)
        ledger = try surroundings.ledgerSigner(of: given)
        store = try Store(
            opening: disk, note: note, salt: options.random,
            background: surroundings.hasCheckpointThread, ledger: ledger,
            shelf: surroundings.shelf(sealedBy: ledger),
            provedFirst: options.isSinglePass ? .max : Self.provedFirst, holding: lock)
        let workspace = try SchemasFolder.settled(given, store: store, in: surroundings)
        self.workspace = workspace
        try Adoption(workspace: workspace, store: store, clock: clock).adoptIfNew()
        desk = InputDesk(
            workspace: workspace, papers: PaperDesk(workspace, timer: options.timer), store: store,
            reader: RegistryReader(disk: disk), engine: options.engine)
        let signatures = try SignatureDesk(
            workspace.parties, names: workspace.keyring.names)
        let progress = options.progress
        let claims = Claims(
            disk: disk, isShared: surroundings.hasClaimingThreads, progress: progress.noteCopied)
        self.claims = claims
        let hands = try surroundings.hands(options.workers) {
            ClaimWorker(
                claims: claims, signatures: signatures, clock: clock,
                examiner: ExaminerKeeper(
                    workspace, program: options.examiner, watch: options.cells,
                    start: surroundings.examiner),
                open: surroundings.openPackage, random: options.random, timer: options.timer,
                progress: progress)
        }
        crew = WorkerCrew(of: options.workers, hands)
        leftClaims = try store.pendingClaims()
    }

    /// The thread that makes views, going on where it was.
    func viewThread(
        on disk: LinuxDisk, report: @escaping @Sendable (LoopReport) -> Void
    ) throws -> ViewThread {
        try ViewThread(
            workspace: workspace, disk: disk, ledger: ledger, options: options, clock: clock,
            linesBefore: store.index.lineCount, report: report)
    }
}
