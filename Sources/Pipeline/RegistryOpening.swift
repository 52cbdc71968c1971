internal import Definitions
internal import Digests
internal import Papers
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
    /// Claims that an earlier run left; they are examined first.
    let leftClaims: [Claim]
    private let workspace: Workspace
    private let options: RegistryLoop.Options
    private let clock: any Clock
    private let disk: LinuxDisk

    init(_ workspace: Workspace, options: RegistryLoop.Options, clock: any Clock) throws {
        self.workspace = workspace
        self.options = options
        self.clock = clock
        disk = try LinuxDisk(root: workspace.root)
        store = try Store(
            opening: disk, note: "process \(ThisProcess.pid)",
            salt: options.random, background: true)
        try Adoption(workspace: workspace, store: store, clock: clock).adoptIfNew {
            try RegistryOpening.tryOut(workspace, options)
        }
        let configuration = workspace.configuration
        let papers = PaperDesk(
            parties: workspace.parties, keeper: configuration.keeper,
            settings: PaperSettings(
                isDemonstration: configuration.isDemonstration, remedy: configuration.remedy,
                contact: configuration.unclaimedContact,
                statusAddress: configuration.statusAddress,
                verificationHints: configuration.verificationHints,
                licenceTypeCode: configuration.licenceTypeCode),
            wording: workspace.book.wording, seals: workspace.keyring.seals, timer: options.timer)
        desk = InputDesk(
            workspace: workspace, papers: papers, store: store,
            reader: RegistryReader(disk: disk), engine: options.engine)
        let signatures = try SignatureDesk(workspace.parties)
        let claims = Claims(disk: disk)
        self.claims = claims
        let rules = workspace.root.appending(WorkspacePaths.rules)
            .appending(Path(workspace.rules.digest.hex))
        crew = try WorkerCrew(count: options.workers) {
            ClaimWorker(
                claims: claims, signatures: signatures, clock: clock, program: options.examiner,
                rules: rules, root: workspace.root, limits: configuration.limits,
                random: options.random, timer: options.timer)
        }
        leftClaims = try store.pendingClaims()
    }

    /// Whether an examiner can work with the set in `schemas/`: asked before it is adopted, because
    /// an adopted set that no examiner can load would turn every package away.
    private static func tryOut(_ workspace: Workspace, _ options: RegistryLoop.Options) throws {
        let child = try ExaminerChild(
            program: options.examiner, rules: workspace.root.appending(WorkspacePaths.schemas),
            limits: workspace.configuration.limits)
        try child.stop()
    }

    /// The thread that makes views, going on where it was.
    func views(report: @escaping @Sendable (LoopReport) -> Void) throws -> ViewThread {
        try ViewThread(
            workspace: workspace, disk: disk, options: options, clock: clock,
            linesBefore: store.index.lineCount, report: report)
    }
}
