internal import Synchronization
internal import System

/// The thread that claims the files of one drop folder on a file system of its own, where it may hang in
/// the kernel for as long as a share does not answer; a worker examines what it claimed.
final class Fetcher: Sendable {
    private final class Count: Sendable {
        let value = Mutex(0)

        func add(_ change: Int) { value.withLock { $0 += change } }
    }

    /// Takes a job with its answer or, without one, with its claim.
    typealias Give = @Sendable (ClaimJob, ClaimResult?) -> Void

    private let jobs = BlockingQueue<ClaimJob>()
    private let unanswered = Count()
    private let thread: WorkerThread

    /// Starts it; `make` makes what claims.
    init(
        make: @escaping @Sendable () -> ClaimWorker, isRefusing: @escaping @Sendable () -> Bool,
        give: @escaping Give
    ) throws(SystemError) {
        let (jobs, unanswered) = (jobs, unanswered)
        thread = try WorkerThread("fetcher") {
            // Starts no examiner as long as it is not asked to examine.
            let worker = make()
            while let job = jobs.pop() {
                Fetcher.serve(job, worker, isRefusing(), give)
                unanswered.add(-1)
            }
        }
    }

    /// Claims one file for whoever examines it, and gives the claim on or says what became of it.
    static func serve(
        _ job: ClaimJob, _ worker: ClaimWorker, _ isRefusing: Bool, _ give: Give
    ) {
        guard case .file(let file) = job.subject, !isRefusing else {
            return give(job, job.untouched)
        }
        switch worker.claimed(file, job) {
        case .answered(let answer): give(job, answer)
        case .claimed(let claim):
            var job = job
            job.subject = .fetched(claim, from: file)
            give(job, nil)
        }
    }

    func add(_ job: ClaimJob) {
        unanswered.add(1)
        jobs.push(job)
    }

    /// Whether it has not come back with something.
    var isBusy: Bool { unanswered.value.withLock { $0 > 0 } }

    /// Nothing more comes; the thread ends after what it has.
    func close() { jobs.close() }
}
