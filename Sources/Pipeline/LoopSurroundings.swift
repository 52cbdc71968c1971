internal import Ledger
internal import Registry
internal import Storage
internal import System

/// What a registry's loop meets of the world: its disk, the drop folders, the clock it sleeps by, and
/// those who work beside it.
///
/// `MachineSurroundings` is the machine itself, with threads and child processes. A simulation has
/// others, in which one thread does everything in an order that a seed chooses; the loop, and all
/// that it calls, is the same.
protocol LoopSurroundings: Sendable {
    /// The workspace's files.
    var disk: any Disk { get }
    /// Where settled lines are kept, if anywhere.
    func shelf(sealedBy ledger: NoteSigner) -> (any SettledShelf)?
    /// Whether the store makes checkpoints with a thread of its own.
    var hasCheckpointThread: Bool { get }
    /// Whether several threads claim at once.
    var hasClaimingThreads: Bool { get }
    /// What the drop folders are looked at through; with `watching` it tells of events too.
    func inbox(watching: Bool) throws(SystemError) -> any InboxSight
    /// Reads the workspace again; `adopted` is the set of schemas in force.
    func opened(anew workspace: Workspace, adopted: ContentDigest?) throws -> Workspace
    /// What signs for the ledger; made where the workspace has none. For who holds the lock.
    func ledgerSigner(of workspace: Workspace) throws -> NoteSigner
    /// Those who work on claims, so many, each with a worker of its own.
    func hands(
        _ count: Int, make: @escaping @Sendable () -> ClaimWorker
    ) throws(SystemError) -> any JobHands
    /// Starts an examiner for one worker.
    func examiner(
        _ program: Path, _ rules: Path, _ limits: IntakeLimits
    ) throws -> any PackageExaminer
    /// Opens a claim's package for an examiner.
    func openPackage(_ path: Path) throws(SystemError) -> FileDescriptor
    /// Room on the file system of a folder of the workspace.
    func space(of folder: Path) throws(SystemError) -> FileSystemSpace
    /// Makes views of lines, behind the commit; what it needs is in `opening`.
    func views(
        of opening: RegistryOpening, report: @escaping @Sendable (LoopReport) -> Void
    ) throws -> any ViewMaker
    /// Waits until one of `awaited` is ready, at most so long.
    func rest(_ milliseconds: Int, awaiting awaited: [AwaitedDescriptor]) throws
    /// Keeps a registry's lock until the process is gone: a thread of it may still hang in the middle of a
    /// claim, and nobody else may settle that before the thread has ended.
    func keepUntilExit(_ lock: any DiskLock)
    /// Whether the loop was told to stop since the last call.
    func wasToldToStop() throws -> Bool
    /// Milliseconds of a clock that never jumps.
    var steadyMilliseconds: Int64 { get }
    /// The time that inodes carry, whatever clock the workspace has; milliseconds since 1970.
    var stampMilliseconds: Int64 { get }
}
