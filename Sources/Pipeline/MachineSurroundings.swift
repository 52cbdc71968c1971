internal import Ledger
internal import Registry
internal import Standing
internal import Storage
internal import Synchronization
internal import System

/// The machine: a file system, threads, child processes, inotify and signals.
final class MachineSurroundings: LoopSurroundings {
    private let root: Path
    private let linux: LinuxDisk
    private let signals: SharedSignals

    /// Of a workspace whose root exists; from now on SIGTERM and SIGINT are only told.
    init(root: Path) throws {
        self.root = root
        linux = try LinuxDisk(root: root)
        signals = try SharedSignals()
    }

    var disk: any Disk { linux }
    var hasCheckpointThread: Bool { true }
    var hasClaimingThreads: Bool { true }

    func shelf(sealedBy ledger: NoteSigner) -> (any SettledShelf)? {
        StandingFile(of: root, sealedBy: ledger)
    }

    func inbox(watching: Bool) throws(SystemError) -> any InboxSight {
        let inbox = root.appending(WorkspacePaths.inbox)
        return ApartSight(try FileSystemSight(watching: watching)) { () throws(SystemError) in
            try MachineSurroundings.mounts(in: inbox)
        }
    }

    /// The folders in the inbox on which file systems are mounted, with the mounts' numbers; that is known
    /// without touching them.
    private static func mounts(in inbox: Path) throws(SystemError) -> [Path: Int] {
        let real: Path
        do {
            real = try Files.realPath(inbox)
        } catch {
            guard error.isMissing else { throw error }
            return [:]
        }
        let mounts = try Mount.all().filter { $0.point.folder == real }
        // Of several at one point the last one covers the others.
        return Dictionary(
            mounts.map { (inbox.appending($0.point.lastName), $0.number) },
            uniquingKeysWith: { $1 })
    }

    func keepUntilExit(_ lock: any DiskLock) {
        MachineSurroundings.kept.withLock { $0.append(lock) }
    }

    /// Locks that go with the process.
    private static let kept = Mutex<[any DiskLock]>([])

    func opened(anew workspace: Workspace, adopted: ContentDigest?) throws -> Workspace {
        try Workspace.open(workspace.root, adopted: adopted, unlock: workspace.unlock)
    }

    func ledgerSigner(of workspace: Workspace) throws -> NoteSigner {
        try LedgerKeys(workspace.root).signer(for: workspace.configuration, on: linux)
    }

    func hands(
        _ count: Int, make: @escaping @Sendable () -> ClaimWorker
    ) throws(SystemError) -> any JobHands {
        try WorkerThreads(count: count, make: make)
    }

    func examiner(
        _ program: Path, _ rules: Path, _ limits: IntakeLimits
    ) throws -> any PackageExaminer {
        try ExaminerChild(program: program, rules: rules, limits: limits)
    }

    func openPackage(_ path: Path) throws(SystemError) -> FileDescriptor {
        try Files.open(root.appending(path))
    }

    func space(of folder: Path) throws(SystemError) -> FileSystemSpace {
        try Files.space(at: root.appending(folder))
    }

    func views(
        of opening: RegistryOpening, report: @escaping @Sendable (LoopReport) -> Void
    ) throws -> any ViewMaker {
        try opening.viewThread(on: linux, report: report)
    }

    func rest(_ milliseconds: Int, awaiting awaited: [AwaitedDescriptor]) throws {
        _ = try Poll.wait(
            for: awaited + [signals.awaited], timeoutMilliseconds: milliseconds)
    }

    func wasToldToStop() throws -> Bool { try signals.hasArrived() }

    var steadyMilliseconds: Int64 { Int64(System.SystemClock.monotonicNanoseconds() / 1_000_000) }

    var stampMilliseconds: Int64 { System.SystemClock.nowMilliseconds() }
}

/// SIGTERM and SIGINT as something to poll for.
private final class SharedSignals: Sendable {
    private let queue: SignalQueue

    init() throws(SystemError) { queue = try SignalQueue([.terminate, .interrupt]) }

    var awaited: AwaitedDescriptor { queue.descriptor.awaiting(.readable) }

    func hasArrived() throws(SystemError) -> Bool { try !queue.signals().isEmpty }
}
