import Digests
import Examination
import Ledger
import Registry
import System
import WorkingDays

@testable import Pipeline
@testable import Storage

/// The surroundings of a loop that is simulated: one thread, one clock, one disk, and dice that choose
/// what happens between two effects.
final class SimulatedWorld: LoopSurroundings, @unchecked Sendable {
    // Safety: a world is used from one thread.
    let base: SimulatedBase
    let time: SimulatedTime
    let simulated: SimulatedDisk
    /// What is settled; a loss of power takes the last portions with it.
    let settledShelf = MemoryShelf()
    /// What the loop is given: the disk, or a mistake around it.
    var disk: any Disk
    /// Chooses what happens when; not what the loop is asked to do.
    var dice: Dice
    /// What is random to the program: salts and claims' ids.
    private var randomness: Dice
    /// What people do.
    var script: Script
    /// The loop that runs now.
    weak var loop: RegistryLoop?
    /// Bytes of the package that was opened last.
    private(set) var openedPackage: [UInt8] = []
    private(set) var hands: SteppedHands?
    private var events: [InboxEvent?] = []
    /// What the loop said that is not said every day.
    private(set) var remarks: [String] = []
    /// Whether it is told to stop before all is done.
    var isToldToStop: (SimulatedWorld) -> Bool = { _ in false }
    /// How calm the world is: a calm one does everything in its turn.
    let isCalm: Bool
    /// How often the loop rested.
    private(set) var restCount = 0
    /// Whether a checkpoint is under way, or the thread that makes them has ended.
    private var isCheckpointing = false

    /// How often bytes came, by the beginning of their digest.
    private(set) var expectedAnswers: [String: Int] = [:]
    /// How many folders came.
    private(set) var expectedFolders = 0

    /// Something in a drop folder.
    struct InboxEvent {
        var path: Path
        var changes: FolderChanges
    }

    init(_ base: SimulatedBase, _ script: Script, seed: UInt64, isCalm: Bool) {
        self.base = base
        self.script = script
        self.isCalm = isCalm
        dice = Dice(seed)
        randomness = Dice(seed ^ 0x5EED)
        time = SimulatedTime(script.start)
        let habit: SimulatedDisk.Habit = dice.pick(SimulatedDisk.Habit.allCases)
        simulated = SimulatedDisk(
            root: base.image.copy(), nextNumber: base.nextNumber, time: time, habit: habit)
        disk = simulated
        begin()
    }

    /// After a start of the machine or the process: nobody has told anything.
    func begin() {
        events = []
        hands = nil
        loop = nil
        isCheckpointing = false
        simulated.told = { [unowned self] path, changes in
            events.append(InboxEvent(path: path, changes: changes))
        }
        if !isCalm { simulated.between = { [unowned self] in doOtherThreadsWork() } }
    }

    /// Lets go of what holds the world.
    func end() {
        hands = nil
        disk = simulated
        simulated.kill()
        simulated.told = { _, _ in }
    }

    func take(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: randomness.next()) }
    }

    // MARK: Other threads

    private func doOtherThreadsWork() {
        guard dice.once(in: 12) else { return }
        if dice.once(in: 3) { checkpoint() } else { hands?.workOnce() }
    }

    /// What `CheckpointThread` does when its time has come.
    private func checkpoint() {
        guard !isCheckpointing, let checkpointer = loop?.store.checkpointer,
            checkpointer.hasPending
        else { return }
        isCheckpointing = true
        defer { isCheckpointing = false }
        do {
            try checkpointer.checkpoint()
        } catch {
            // A final one is kept by the checkpointer; the next commit throws it.
            return
        }
        _ = loop?.store.settler?.settle(before: checkpointer.durableLines, atLeast: 1)
    }

    /// The power goes and comes back.
    func cutPower() {
        // No throw of the dice, so that stories stay what they were.
        settledShelf.lose(portions: simulated.effectCount % 3)
        simulated.cutPower(&dice)
    }

    // MARK: Surroundings

    func shelf(sealedBy ledger: NoteSigner) -> (any SettledShelf)? { settledShelf }
    var hasCheckpointThread: Bool { false }
    var hasClaimingThreads: Bool { false }

    func inbox(watching: Bool) throws(SystemError) -> any InboxSight {
        SimulatedSight(self, watching: watching)
    }

    func opened(anew workspace: Workspace, adopted: ContentDigest?) throws -> Workspace {
        workspace
    }

    func ledgerSigner(of workspace: Workspace) throws -> NoteSigner { base.signer }

    func hands(
        _ count: Int, make: @escaping @Sendable () -> ClaimWorker
    ) throws(SystemError) -> any JobHands {
        let hands = SteppedHands(self, (0..<count).map { _ in make() })
        self.hands = hands
        return hands
    }

    func examiner(
        _ program: Path, _ rules: Path, _ limits: IntakeLimits
    ) throws -> any PackageExaminer { SimulatedExaminer(base.answers, self) }

    func openPackage(_ path: Path) throws(SystemError) -> FileDescriptor {
        do throws(StorageError) {
            openedPackage = try disk.contents(of: path)
        } catch {
            throw error.system
                ?? SystemError(call: "open", code: ErrorCode.deviceFailed, subject: "\(path)")
        }
        let file = try Files.memoryFile("package")
        try file.write(openedPackage)
        return file
    }

    func space(of folder: Path) throws(SystemError) -> FileSystemSpace { simulated.space() }

    func keepUntilExit(_ lock: any DiskLock) {}

    func views(
        of opening: RegistryOpening, report: @escaping @Sendable (LoopReport) -> Void
    ) throws -> any ViewMaker { NoViews() }

    /// Views are derived and are made by other tests.
    private struct NoViews: ViewMaker {
        func noteLines(before end: Int) {}
        func noteDay() {}
        var hasEnded: Bool { true }
        var ended: AwaitedDescriptor? { nil }
        func beginFinishing() {}
        func stop() {}
    }

    var steadyMilliseconds: Int64 { time.milliseconds }

    var stampMilliseconds: Int64 { time.milliseconds }

    /// A few events, some of them late or lost.
    func takeEvents() -> [InboxEvent?] {
        if events.isEmpty { return [] }
        if isCalm {
            defer { events = [] }
            return events
        }
        if dice.once(in: 20) {
            events = []
            return [nil]
        }
        let count = dice.number(0...events.count)
        defer { events.removeFirst(count) }
        return Array(events.prefix(count))
    }

    // MARK: Time

    /// The loop was told to stop, once all is done that the script has.
    func wasToldToStop() throws -> Bool {
        try requirePower()
        if isToldToStop(self) { return true }
        guard script.isOver, time.now() >= script.end else { return false }
        // Starts that came late may find what was dropped meanwhile.
        let lastEnd = script.end.adding(milliseconds: Self.lateMilliseconds)
        if try time.now() < lastEnd && hasFile(in: WorkspacePaths.inbox) { return false }
        isCheckpointing = true
        return true
    }

    /// So long after its end the script is over though files wait: then they wait for ever.
    private static let lateMilliseconds: Int64 = 86_400_000

    private func hasFile(in folder: Path) throws -> Bool {
        for entry in try simulated.undisturbed({ try simulated.entries(of: folder) }) {
            let isFolder = entry.kind == .folder
            if try !isFolder || hasFile(in: folder.appending(entry.name)) { return true }
        }
        return false
    }

    private func requirePower() throws {
        if let error = try poweredOff() { throw error }
    }

    private func poweredOff() throws -> StorageError? {
        do throws(StorageError) {
            try simulated.requirePower(.workspace)
            return nil
        } catch { return error }
    }

    func rest(_ milliseconds: Int, awaiting awaited: [AwaitedDescriptor]) throws {
        try requirePower()
        restCount += 1
        if restCount > 20_000 { throw restless() }
        if let hands, hands.hasWork { return hands.workOnce() }
        if isCalm || dice.once(in: 2) { checkpoint() }
        try requirePower()
        if !events.isEmpty { return time.advance(to: time.milliseconds + 1) }
        time.advance(to: wakeTime(milliseconds))
        act()
    }

    private func restless() -> NeverEnds {
        NeverEnds(
            state: "at \(time.now().iso), stalled: \(loop?.stall ?? "no"), "
                + "\(loop?.tracker.waiting ?? 0) files wait, \(loop?.queue.count ?? 0) claims, "
                + "unfinished: \(loop?.store.isUnfinished ?? false), "
                + "busy: \(loop?.crew.isBusy ?? false), "
                + "tick at \(loop?.desk.nextTick?.at ?? 0), "
                + "full look at \(loop?.lastFullLook?.milliseconds ?? 0), "
                + "next step \(script.next(after: time.now())?.iso ?? "none")")
    }

    /// The loop rests again and again, and nothing happens.
    struct NeverEnds: Error {
        var state: String
    }

    /// When the loop has to do something next: nobody waits for a day on which nothing happens.
    private func wakeTime(_ milliseconds: Int) -> Int64 {
        var next = script.next(after: time.now())?.milliseconds ?? script.end.milliseconds
        let isIdle = loop.map { loop in
            loop.stall == nil && loop.tracker.waiting == 0 && loop.queue.count == 0
                && !loop.store.isUnfinished
        }
        guard isIdle == true else { return min(next, time.milliseconds + Int64(milliseconds)) }
        if let tick = loop?.desk.nextTick?.at {
            // While another thing keeps it from firing, time goes on.
            let due = max(tick + RegistryLoop.stampLagMilliseconds, time.milliseconds + 1_000)
            next = min(next, due)
        }
        return max(next, time.milliseconds + 1)
    }

    /// People do what they do by now.
    func act() {
        while let step = script.take(at: time.now()) {
            time.stamping(as: step.at) { step.act(in: self) }
        }
    }

    /// Something is dropped, and inotify tells of it or not.
    func drop(_ path: Path, _ bytes: [UInt8], _ changes: [FolderChanges], growing: Bool = false) {
        simulated.drop(path, bytes, growing: growing)
        for change in changes { events.append(InboxEvent(path: path, changes: change)) }
    }

    /// These bytes came, and want an answer.
    func expect(_ bytes: [UInt8]) {
        let digest = String(SHA256.digest(of: bytes).hex.prefix(16))
        expectedAnswers[digest, default: 0] += 1
    }

    /// A folder came, which wants one too.
    func expectFolder() { expectedFolders += 1 }

    /// The machine or the process is down for so long.
    func sleep(milliseconds: Int64) {
        let end = time.milliseconds + milliseconds
        while let next = script.next(after: time.now()), next.milliseconds <= end {
            time.advance(to: next.milliseconds)
            act()
        }
        time.advance(to: end)
    }

    /// Keeps a remark for the account of a seed that fails.
    func remark(_ text: String) { remarks.append(text) }

    func note(_ report: LoopReport) {
        switch report {
        case .started, .committed, .line, .stopped, .polled, .resumed, .lateMarkerRemoved: break
        default: remarks.append("\(report)")
        }
    }
}
