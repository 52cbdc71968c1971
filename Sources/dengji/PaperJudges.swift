internal import Digests
internal import Registry
internal import Synchronization
internal import System

/// Judges many papers on several threads, each with a check of its own.
///
/// Most papers lie in the folder of their case and in an outbox, byte for byte the same: of bytes that
/// were found sound, only the proof beside them is looked at again.
final class PaperJudges {
    private struct Paper: Sendable {
        var order: Int
        var bytes: [UInt8]
        var path: String
    }

    private struct Found: Sendable {
        var sound: Set<ContentDigest> = []
        var bad: [(order: Int, verdict: PaperVerdict)] = []
    }

    private final class Shelf: Sendable {
        let found = Mutex(Found())
    }

    private let papers = BlockingQueue<Paper>(capacity: PaperJudges.maxWaiting)
    private let shelf = Shelf()
    private var threads: [WorkerThread]
    private var count = 0

    /// Papers that wait to be judged, so that whoever reads them gets no further ahead.
    private static let maxWaiting = 64
    /// Digests that are remembered, some 50 bytes each; later papers are judged wherever they lie.
    private static let maxRemembered = 1 << 20

    /// Starts so many threads, 1 or more, that judge as `check` does.
    init(_ check: PaperCheck, threads count: Int = ThisProcess.processorCount) throws {
        let (papers, shelf) = (papers, shelf)
        threads = try (1...count).map { number in
            try WorkerThread("verify-\(number)") {
                var check = check
                while let paper = papers.pop() { PaperJudges.judge(paper, &check, shelf) }
            }
        }
    }

    // Where reading the papers failed: its threads must not outlive what ends the program then.
    deinit { end() }

    /// Hands over a paper; waits where many wait already.
    func add(_ bytes: [UInt8], path: String) {
        papers.push(Paper(order: count, bytes: bytes, path: path))
        count += 1
    }

    /// Waits until all are judged; gives how many there were, and those with a problem in the order in
    /// which they came. Nothing can be added after it.
    func finish() -> (count: Int, bad: [PaperVerdict]) {
        end()
        let bad = shelf.found.withLock { $0.bad }
        return (count, bad.sorted { $0.order < $1.order }.map(\.verdict))
    }

    /// Waits until the threads have judged what they have.
    private func end() {
        papers.close()
        for thread in threads { thread.join() }
        threads = []
    }

    private static func judge(_ paper: Paper, _ check: inout PaperCheck, _ shelf: Shelf) {
        let digest = ContentDigest(sha256: SHA256.digest(of: paper.bytes).hex)
        let isSound = shelf.found.withLock { $0.sound.contains(digest) }
        let verdict =
            isSound
            ? check.proof(beside: paper.bytes, path: paper.path)
            : check.judge(paper.bytes, path: paper.path)
        shelf.found.withLock { found in
            if verdict.problem != nil {
                found.bad.append((paper.order, verdict))
            } else if found.sound.count < PaperJudges.maxRemembered {
                found.sound.insert(digest)
            }
        }
    }
}
