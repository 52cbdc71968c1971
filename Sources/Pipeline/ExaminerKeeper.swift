internal import Cell
internal import Examination
internal import Registry
internal import Storage
internal import System

/// Has an examiner at hand for one thread: starts it when it is needed, ends it when it fails, and takes
/// its time before the next where one after another fails.
///
/// Belongs to the thread that asks.
final class ExaminerKeeper {
    private let program: Path
    private let rules: Path
    private let limits: IntakeLimits
    private let watch: CellWatch
    private let isWholeRequired: Bool
    private let start: Start
    private var child: (any PackageExaminer)?
    /// How many died since the last that answered.
    private var deathsInRow = 0
    /// The most memory that one of them had, KiB; `nil` while none has ended.
    private(set) var peakKiB: Int?

    /// The first death is followed by another start at once, the next ones by pauses of 0.1, 0.2 … s,
    /// at most this. A sender of packages that kill examiners then costs a start in so much time and
    /// not a processor.
    private static let maxPauseMilliseconds = 2_000
    private static let firstPauseMilliseconds = 100

    /// Starts an examiner: its program, the folder of its schemas, the bounds on packages.
    typealias Start = @Sendable (Path, Path, IntakeLimits) throws -> any PackageExaminer

    /// For the set of schemas in a folder.
    init(
        rules: Path, limits: IntakeLimits, isWholeRequired: Bool, program: Path, watch: CellWatch,
        start: @escaping Start
    ) {
        self.start = start
        self.program = program
        self.rules = rules
        self.limits = limits
        self.isWholeRequired = isWholeRequired
        self.watch = watch
    }

    /// For the set of schemas in force of a workspace.
    convenience init(
        _ workspace: Workspace, program: Path, watch: CellWatch,
        start: @escaping Start = { try ExaminerChild(program: $0, rules: $1, limits: $2) }
    ) {
        self.init(
            rules: workspace.root.appending(WorkspacePaths.rules)
                .appending(Path(workspace.rules.digest.hex)),
            limits: workspace.configuration.limits,
            isWholeRequired: workspace.configuration.requiresWholeCell, program: program,
            watch: watch, start: start)
    }

    /// Another like this one, whose examiners see nothing of what this one's see.
    func another() -> ExaminerKeeper {
        ExaminerKeeper(
            rules: rules, limits: limits, isWholeRequired: isWholeRequired, program: program,
            watch: watch, start: start)
    }

    /// Asks, with open files. An examiner that fails is ended, and the next question gets another.
    ///
    /// `progress` is told how many bytes of a large package it has read. Throws only when none can be
    /// started.
    func ask(
        _ request: ExaminationRequest, _ descriptors: [Int32], sizeBytes: Int,
        progress: (Int) -> Void = { _ in }
    ) throws -> Result<ExaminationReply, ExaminerDeath> {
        let time = ExaminationTime.milliseconds(sizeBytes: sizeBytes, limits)
        let child = try examiner(for: time)
        do throws(ExaminerChild.Failure) {
            let reply = try child.ask(
                request, descriptors: descriptors, timeoutMilliseconds: time,
                progress: progress)
            deathsInRow = 0
            return .success(reply)
        } catch {
            self.child = nil
            deathsInRow += 1
            let death = try child.end(
                after: error, boundKiB: limits[.examinationMemoryBytes] >> 10)
            note(death.peakKiB)
            return .failure(death)
        }
    }

    /// Ends the examiner.
    func close() throws(SystemError) {
        guard let ended = child else { return }
        child = nil
        note(try ended.end())
    }

    private func note(_ peak: Int) { peakKiB = max(peak, peakKiB ?? 0) }

    /// One that may use the processor for so long: an old one may have too little left.
    private func examiner(for milliseconds: Int) throws -> any PackageExaminer {
        let child = try examiner()
        guard try !ExaminerKeeper.isReady(child, for: milliseconds) else { return child }
        try close()
        let fresh = try examiner()
        // What the machine leaves a fresh one is all that there is.
        _ = try ExaminerKeeper.isReady(fresh, for: milliseconds)
        return fresh
    }

    private static func isReady(
        _ child: any PackageExaminer, for milliseconds: Int
    ) throws(SystemError) -> Bool {
        do {
            return try child.allow(milliseconds: milliseconds)
        } catch {
            // It ended since it was looked at, with nothing in hand.
            guard try child.isAlive else { return false }
            throw error
        }
    }

    private func examiner() throws -> any PackageExaminer {
        if let child {
            if try child.isAlive { return child }
            // It ended with nothing in hand; that says nothing about the next package.
            try close()
        }
        if deathsInRow > 1 {
            let pause = ExaminerKeeper.firstPauseMilliseconds << min(deathsInRow - 2, 8)
            ThisProcess.sleep(milliseconds: min(pause, ExaminerKeeper.maxPauseMilliseconds))
        }
        let started = try start(program, rules, limits)
        do {
            try watch.note(started.gaps, of: program, isWholeRequired: isWholeRequired)
        } catch {
            _ = try started.end()
            throw error
        }
        child = started
        return started
    }
}
