internal import Synchronization
internal import System

/// Makes checkpoints in the background: every 2 s while there is something to do, at once when
/// much is pending or nothing else is to be done. Behind them it settles what they made durable.
final class CheckpointThread: Sendable {
    private static let intervalMilliseconds = 2000

    private struct State {
        var isRequested = false
        var isEnding = false
    }

    private let checkpointer: Checkpointer
    private let shared: Shared
    private let thread: WorkerThread

    /// What the thread and its owner share, so that the owner can be let go.
    private final class Shared: Sendable {
        let state = Mutex(State())
        let bell: WakeUp

        init() throws(SystemError) { bell = try WakeUp() }
    }

    init(_ checkpointer: Checkpointer, _ settler: Settler?) throws(StorageError) {
        self.checkpointer = checkpointer
        do {
            let shared = try Shared()
            self.shared = shared
            thread = try WorkerThread("checkpoint") {
                Self.run(checkpointer, settler, shared)
            }
        } catch {
            throw .disk("start", "checkpoint thread", error)
        }
    }

    /// A batch was noted: the clock runs, or a checkpoint is due by size.
    func noted() {
        if checkpointer.behindBytes >= Checkpointer.dueBytes { request() } else { ring() }
    }

    /// Asks for a checkpoint now.
    func request() {
        shared.state.withLock { $0.isRequested = true }
        ring()
    }

    /// Ends the thread after what it is doing.
    func end() {
        shared.state.withLock { $0.isEnding = true }
        ring()
    }

    /// Waits until it has ended.
    func join() { thread.join() }

    private func ring() {
        do {
            try shared.bell.ring()
        } catch {
            preconditionFailure("an eventfd that is open and not full takes a ring: \(error)")
        }
    }

    private static func run(
        _ checkpointer: Checkpointer, _ settler: Settler?, _ shared: Shared
    ) {
        var due: UInt64?
        while true {
            let (isRequested, isEnding) = shared.state.withLock { state in
                defer { state.isRequested = false }
                return (state.isRequested, state.isEnding)
            }
            if isEnding { return }
            let now = SystemClock.monotonicNanoseconds() / 1_000_000
            if isRequested || due.map({ now >= $0 }) == true {
                do {
                    try checkpointer.checkpoint()
                } catch {
                    // A final one is kept by the checkpointer; the next commit throws it.
                    guard error.verdict == .retryLater else { return }
                }
                due = nil
            }
            let least = isRequested ? Settler.idleLines : Settler.dueLines
            let durable = checkpointer.durableLines
            let hasMore = settler?.settle(before: durable, atLeast: least) ?? false
            if hasMore, isRequested { shared.state.withLock { $0.isRequested = true } }
            if !checkpointer.hasPending {
                due = nil
            } else if due == nil {
                due = now + UInt64(intervalMilliseconds)
            }
            do {
                let rest = hasMore ? 0 : due.map { Int(clamping: $0 - min($0, now)) }
                _ = try shared.bell.descriptor.wait(for: .readable, timeoutMilliseconds: rest)
                try shared.bell.hear()
            } catch {
                preconditionFailure("an open eventfd can be awaited: \(error)")
            }
        }
    }
}
