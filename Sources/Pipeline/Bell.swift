internal import System

/// A wake-up that several threads ring.
final class Bell: Sendable {
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

    /// Waits until it rings, at most so long, and hushes it.
    func wait(milliseconds: Int) {
        do {
            _ = try Poll.wait(
                for: [wakeUp.descriptor.awaiting(.readable)], timeoutMilliseconds: milliseconds)
        } catch {
            preconditionFailure("one descriptor can be polled: \(error)")
        }
        hush()
    }
}
