internal import Registry
internal import Storage
internal import Synchronization
internal import System
internal import WorkingDays

/// The fixed set of worker threads, and a bell for the loop.
final class WorkerThreads: JobHands {
    private let jobs = BlockingQueue<ClaimJob>()
    private let results = BlockingQueue<FinishedJob>()
    private let bell: Bell
    private let isRefusing: Refusing
    private let threads: [WorkerThread]

    /// Starts `count` threads; each makes its worker with `make`.
    init(count: Int, make: @escaping @Sendable () -> ClaimWorker) throws(SystemError) {
        bell = try Bell()
        isRefusing = Refusing()
        var threads: [WorkerThread] = []
        for number in 1...count {
            let jobs = jobs
            let results = results
            let bell = bell
            let isRefusing = isRefusing
            threads.append(
                try WorkerThread("examiner-\(number)") {
                    WorkerThreads.serve(make(), jobs, results, bell, isRefusing)
                })
        }
        self.threads = threads
    }

    private static func serve(
        _ worker: ClaimWorker, _ jobs: BlockingQueue<ClaimJob>,
        _ results: BlockingQueue<FinishedJob>, _ bell: Bell, _ isRefusing: Refusing
    ) {
        while let job = jobs.pop() {
            let result = isRefusing.value ? job.untouched : worker.work(on: job)
            results.push(FinishedJob(order: job.order, result: result))
            bell.ring()
        }
        do {
            try worker.close()
        } catch {
            // The kernel ends the child with this thread anyway.
        }
    }

    var awaited: AwaitedDescriptor? { bell.wakeUp.descriptor.awaiting(.readable) }

    func add(_ job: ClaimJob) { jobs.push(job) }

    /// The bell is hushed only when nothing is left: one that rings after that look is heard again.
    func takeFinished() -> FinishedJob? {
        if let finished = results.tryPop() { return finished }
        bell.hush()
        return results.tryPop()
    }

    func refuseMore() {
        isRefusing.set()
        jobs.close()
    }

    func stop() {
        for thread in threads { thread.join() }
    }
}

/// Whether workers should leave alone what they have not begun.
private final class Refusing: Sendable {
    private let flag = Mutex(false)

    var value: Bool { flag.withLock { $0 } }

    func set() { flag.withLock { $0 = true } }
}

/// A wake-up that several threads ring.
private final class Bell: Sendable {
    let wakeUp: WakeUp

    init() throws(SystemError) { wakeUp = try WakeUp() }

    func ring() {
        do {
            try wakeUp.ring()
        } catch {
            preconditionFailure("an eventfd of this process can be written: \(error)")
        }
    }

    func hush() {
        do {
            try wakeUp.hear()
        } catch {
            preconditionFailure("an eventfd of this process can be read: \(error)")
        }
    }
}
