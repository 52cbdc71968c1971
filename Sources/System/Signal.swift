internal import CLinux

/// A signal by its number.
package struct Signal: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The number of this machine's kernel.
    package let rawValue: Int32

    /// A signal by its number.
    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// `SIGTERM`: please end.
    package static let terminate = Signal(rawValue: SIGTERM)
    /// `SIGINT`: Control-C.
    package static let interrupt = Signal(rawValue: SIGINT)
    /// `SIGHUP`: the terminal is gone.
    package static let hangUp = Signal(rawValue: SIGHUP)
    /// `SIGKILL`: ends a process at once; cannot be blocked.
    package static let kill = Signal(rawValue: SIGKILL)
    /// `SIGCHLD`: a child ended.
    package static let child = Signal(rawValue: SIGCHLD)
    /// `SIGPIPE`: wrote where nobody reads.
    package static let brokenPipe = Signal(rawValue: SIGPIPE)
    /// `SIGWINCH`: the terminal has another size.
    package static let windowChanged = Signal(rawValue: SIGWINCH)
    /// `SIGSEGV`: touched memory it does not have.
    package static let segmentationFault = Signal(rawValue: SIGSEGV)
    /// `SIGABRT`: gave up by itself.
    package static let abort = Signal(rawValue: SIGABRT)
    /// `SIGXCPU`: over its limit of processor time.
    package static let processorTimeExceeded = Signal(rawValue: SIGXCPU)
    /// `SIGXFSZ`: over its limit of a file's length.
    package static let fileTooLarge = Signal(rawValue: SIGXFSZ)
    /// `SIGSYS`: made a call that a filter forbids.
    package static let badCall = Signal(rawValue: SIGSYS)
    /// `SIGUSR1`: free for programs.
    package static let user1 = Signal(rawValue: SIGUSR1)

    /// Its name in C, `SIGTERM`.
    package var description: String {
        guard let name = unsafe dengji_signal_name(rawValue) else { return "signal \(rawValue)" }
        return unsafe "SIG" + String(cString: name)
    }

    /// Makes the whole process ignore this signal; a write where nobody reads then is `EPIPE`.
    package func ignore() throws(SystemError) {
        _ = try checked("signal", description) { dengji_ignore_signal(rawValue) }
    }
}
