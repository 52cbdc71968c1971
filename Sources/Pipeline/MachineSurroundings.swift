internal import Ledger
internal import Registry
internal import Storage
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

    func inbox(watching: Bool) throws(SystemError) -> any InboxSight {
        try FileSystemSight(watching: watching)
    }

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
