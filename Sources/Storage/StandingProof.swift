internal import Registry
internal import Synchronization
internal import System

/// Proves, behind a start, what lies on the shelf and the start did not read: in a thread of its own, for
/// many seconds where there are a million cases.
///
/// Until it has ended, lines may rest on what somebody changed while the registry was stopped; where it
/// finds that, nothing more is committed.
final class StandingProof: Sendable {
    /// Until it is tried again where descriptors or memory were lacking.
    private static let restMilliseconds = 10_000

    /// What the thread and its owner share, so that the owner can be let go.
    private final class Shared: Sendable {
        let isEnding = Mutex(false)
        let isLast = Mutex(false)
        let fault = Mutex<SettledFault?>(nil)
        let bell: WakeUp

        init() throws(SystemError) { bell = try WakeUp() }

        func ring() {
            do {
                try bell.ring()
            } catch {
                preconditionFailure("an eventfd that is open and not full takes a ring: \(error)")
            }
        }
    }

    private let shared: Shared
    private let thread: WorkerThread

    init(of shelf: any SettledShelf) throws(StorageError) {
        do {
            let shared = try Shared()
            self.shared = shared
            thread = try WorkerThread("standing-proof") { Self.run(shelf, shared) }
        } catch {
            throw .disk("start", "standing proof thread", error)
        }
    }

    /// What it found, told once; `nil` while it is looking, and when nothing is wrong.
    func takeFault() -> SettledFault? {
        shared.fault.withLock { fault in
            defer { fault = nil }
            return fault
        }
    }

    /// Ends it, finished or not.
    func cancel() {
        shared.isEnding.withLock { $0 = true }
        shared.ring()
    }

    /// Waits until it has ended. What lacked until now is not waited for.
    func join() {
        shared.isLast.withLock { $0 = true }
        shared.ring()
        thread.join()
    }

    private static func run(_ shelf: any SettledShelf, _ shared: Shared) {
        while !shared.isEnding.withLock(\.self) {
            do throws(SettledFault) {
                return try shelf.prove { !shared.isEnding.withLock(\.self) }
            } catch {
                if error.isDamaged { return shared.fault.withLock { $0 = error } }
                if shared.isLast.withLock(\.self) { return }
            }
            do {
                _ = try shared.bell.descriptor.wait(
                    for: .readable, timeoutMilliseconds: restMilliseconds)
            } catch {
                preconditionFailure("an open eventfd can be awaited: \(error)")
            }
        }
    }
}
