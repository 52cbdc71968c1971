internal import Registry
internal import Storage
internal import Synchronization
internal import System
internal import WorkingDays

/// The fixed set of worker threads, and a bell for the loop.
///
/// Claims wait for the disk and examinations for the processor: there are several threads that claim for
/// each that has what they claimed examined, and the names that the former make are synced together
/// (`SyncQueue`).
final class WorkerThreads: JobHands {
    /// Files to claim.
    private let files = JobTurns()
    /// Claims to have examined.
    private let jobs = JobTurns()
    private let results = BlockingQueue<FinishedJob>()
    private let bell: Bell
    private let isRefusing: Refusing
    private let threads: [WorkerThread]
    private let claimers: [WorkerThread]
    private let make: @Sendable () -> ClaimWorker
    /// Threads that claim, one for each folder on a file system of its own: a share that does not answer
    /// keeps its own thread waiting and no worker.
    private let fetchers = Mutex<[PartyID?: Fetcher]>([:])

    /// Threads that claim for each that examines, and at most: more of them gain nothing, and each holds
    /// three descriptors while it waits.
    private static let claimersPerWorker = 8
    private static let mostClaimers = 32

    /// Starts `count` threads that examine; each makes its worker with `make`.
    init(count: Int, make: @escaping @Sendable () -> ClaimWorker) throws(SystemError) {
        bell = try Bell()
        isRefusing = Refusing()
        self.make = make
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
        var claimers: [WorkerThread] = []
        let claimerCount = min(
            count * WorkerThreads.claimersPerWorker, WorkerThreads.mostClaimers)
        for number in 1...claimerCount {
            let (files, isRefusing) = (files, isRefusing)
            let give = WorkerThreads.giver(jobs, results, bell)
            claimers.append(
                try WorkerThread("claimer-\(number)") {
                    // Starts no examiner as long as it is not asked to examine.
                    let worker = make()
                    while let job = files.pop() {
                        Fetcher.serve(job, worker, isRefusing.value, give)
                    }
                })
        }
        self.claimers = claimers
    }

    /// Takes a job with its answer or, without one, with its claim.
    private static func giver(
        _ jobs: JobTurns, _ results: BlockingQueue<FinishedJob>, _ bell: Bell
    ) -> Fetcher.Give {
        { job, answer in
            if let answer {
                results.push(FinishedJob(order: job.order, result: answer))
            } else if !jobs.push(job) {
                results.push(FinishedJob(order: job.order, result: job.untouched))
            }
            bell.ring()
        }
    }

    private static func serve(
        _ worker: ClaimWorker, _ jobs: JobTurns,
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

    func add(_ job: ClaimJob) {
        guard case .file = job.subject else {
            jobs.push(job)
            return
        }
        guard job.isApart, let fetcher = fetcher(of: job.folder) else {
            files.push(job)
            return
        }
        fetcher.add(job)
    }

    /// The folder's thread; `nil` where the machine has none to give, and a worker does without.
    private func fetcher(of folder: PartyID?) -> Fetcher? {
        fetchers.withLock { fetchers in
            if let fetcher = fetchers[folder] { return fetcher }
            do {
                let isRefusing = isRefusing
                let fetcher = try Fetcher(
                    make: make, isRefusing: { isRefusing.value },
                    give: WorkerThreads.giver(jobs, results, bell))
                fetchers[folder] = fetcher
                return fetcher
            } catch {
                return nil
            }
        }
    }

    /// The bell is hushed only when nothing is left: one that rings after that look is heard again.
    func takeFinished() -> FinishedJob? {
        if let finished = results.tryPop() { return finished }
        bell.hush()
        return results.tryPop()
    }

    func refuseMore() {
        isRefusing.set()
        files.close()
        jobs.close()
    }

    func stop(waitingMilliseconds: Int) -> Bool {
        for thread in claimers + threads { thread.join() }
        let fetchers = fetchers.withLock { $0.values.map(\.self) }
        for fetcher in fetchers { fetcher.close() }
        let end = SystemClock.monotonicNanoseconds() + UInt64(waitingMilliseconds) * 1_000_000
        while fetchers.contains(where: \.isBusy) {
            if SystemClock.monotonicNanoseconds() >= end { return false }
            ThisProcess.sleep(milliseconds: 10)
        }
        return true
    }
}

/// Whether workers should leave alone what they have not begun.
private final class Refusing: Sendable {
    private let flag = Mutex(false)

    var value: Bool { flag.withLock { $0 } }

    func set() { flag.withLock { $0 = true } }
}
