internal import Registry
internal import Storage
internal import Synchronization
internal import System

/// Makes the views of committed lines on a thread of its own, with low priority, behind the commit.
///
/// The position it has reached is kept beside the registry; a start goes on from there, and views
/// that a crash cut short are made again.
final class ViewThread: Sendable {
    /// What there is to do.
    private enum Job: Sendable {
        /// The views of a line.
        case line(JournalLine)
        /// What depends on the day, because another one has begun.
        case day
    }

    private let jobs = BlockingQueue<Job>()
    private let thread: WorkerThread

    /// Lines taken at once; todo folders and indexes are then made once for all of them.
    private static let maxBatch = 64

    /// `linesBefore` is how many lines the journal has before this run adds any.
    init(
        workspace: Workspace, disk: LinuxDisk, options: RegistryLoop.Options, clock: any Clock,
        linesBefore: Int, report: @escaping @Sendable (LoopReport) -> Void
    ) throws {
        let jobs = jobs
        thread = try WorkerThread("views") {
            do {
                try ThisProcess.setThreadNice(10)
                let writer = try ViewWriter(
                    workspace: workspace, disk: disk, options: options, clock: clock,
                    report: report)
                defer { writer.close() }
                ViewThread.insist(jobs, report) { try writer.catchUp(before: linesBefore) }
                while true {
                    let batch = jobs.pop(upTo: ViewThread.maxBatch)
                    if batch.isEmpty { return }
                    let lines = batch.compactMap { job in
                        if case .line(let line) = job { line } else { nil }
                    }
                    let start = System.SystemClock.monotonicNanoseconds()
                    ViewThread.insist(jobs, report) { try writer.make(lines) }
                    options.timer.add(
                        .views, System.SystemClock.monotonicNanoseconds() - start,
                        count: lines.count)
                }
            } catch {
                // Views are derived: intake goes on without them, and a start makes them again.
                report(.viewFailed("\(error)"))
                jobs.close()
            }
        }
    }

    /// Does something until it succeeds: a disk may be full for a while. It is given up only when
    /// the loop is about to end; the next start makes the views then.
    private static func insist(
        _ jobs: BlockingQueue<Job>, _ report: @Sendable (LoopReport) -> Void,
        _ body: () throws -> Void
    ) {
        var isFirst = true
        while true {
            do {
                return try body()
            } catch {
                if isFirst { report(.viewFailed("\(error)")) }
                isFirst = false
                if jobs.isClosedNow { return }
                ThisProcess.sleep(milliseconds: ViewThread.retryMilliseconds)
            }
        }
    }

    /// How long views wait after they could not be written.
    private static let retryMilliseconds = 1_000

    /// Hands over committed lines. Never waits.
    func add(_ new: [JournalLine]) {
        for line in new { jobs.push(.line(line)) }
    }

    /// Another day has begun.
    func noteDay() { jobs.push(.day) }

    /// Makes what is left and ends.
    func finish() {
        jobs.close()
        thread.join()
    }

    /// Ends as soon as it may; what is left is made at the next start.
    func stop() {
        while jobs.tryPop() != nil {}
        finish()
    }
}
