internal import CLinux

/// Signals to this process as something to poll and read (signalfd), instead of handlers.
package struct SignalQueue: ~Copyable, Sendable {
    /// Readable when a signal came; for `Poll.wait`.
    package let descriptor: FileDescriptor

    /// Blocks `signals` for this thread and all threads it starts later, and queues them here.
    ///
    /// Make it on the main thread before any other thread runs: a thread that does not block a
    /// signal takes its default action, which ends the process.
    package init(_ signals: [Signal]) throws(SystemError) {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for signal in signals {
            _ = try checked("sigaddset", signal.description) {
                unsafe sigaddset(&set, signal.rawValue)
            }
        }
        let code = unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
        guard code == 0 else {
            throw SystemError(call: "pthread_sigmask", code: code, subject: "signals")
        }
        let number = try checked("signalfd", "signals") {
            unsafe dengji_signalfd(&set)
        }
        descriptor = FileDescriptor(adopting: number, subject: "signals")
    }

    /// The signals that came, in the kernel's order; of one that came twice perhaps one. Never
    /// waits.
    package func signals() throws(SystemError) -> [Signal] {
        // struct signalfd_siginfo has 128 bytes and begins with the number (man 2 signalfd).
        let size = 128
        do {
            let bytes = try descriptor.read(upTo: size * 16)
            return stride(from: 0, to: bytes.count, by: size).map {
                Signal(rawValue: Int32(bytes[$0]))
            }
        } catch {
            guard error.isWouldBlock else { throw error }
            return []
        }
    }
}
