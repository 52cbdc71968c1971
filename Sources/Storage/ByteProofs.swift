internal import Registry
internal import Synchronization
internal import System

/// Makes many comparisons on several threads, and tells what they found in the order in which they
/// were asked for.
final class ByteProofs {
    /// What was found.
    struct Findings: Sendable {
        /// Files that were read, and their bytes.
        var fileCount = 0
        var byteCount = 0
        /// Files of which only the size was seen.
        var unreadCount = 0
        /// Files that their recipients took away.
        var takenCount = 0
        /// The paths of those that were read.
        var readPaths: Set<String> = []
        /// What is wrong, in the order in which it was asked for.
        var bad: [Bad] = []
    }

    /// A comparison with a problem. It keeps no file open.
    struct Bad: Sendable {
        var problem: ByteProof.Problem
        var digest: ContentDigest
        var about: Discrepancy
        var order: Int
        /// How many discrepancies were found before it was asked for.
        var position: Int
    }

    /// One comparison, and its place.
    fileprivate struct Job: Sendable {
        var proof: ByteProof
        var order: Int
        var position: Int
    }

    /// What the threads and whoever asks them share.
    private final class Shared: Sendable {
        let jobs = BlockingQueue<[Job]>(capacity: ByteProofs.maxBatches)
        let findings = Mutex(Findings())
        let doneCount = Mutex(0)
        let isCancelled = Mutex(false)
        let disk: any Disk
        let keepsPaths: Bool

        init(_ disk: any Disk, keepsPaths: Bool) {
            self.disk = disk
            self.keepsPaths = keepsPaths
        }

        func make(_ batch: [Job]) {
            for job in batch where !isCancelled.withLock({ $0 }) {
                let outcome = job.proof.outcome(on: disk)
                findings.withLock { $0.take(job, outcome, keepsPaths: keepsPaths) }
                doneCount.withLock { $0 += 1 }
            }
        }
    }

    private let shared: Shared
    private var threads: [WorkerThread] = []
    private var batch: [Job] = []
    private var batchBytes = 0
    private var count = 0

    /// Files are handed over by so many, as handing over costs about as much as looking at a small one, or
    /// so many bytes.
    private static let batchCount = 32
    private static let batchBytes = 1 << 20
    /// Batches that wait, so that whoever asks gets no further ahead.
    private static let maxBatches = 8
    private static let lookMilliseconds = 10

    /// Starts so many threads; with 0, or where the machine has none to give, the one that asks does it.
    /// `keepsPaths` keeps those of all files that are read.
    init(on disk: any Disk, threads count: Int, keepsPaths: Bool) {
        let shared = Shared(disk, keepsPaths: keepsPaths)
        self.shared = shared
        for number in 0..<count {
            do {
                threads.append(
                    try WorkerThread("bytes-\(number + 1)") {
                        while let batch = shared.jobs.pop() { shared.make(batch) }
                    })
            } catch {
                break
            }
        }
    }

    // Where reading the journal failed: its threads must not outlive what ends the program then.
    deinit {
        shared.isCancelled.withLock { $0 = true }
        end()
    }

    /// Asks for a comparison; waits where many wait already.
    func add(_ proof: ByteProof, after position: Int) {
        batch.append(Job(proof: proof, order: count, position: position))
        count += 1
        batchBytes += proof.expectedBytes
        if batch.count >= ByteProofs.batchCount || batchBytes >= ByteProofs.batchBytes {
            handOver()
        }
    }

    /// Has the threads go on with what was asked for so far.
    func handOver() {
        if batch.isEmpty { return }
        if threads.isEmpty { shared.make(batch) } else { shared.jobs.push(batch) }
        batch = []
        batchBytes = 0
    }

    /// Comparisons that were asked for, and how many of them are made.
    var counts: (asked: Int, done: Int) { (count, shared.doneCount.withLock { $0 }) }

    /// Waits until all are made; `look` is called a hundred times a second meanwhile. Nothing can be added
    /// after it.
    func finish(_ look: () -> Void) -> Findings {
        handOver()
        while !threads.isEmpty, counts.done < count {
            look()
            ThisProcess.sleep(milliseconds: ByteProofs.lookMilliseconds)
        }
        end()
        var findings = shared.findings.withLock { $0 }
        findings.bad.sort { $0.order < $1.order }
        return findings
    }

    private func end() {
        shared.jobs.close()
        for thread in threads { thread.join() }
        threads = []
    }
}

extension ByteProofs.Findings {
    fileprivate mutating func take(
        _ job: ByteProofs.Job, _ outcome: ByteProof.Outcome, keepsPaths: Bool
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
        guard let problem = outcome.problem else { return }
        bad.append(
            ByteProofs.Bad(
                problem: problem, digest: job.proof.digest, about: job.proof.about,
                order: job.order, position: job.position))
    }
}
