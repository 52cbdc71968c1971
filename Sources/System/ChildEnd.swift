internal import CLinux

/// How a child ended and what it used.
package struct ChildEnd: Hashable, Sendable {
    /// The way a process ends.
    package enum Manner: Hashable, Sendable {
        /// By itself, with a code from 0 to 255.
        case exited(code: Int)
        /// Killed by a signal.
        case killed(by: Signal)
    }

    /// By itself or by a signal.
    package let manner: Manner
    /// Memory and processor time of its whole life.
    package let usage: ResourceUsage

    init(status: Int32, usage: rusage) {
        self.usage = ResourceUsage(usage)
        manner =
            dengji_has_exited(status) != 0
            ? .exited(code: Int(dengji_exit_code(status)))
            : .killed(by: Signal(rawValue: dengji_ending_signal(status)))
    }
}
