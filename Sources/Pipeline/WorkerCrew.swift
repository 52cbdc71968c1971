internal import Registry
internal import Storage
internal import Synchronization
internal import System
internal import WorkingDays

/// The fixed set of worker threads: jobs in, results out, and a bell for the loop.
final class WorkerCrew: Sendable {
    private struct UnderWay: Sendable {
        /// By order.
        var jobs: [Int: Job] = [:]

        struct Job: Sendable {
            var folder: PartyID?
            var received: Int64
        }
    }

    /// A job's answer.
    private struct Finished: Sendable {
        var order: Int
        var result: ClaimResult
    }

    private let jobs = BlockingQueue<ClaimJob>()
    private let results = BlockingQueue<Finished>()
    private let bell: Bell
    private let state = Mutex(UnderWay())
    private let isRefusing: Refusing
    private let threads: [WorkerThread]
    private let capacity: Int

    /// Jobs handed out per worker before the loop waits for results.
    private static let jobsPerWorker = 16

    /// Starts `count` threads; each makes its worker with `make`.
    init(count: Int, make: @escaping @Sendable () -> ClaimWorker) throws(SystemError) {
        precondition(count > 0)
        capacity = count * WorkerCrew.jobsPerWorker
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
                    WorkerCrew.serve(make(), jobs, results, bell, isRefusing)
                })
        }
        self.threads = threads
    }

    private static func serve(
        _ worker: ClaimWorker, _ jobs: BlockingQueue<ClaimJob>,
        _ results: BlockingQueue<Finished>, _ bell: Bell, _ isRefusing: Refusing
    ) {
        while let job = jobs.pop() {
            let result = isRefusing.value ? job.untouched : worker.work(on: job)
            results.push(Finished(order: job.order, result: result))
            bell.ring()
        }
        do {
            try worker.close()
        } catch {
            // The kernel ends the child with this thread anyway.
        }
    }

    /// For `Poll.wait`.
    var awaited: AwaitedDescriptor { bell.wakeUp.descriptor.awaiting(.readable) }

    /// Whether more jobs may be handed out.
    var hasRoom: Bool { state.withLock { $0.jobs.count } < capacity }

    /// Whether a job is not answered yet.
    var isBusy: Bool { state.withLock { !$0.jobs.isEmpty } }

    /// The earliest time of receipt among files that are being worked on.
    var earliestUnderWay: Int64? { state.withLock { $0.jobs.values.map(\.received).min() } }

    /// The lowest order among the jobs of each drop folder.
    var firstOrders: [PartyID?: Int] {
        state.withLock { state in
            state.jobs.reduce(into: [:]) { first, job in
                first[job.value.folder] = min(first[job.value.folder] ?? .max, job.key)
            }
        }
    }

    /// Hands out a job.
    func add(_ job: ClaimJob) {
        let entry = UnderWay.Job(folder: job.folder, received: job.received)
        state.withLock { $0.jobs[job.order] = entry }
        jobs.push(job)
    }

    /// Takes what is finished. Never waits.
    func takeResults() -> [ClaimResult] {
        var taken: [ClaimResult] = []
        while let finished = results.tryPop() {
            state.withLock { $0.jobs[finished.order] = nil }
            taken.append(finished.result)
        }
        bell.hush()
        return taken
    }

    /// Lets each worker finish the file it has in hand; the others stay in the inbox.
    func refuseMore() {
        isRefusing.set()
        jobs.close()
    }

    /// Ends the workers after their present job, and waits for them.
    func stop() {
        refuseMore()
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

extension ClaimJob {
    /// The answer to a job that nobody began: a file stays where it is, a claim is found again at the
    /// next start.
    fileprivate var untouched: ClaimResult {
        switch subject {
        case .file(let file): .released(file)
        case .claim(let claim):
            .unexamined(claim, from: nil, order: order, "left for the next start")
        }
    }

    /// The drop folder.
    var folder: PartyID? {
        switch subject {
        case .file(let file): file.place.folder
        case .claim(let claim): claim.folder
        }
    }

    /// The file's time of receipt, milliseconds since 1970.
    var received: Int64 { receipt.milliseconds }
}
