internal import Registry
internal import Storage
package import System
internal import WorkingDays

/// The watcher and the loop that owns the journal: takes in what is dropped and what the clock
/// brings, until it is told to stop or, in a single pass, until nothing is left.
package final class RegistryLoop {
    /// How to run.
    package struct Options: Sendable {
        /// Whether to end when the inbox is drained and every due tick is taken.
        package var isSinglePass: Bool
        /// Worker threads, each with an examiner; 1 or more.
        package var workers: Int
        /// The examiner's program.
        package var examiner: Path
        /// The program that makes PDFs; it lies beside the examiner.
        package var press: Path { examiner.folder.appending("dengji-press") }
        /// What reports call this program.
        package var engine: String
        /// As many random bytes as asked for.
        package var random: @Sendable (Int) -> [UInt8]
        /// Adds up where the time goes.
        package var timer: StepTimer
        /// What children say of their cells.
        package var cells: CellWatch
        /// Is told how far large packages have come.
        package var progress: WorkProgress

        /// Options.
        package init(
            isSinglePass: Bool, workers: Int, examiner: Path, engine: String,
            random: @escaping @Sendable (Int) -> [UInt8], timer: StepTimer = StepTimer(),
            cells: CellWatch = CellWatch(), progress: WorkProgress = WorkProgress { _ in }
        ) {
            self.isSinglePass = isSinglePass
            self.workers = workers
            self.examiner = examiner
            self.engine = engine
            self.random = random
            self.timer = timer
            self.cells = cells
            self.progress = progress
        }
    }

    let options: Options
    let clock: any Clock
    let report: @Sendable (LoopReport) -> Void
    let store: Store
    let desk: InputDesk
    let crew: WorkerCrew
    let claims: Claims
    let views: any ViewMaker
    let surroundings: any LoopSurroundings
    var folders: DropFolders
    let tracker: InboxTracker
    var markers: MarkerBoard
    /// Where files were taken from lately.
    var taken = TakenPlaces()
    /// Empty markers that came after their file was taken; they are removed.
    var lateMarkers: Set<InboxPlace> = []
    var waiting: WaitingBoard
    var nextWaitingLook: Int64 = 0
    /// Folders whose file system was asked for.
    var askedFolders: Set<PartyID?> = []
    var queue = ExaminedQueue()
    var needsFullLook = true
    var lastFullLook: Instant?
    var nextSlowLook: Int64 = 0
    /// How often everything is looked at although no event came, for shares that send none.
    let slowLookMilliseconds: Int64
    /// How many lines the next commit may have.
    var batchLimit = BatchLimit()
    var stall: String?
    /// What was told of lines that cannot be settled.
    private var settlingFault: SettledFault?
    var stallKind: String?
    var isInboxAway = false
    private var viewedDay: Day?
    private var idleWaits = 0
    /// Whether the index was made anew since a single pass last asked what is left.
    var wasIndexLost = false
    var reportedOthers: Set<Path> = []
    /// Parties whose folder may not be read; each is said once.
    var unreadable: Set<PartyID> = []
    /// Parties whose share does not answer; each is said once.
    var saidSilent: Set<PartyID> = []
    /// Party folders of the last look at everything that lie on file systems of their own.
    var apartFolders: [PartyID] = []
    var retryAt: Int64 = 0
    /// Claims that an earlier run left, the earliest first. They take their places among the files that
    /// still wait: one that was received before them may not have been claimed when that run ended.
    var leftClaims: [Claim]
    /// How long they wait for files that are not ready yet.
    private(set) var leftUntil: Int64 = 0
    /// Whether nothing was tried again since then; else there is nothing to wake up for.
    var isRetryDue = false
    /// What is kept free of the disk.
    let reserve: DiskReserve
    /// Why nothing more is taken in, while the disk is short of room.
    var shortage: DiskReserve.Shortage?
    /// Whether a file waits for it.
    var isShortHolding = false
    /// Bytes of the files that workers have in hand.
    var handedBytes = 0
    /// Files that are left alone for want of room alone.
    var roomless: [InboxPlace: RoomlessFile] = [:]
    /// How much of each drop folder was taken within an hour.
    var share: HourlyShare
    /// Drop folders of which it was said that they wait.
    var saidHeld: Set<PartyID?> = []
    /// What `registry/held.state` says; `nil` when that is not known.
    var heldPutDown: [HeldFolders.Held]?
    /// Claims that could not be examined for a reason of the machine's; they are tried again.
    var unexamined: [ClaimJob] = []
    /// Places whose file was not what it was any more when a worker came.
    var lookAgain: Set<InboxPlace> = []
    /// Files and claims handed to workers so far.
    var jobCount = 0
    let begun = System.SystemClock.monotonicNanoseconds()
    private var isStopping = false
    /// Whether a committed line changed the set of schemas or a party file.
    var needsOpening = false

    /// How long intake stands still before it is tried again after the machine would not.
    static let retryMilliseconds: Int64 = 1_000
    /// How long a single file that cannot be taken is left alone.
    static let parkMilliseconds: Int64 = 60_000
    /// How often a single pass waits in a row for files that never stay unchanged.
    static let maxIdleWaits = 20
    /// A look at everything comes no sooner than so many times as long as the last one took.
    static let slowLookFactor: Int64 = 20
    /// Events are taken in portions of a few hundred, so many before something else is done.
    static let maxEventPortions = 16
    /// Examined claims of one drop folder that may wait for an earlier one of it.
    static let maxHeldPerFolder = 64
    /// How far the time stamp of an inode may be behind the clock.
    static let stampLagMilliseconds: Int64 = 100

    /// Opens the workspace's registry and starts workers; throws when the lock is taken, when
    /// something needed is missing, or when the journal is damaged.
    package convenience init(
        _ workspace: Workspace, options: Options, clock: any Clock,
        report: @escaping @Sendable (LoopReport) -> Void, goingOn held: HeldRegistry? = nil
    ) throws {
        try self.init(
            workspace, options: options, clock: clock, report: report, holding: held?.lock,
            in: held?.surroundings ?? MachineSurroundings(root: workspace.root))
    }

    /// The same in any surroundings; `held` is the lock of a store that was closed to be opened anew.
    init(
        _ workspace: Workspace, options: Options, clock: any Clock,
        report: @escaping @Sendable (LoopReport) -> Void, holding held: (any DiskLock)?,
        in surroundings: any LoopSurroundings
    ) throws {
        self.options = options
        self.clock = clock
        self.report = report
        self.surroundings = surroundings
        let opening = try RegistryOpening(
            workspace, options: options, clock: clock, in: surroundings, holding: held)
        let workspace = opening.workspace
        store = opening.store
        desk = opening.desk
        crew = opening.crew
        claims = opening.claims
        views = try surroundings.views(of: opening, report: report)
        folders = DropFolders(
            inbox: workspace.root.appending(WorkspacePaths.inbox),
            through: try surroundings.inbox(
                watching: !options.isSinglePass && workspace.configuration.usesEvents))
        try folders.makeMissing(for: Array(workspace.parties.values))
        let configuration = workspace.configuration
        tracker = InboxTracker(
            rules: ReadyRules(
                stillMilliseconds: Int64(configuration.stillMilliseconds),
                incompleteMilliseconds: Int64(configuration.incompleteWaitMilliseconds)))
        markers = MarkerBoard(
            stillMilliseconds: Int64(configuration.stillMilliseconds),
            isSinglePass: options.isSinglePass)
        waiting = WaitingBoard(
            periodMilliseconds: Int64(configuration.waitingNoticeMilliseconds))
        slowLookMilliseconds = Int64(configuration.lookMilliseconds)
        reserve = DiskReserve(configuration.limits)
        share = HourlyShare(
            configuration.limits, parties: workspace.parties, isSinglePass: options.isSinglePass)
        leftClaims = opening.leftClaims.sorted {
            ($0.receivedAt, $0.name) < ($1.receivedAt, $1.name)
        }
        leftUntil = steadyMilliseconds + Int64(configuration.stillMilliseconds)
        report(
            .started(
                openCases: desk.index.openCount, repaired: store.recovery.text))
        options.cells.noteKernel()
        reportCells()
        try recallShares()
        if let offered = workspace.offered {
            report(.rulesOffered(inForce: workspace.rules.digest, offered: offered.digest))
        }
    }

    /// Runs; returns after a stop signal or, in a single pass, when nothing is left to do. Throws
    /// when the process must not go on; what is durable is whole, and the next start goes on.
    ///
    /// After a line that changes what the registry was opened with, it ends with what the caller
    /// gives to the loop that it opens next; claims that are not answered yet wait as after a crash.
    @discardableResult
    package func run() throws -> HeldRegistry? {
        do {
            try settleStart()
            while try turn() {}
        } catch {
            if !crew.stop(waitingMilliseconds: RegistryLoop.patienceMilliseconds) { keepLock() }
            views.stop()
            throw error
        }
        let goesOn = needsOpening && !isStopping
        if !crew.stop(waitingMilliseconds: RegistryLoop.patienceMilliseconds) {
            keepLock()
            if goesOn { throw PipelineError.stalled(reason: RegistryLoop.hangsInClaim) }
        }
        if !needsOpening { try settle() }
        // Told to stop, views that are behind are left to the next start.
        if !needsOpening { try finishViews() }
        views.stop()
        if goesOn {
            report(.opensAnew)
            return HeldRegistry(lock: try store.handOver(), surroundings: surroundings)
        }
        forgetHeld()
        try store.close()
        options.timer.note(peakKiB: try ThisProcess.usage().maxResidentKiB)
        report(.stopped)
        if options.isSinglePass, !isStopping, let leftForReserve { throw leftForReserve }
        return nil
    }

    /// Waits for views that are behind, as long as nobody says to end.
    private func finishViews() throws {
        if isStopping { return }
        views.beginFinishing()
        while !isStopping, !views.hasEnded {
            try surroundings.rest(60_000, awaiting: [views.ended].compactMap(\.self))
            try heedSignals()
        }
    }

    /// The time now, never behind the last line.
    var now: Instant {
        max(clock.now(), Instant(milliseconds: desk.index.lastAt))
    }

    /// One round; false when it was the last.
    private func turn() throws -> Bool {
        try heedSignals()
        let today = clock.now().day
        if let viewedDay, viewedDay != today { views.noteDay() }
        viewedDay = today
        try look()
        // First what is finished: it makes room for what the workers do while this thread commits.
        try receive()
        if !isStopping, !needsOpening { try dispatch() }
        var committed = try settle()
        if needsOpening { return try !isStopping && isClaimWaitedFor() }
        if !options.isSinglePass, committed == 0 { committed = try noticeWaiting() }
        if committed > 0 { idleWaits = 0 }
        if isStopping {
            // A share that does not answer holds up nobody's end either.
            let silent = silentFolders(for: Int64(RegistryLoop.patienceMilliseconds))
            if crew.isBusy(without: silent), committed == 0 { try sleep(100) }
            return crew.isBusy(without: silent)
        }
        let isBusy = crew.isBusy(without: silentFolders(for: awayMilliseconds))
        if options.isSinglePass, !isBusy, committed == 0 {
            // What was due may not have been seen.
            if try store.checkHealth() || wasIndexLost {
                wasIndexLost = false
                return true
            }
            if let stall { throw PipelineError.stalled(reason: stall) }
            if queue.count == 0, leftForReserve != nil { return false }
            if queue.count == 0 { return try isSomethingLeft() }
        }
        if committed == 0 { try wait() }
        return true
    }

    /// In a single pass: whether a last look finds something that is ready now, or will be once it
    /// stayed unchanged long enough. What looks truncated is left for a later pass.
    private func isSomethingLeft() throws -> Bool {
        needsFullLook = true
        try look()
        if !leftClaims.isEmpty {
            try sleep(Int(max(leftUntil - steadyMilliseconds, 20)))
            return true
        }
        if tracker.hasReady(now: steadyMilliseconds) { return true }
        if nextTick() != nil || isShareWaitedFor {
            // It waits for a file of which nobody can say yet whether it is whole.
            try sleep(20)
            return true
        }
        let still = Int64(desk.workspace.configuration.stillMilliseconds)
        let now = steadyMilliseconds
        let next = [tracker.nextMilliseconds(now: now), markers.nextMilliseconds(now: now)]
            .compactMap { $0 }.min()
        guard let next, next <= still, idleWaits < RegistryLoop.maxIdleWaits
        else { return try noticeWaiting() > 0 }
        idleWaits += 1
        try sleep(Int(next))
        return true
    }

    /// Sleeps until something happens or the next thing is due.
    private func wait() throws {
        let now = steadyMilliseconds
        var next = nextSlowLook - now
        if let due = tracker.nextMilliseconds(now: now) { next = min(next, due) }
        if let due = markers.nextMilliseconds(now: now) { next = min(next, due) }
        next = min(next, max(nextWaitingLook - now, 0))
        if let tick = desk.nextTick {
            // One that is due already waits for files under way, or for the next full look.
            let isSlow = shortage != nil || !silentFolders(for: 0).isEmpty
            let pace = isSlow ? RegistryLoop.retryMilliseconds : 20
            next = min(next, max(tick.at - clock.now().milliseconds, pace))
        }
        if shortage != nil { next = min(next, RegistryLoop.retryMilliseconds) }
        if let room = nextRoom {
            next = min(next, max(room.milliseconds - self.now.milliseconds, 20))
        }
        if !leftClaims.isEmpty { next = min(next, max(leftUntil - now, retryAt - now, 20)) }
        if stall != nil, isRetryDue { next = min(next, max(retryAt - now, 0)) }
        if !lookAgain.isEmpty { next = 0 }
        if crew.isBusy { next = options.isSinglePass ? 1_000 : min(next, 1_000) }
        store.idle()
        try store.checkHealth()
        tellOfSettling()
        try sleep(Int(min(max(next, 0), 60_000)))
    }

    private func tellOfSettling() {
        let fault = store.settlingFault
        if let fault, fault != settlingFault { report(.settlingFailed("\(fault)")) }
        settlingFault = fault
    }

    /// Sleeps until an event, a result or a signal comes, at most so long.
    private func sleep(_ milliseconds: Int) throws {
        try surroundings.rest(
            milliseconds, awaiting: [crew.awaited, folders.awaited].compactMap(\.self))
        try heedSignals()
    }

    private func heedSignals() throws {
        if try surroundings.wasToldToStop() {
            isStopping = true
            crew.refuseMore()
        }
    }

    /// Milliseconds of a clock that never jumps.
    var steadyMilliseconds: Int64 { surroundings.steadyMilliseconds }
}
