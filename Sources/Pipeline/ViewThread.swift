internal import Ledger
internal import Registry
internal import Storage
internal import Synchronization
internal import System

/// Makes the views of committed lines on a thread of its own, with low priority, behind the commit.
///
/// It is told how far the journal goes and reads the lines back from there, so that being behind
/// costs no memory. The position it has reached is kept beside the registry; a start goes on from
/// there, and views that a crash cut short are made again.
final class ViewThread: ViewMaker {
    /// What there is to do.
    private struct Work: Sendable {
        /// Views of lines before this one are wanted.
        var end: Int
        /// What depends on the day is made anew, because another one has begun.
        var isDayNew = false
        /// End when nothing is left.
        var isFinishing = false
        /// End as soon as may be.
        var isStopping = false
        /// It has ended.
        var hasEnded = false
    }

    /// What the thread and its owner share.
    private final class Desk: Sendable {
        let work: Mutex<Work>
        let bell: Bell
        /// Rings once nothing is made any more.
        let ended: Bell

        init(end: Int) throws(SystemError) {
            work = Mutex(Work(end: end))
            bell = try Bell()
            ended = try Bell()
        }

        func tell(_ change: (inout Work) -> Void) {
            work.withLock { change(&$0) }
            bell.ring()
        }

        func noteEnd() {
            work.withLock { $0.hasEnded = true }
            ended.ring()
        }

        func rest(_ milliseconds: Int? = nil) throws(SystemError) {
            _ = try bell.wakeUp.descriptor.wait(
                for: .readable, timeoutMilliseconds: milliseconds)
            bell.hush()
        }
    }

    private let desk: Desk
    private let thread: WorkerThread

    /// Lines taken at once; todo folders and indexes are then made once for all of them.
    private static let maxBatch = 64
    /// Lines taken into the index of names at once.
    private static let maxIndexed = 256
    /// Lines whose papers are printed at once; pages of new lines wait for no more than these.
    private static let maxPrinted = 4
    /// How long views wait after they could not be written.
    private static let retryMilliseconds = 1_000
    /// How often a view is tried while the program ends; the next start makes what is left.
    private static let lastAttempts = 3

    /// `linesBefore` is how many lines the journal has before this run adds any.
    init(
        workspace: Workspace, disk: LinuxDisk, ledger: NoteSigner, options: RegistryLoop.Options,
        clock: any Clock, linesBefore: Int, report: @escaping @Sendable (LoopReport) -> Void
    ) throws {
        let desk = try Desk(end: linesBefore)
        self.desk = desk
        thread = try WorkerThread("views") {
            defer { desk.noteEnd() }
            do {
                try ThisProcess.setThreadNice(10)
                let writer = try ViewWriter(
                    workspace: workspace, disk: disk, ledger: ledger, options: options,
                    clock: clock, report: report)
                defer { writer.close() }
                // What depends on the day is made anew at a start.
                try ViewThread.insist(desk, report) { try writer.makeDue() }
                while try ViewThread.work(desk, writer, options, report) {}
            } catch {
                // Views are derived: intake goes on without them, and a start makes them again.
                report(.viewFailed("\(error)"))
            }
        }
    }

    /// One portion, or a rest; false when it is time to end.
    private static func work(
        _ desk: Desk, _ writer: ViewWriter, _ options: RegistryLoop.Options,
        _ report: @Sendable (LoopReport) -> Void
    ) throws -> Bool {
        let work = desk.work.withLock { work in
            defer { work.isDayNew = false }
            return work
        }
        if work.isStopping { return false }
        if work.isDayNew { try insist(desk, report) { try writer.makeDue() } }
        var isRecalling = false
        try insist(desk, report) { isRecalling = try writer.recallNext(before: work.end) }
        if isRecalling { return true }
        let start = System.SystemClock.monotonicNanoseconds()
        var made = 0
        try insist(desk, report) {
            made = try writer.makeNext(before: work.end, limit: maxBatch)
        }
        if made > 0 {
            options.timer.add(
                .views, System.SystemClock.monotonicNanoseconds() - start, count: made)
            try insist(desk, report) { _ = try writer.makeDesks(atEnd: false) }
            return true
        }
        var wait: Int?
        try insist(desk, report) { wait = try writer.makeDesks(atEnd: work.isFinishing) }
        // The index of names comes late: nobody waits for it.
        if writer.indexNext(before: work.end, limit: maxIndexed) > 0 { return true }
        // PDFs come last. A watcher that is told to end leaves them to its next start.
        if !work.isFinishing || options.isSinglePass {
            var printed = 0
            try insist(desk, report) {
                printed = try writer.printNext(before: work.end, limit: maxPrinted)
            }
            if printed > 0 { return true }
        }
        if work.isFinishing { return false }
        let retry = writer.isIndexFailing ? retryMilliseconds : nil
        try desk.rest([wait, retry].compactMap(\.self).min())
        return true
    }

    /// Does something until it succeeds: a disk may be full for a while. It is given up only when
    /// the loop is about to end; the next start makes the views then.
    private static func insist(
        _ desk: Desk, _ report: @Sendable (LoopReport) -> Void, _ body: () throws -> Void
    ) throws {
        var failures = 0
        while true {
            do {
                try body()
                // Whoever goes on by what it was told before has to look again: these rests heard it.
                if failures > 0 { desk.tell { _ in } }
                return
            } catch {
                if failures == 0 { report(.viewFailed("\(error)")) }
                failures += 1
                let (isFinishing, isStopping) = desk.work.withLock {
                    ($0.isFinishing, $0.isStopping)
                }
                if isStopping || isFinishing && failures >= ViewThread.lastAttempts { throw error }
                try desk.rest(ViewThread.retryMilliseconds)
            }
        }
    }

    /// Lines were committed; the next one will be `end`. Never waits.
    func noteLines(before end: Int) { desk.tell { $0.end = end } }

    /// Another day has begun.
    func noteDay() { desk.tell { $0.isDayNew = true } }

    var hasEnded: Bool { desk.work.withLock { $0.hasEnded } }

    var ended: AwaitedDescriptor? { desk.ended.wakeUp.descriptor.awaiting(.readable) }

    /// Makes what is left and ends by itself then. Never waits.
    func beginFinishing() { desk.tell { $0.isFinishing = true } }

    /// Ends as soon as it may, and waits for that; what is left is made at the next start.
    func stop() {
        desk.tell { $0.isStopping = true }
        thread.join()
    }
}
