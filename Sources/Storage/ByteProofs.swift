internal import Synchronization
internal import System

/// Makes many comparisons on several threads, and tells what they found in the order in which they
/// were asked for.
final class ByteProofs {
    /// What was found.
    struct Found: Sendable {
        /// Files that were read, and their bytes.
        var fileCount = 0
        var byteCount = 0
        /// Files of which only the size was seen.
        var unreadCount = 0
        /// Files that their recipients took away.
        var takenCount = 0
        /// The paths of those that were read.
        var readPaths: Set<String> = []
        /// Comparisons with a problem.
        var bad: [Bad] = []
    }

    /// A comparison with a problem.
    struct Bad: Sendable {
        var job: Job
        var problem: ByteProof.Problem
    }

    /// One comparison, and its place.
    struct Job: Sendable {
        var proof: ByteProof
        /// Among all comparisons.
        var order: Int
        /// How many discrepancies were found before it was asked for.
        var position: Int
    }

    private let disk: any Disk
    private let keepsPaths: Bool
    private let jobs = BlockingQueue<[Job]>(capacity: ByteProofs.maxBatches)
    private let shelf = Shelf()
    private var batch: [Job] = []
    private var batchBytes = 0
    private var threads: [WorkerThread] = []
    private var count = 0

    private final class Shelf: Sendable {
        let found = Mutex(Found())
    }

    /// Files are handed over by so many, as handing over costs about as much as looking at a small one, or
    /// so many bytes.
    private static let batchCount = 32
    private static let batchBytes = 1 << 20
    /// Batches that wait, so that whoever asks gets no further ahead.
    private static let maxBatches = 8

    /// Starts so many threads; with 0, or where the machine has none to give, the one that asks does it.
    /// `keepsPaths` keeps those of all files that are read.
    init(on disk: any Disk, threads count: Int, keepsPaths: Bool) {
        self.disk = disk
        self.keepsPaths = keepsPaths
        let (jobs, shelf) = (jobs, shelf)
        for number in 0..<count {
            do {
                threads.append(
                    try WorkerThread("bytes-\(number + 1)") {
                        while let batch = jobs.pop() {
                            ByteProofs.make(batch, on: disk, shelf, keepsPaths)
                        }
                    })
            } catch {
                break
            }
        }
    }

    // Where reading the journal failed: its threads must not outlive what ends the program then.
    deinit { end() }

    /// Asks for a comparison; waits where many wait already.
    func add(_ proof: ByteProof, after position: Int) {
        batch.append(Job(proof: proof, order: count, position: position))
        count += 1
        batchBytes += proof.expectedBytes
        if batch.count >= ByteProofs.batchCount || batchBytes >= ByteProofs.batchBytes { hand() }
    }

    /// Waits until all are made. Nothing can be added after it.
    func finish() -> Found {
        hand()
        end()
        var found = shelf.found.withLock { $0 }
        found.bad.sort { $0.job.order < $1.job.order }
        return found
    }

    private func hand() {
        if batch.isEmpty { return }
        if threads.isEmpty {
            ByteProofs.make(batch, on: disk, shelf, keepsPaths)
        } else {
            jobs.push(batch)
        }
        batch = []
        batchBytes = 0
    }

    private func end() {
        jobs.close()
        for thread in threads { thread.join() }
        threads = []
    }

    private static func make(
        _ batch: [Job], on disk: any Disk, _ shelf: Shelf, _ keepsPaths: Bool
    ) {
        let outcomes = batch.map { $0.proof.made(on: disk) }
        shelf.found.withLock { found in
            for (job, outcome) in zip(batch, outcomes) { found.take(job, outcome, keepsPaths) }
        }
    }
}

extension ByteProofs.Found {
    fileprivate mutating func take(
        _ job: ByteProofs.Job, _ outcome: ByteProof.Outcome, _ keepsPaths: Bool
    ) {
        if case .file(let path, _, let mayBeTaken, let isRead) = job.proof.subject {
            if let bytes = outcome.seenBytes {
                if isRead {
                    fileCount += 1
                    byteCount += bytes
                    if keepsPaths { readPaths.insert(path.description) }
                } else {
                    unreadCount += 1
                }
            }
            if mayBeTaken, case .gone? = outcome.problem {
                takenCount += 1
                return
            }
        }
        if let problem = outcome.problem { bad.append(ByteProofs.Bad(job: job, problem: problem)) }
    }
}
