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

    /// For the set of schemas in force of a workspace.
    init(
        _ workspace: Workspace, program: Path, watch: CellWatch,
        start: @escaping Start = { try ExaminerChild(program: $0, rules: $1, limits: $2) }
    ) {
        self.start = start
        self.program = program
        rules = workspace.root.appending(WorkspacePaths.rules)
            .appending(Path(workspace.rules.digest.hex))
        limits = workspace.configuration.limits
        isWholeRequired = workspace.configuration.requiresWholeCell
        self.watch = watch
    }

    /// Asks, with open files. An examiner that fails is ended, and the next question gets another.
    ///
    /// Throws only when none can be started.
    func ask(
        _ request: ExaminationRequest, _ descriptors: [Int32], sizeBytes: Int
    ) throws -> Result<ExaminationReply, ExaminerDeath> {
        let child = try examiner()
        let time = ExaminationTime.milliseconds(sizeBytes: sizeBytes, limits)
        do throws(ExaminerChild.Failure) {
            let reply = try child.ask(
                request, descriptors: descriptors, timeoutMilliseconds: time)
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
