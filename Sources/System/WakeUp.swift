internal import CLinux

/// Wakes a thread that polls (eventfd): any thread rings, the polling one hears.
package struct WakeUp: ~Copyable, Sendable {
    /// Readable from the first `ring()` to the next `hear()`; for `Poll.wait`.
    package let descriptor: FileDescriptor

    /// A bell that has not rung.
    package init() throws(SystemError) {
        let number = try checked("eventfd", "wake-up") {
            dengji_eventfd()
        }
        descriptor = FileDescriptor(adopting: number, subject: "wake-up")
    }

    /// Makes the descriptor readable. Never waits.
    package func ring() throws(SystemError) {
        do {
            try descriptor.write([1, 0, 0, 0, 0, 0, 0, 0])
        } catch {
            guard error.isWouldBlock else { throw error }
            // Full: it has rung 2^64 - 2 times and is readable.
        }
    }

    /// Whether it rang since it was last heard; it is quiet then. Never waits.
    @discardableResult
    package func hear() throws(SystemError) -> Bool {
        do {
            return try !descriptor.read(upTo: 8).isEmpty
        } catch {
            guard error.isWouldBlock else { throw error }
            return false
        }
    }
}
