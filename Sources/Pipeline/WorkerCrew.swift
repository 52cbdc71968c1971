internal import Registry
internal import Storage
internal import Synchronization
internal import System
internal import WorkingDays

/// The fixed set of worker threads: jobs in, results out, and a bell for the loop.
final class WorkerCrew: Sendable {
    private struct UnderWay: Sendable {
        var jobs = 0
        var received: [String: Int64] = [:]
    }

    private let jobs = BlockingQueue<ClaimJob>()
    private let results = BlockingQueue<ClaimResult>()
    private let bell: Bell
    private let state = Mutex(UnderWay())
    private let isRefusing: Refusing
    private let threads: [WorkerThread]
    private let capacity: Int

    /// Jobs handed out per worker before the loop waits for results.
    private static let jobsPerWorker = 32

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
        _ results: BlockingQueue<ClaimResult>, _ bell: Bell, _ isRefusing: Refusing
    ) {
        while let job = jobs.pop() {
            results.push(isRefusing.value ? job.untouched : worker.work(on: job))
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
    var hasRoom: Bool { state.withLock { $0.jobs } < capacity }

    /// Whether a job is not answered yet.
    var isBusy: Bool { state.withLock { $0.jobs } > 0 }

    /// The earliest time of receipt among files that are being worked on.
    var earliestUnderWay: Int64? { state.withLock { $0.received.values.min() } }

    /// Hands out jobs.
    func add(_ new: [ClaimJob]) {
        state.withLock { state in
            state.jobs += new.count
            for job in new { state.received[job.key] = job.received }
        }
        for job in new { jobs.push(job) }
    }

    /// Takes what is finished. Never waits.
    func takeResults() -> [ClaimResult] {
        var taken: [ClaimResult] = []
        while let result = results.tryPop() { taken.append(result) }
        state.withLock { state in
            state.jobs -= taken.count
            for result in taken {
                if let key = result.key { state.received[key] = nil }
            }
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
        case .claim(let claim): .unexamined(claim, from: nil, "left for the next start")
        }
    }

    /// Names the job among those under way.
    fileprivate var key: String {
        switch subject {
        case .file(let file): file.key
        case .claim(let claim): "claim " + claim.id
        }
    }

    /// The file's time of receipt as far as it is known, milliseconds since 1970.
    fileprivate var received: Int64 {
        switch subject {
        case .file(let file): file.received.milliseconds
        case .claim(let claim): claim.receivedAt.milliseconds
        }
    }
}

extension ClaimResult {
    fileprivate var key: String? {
        switch self {
        case .examined(let examined, let file): file?.key ?? "claim " + examined.claim.id
        case .unexamined(let claim, let file, _): file?.key ?? "claim " + claim.id
        case .released(let file), .parked(let file, _), .refused(let file, _): file.key
        case .fatal: nil
        }
    }
}

extension InboxFile {
    fileprivate var key: String {
        let name = place.name.map { String($0, radix: 16) }.joined()
        return "\(place.folder?.code ?? "")/\(name) \(inode) \(changed.milliseconds)"
    }
}
