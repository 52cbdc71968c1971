internal import CLinux

/// A bound that the kernel keeps for one process (man 2 getrlimit).
package struct ResourceLimit: Hashable, Sendable {
    /// Its name in the man page, `RLIMIT_AS`.
    package let name: String
    /// The kernel's number.
    let number: Int32

    private init(_ name: String, _ number: Int32) {
        self.name = name
        self.number = number
    }

    // The numbers of linux/resource.h; both architectures have those.

    /// Seconds of processor time; `SIGXCPU` at the lower bound.
    package static let processorSeconds = ResourceLimit("RLIMIT_CPU", 0)
    /// The length that a file may be given by writing; `SIGXFSZ` beyond it.
    package static let fileBytes = ResourceLimit("RLIMIT_FSIZE", 1)
    /// Private writable memory.
    package static let dataBytes = ResourceLimit("RLIMIT_DATA", 2)
    /// The core file.
    package static let coreBytes = ResourceLimit("RLIMIT_CORE", 4)
    /// Processes of its user, when it forks.
    package static let processes = ResourceLimit("RLIMIT_NPROC", 6)
    /// Numbers of descriptors.
    package static let descriptors = ResourceLimit("RLIMIT_NOFILE", 7)
    /// Memory that may be locked.
    package static let lockedBytes = ResourceLimit("RLIMIT_MEMLOCK", 8)
    /// All of its addresses.
    package static let addressBytes = ResourceLimit("RLIMIT_AS", 9)
    /// Queues of POSIX messages.
    package static let queueBytes = ResourceLimit("RLIMIT_MSGQUEUE", 12)
}

extension ThisProcess {
    /// Sets a bound for this process and whatever it starts, which they cannot raise again.
    package static func setLimit(_ limit: ResourceLimit, to value: Int) throws(SystemError) {
        _ = try checked("setrlimit", limit.name) {
            dengji_set_limit(limit.number, UInt64(value), UInt64(value))
        }
    }

    /// The same, or what may not be exceeded already where that is less: so it fails only where no bound
    /// may be set at all.
    package static func lowerLimit(_ limit: ResourceLimit, to value: Int) throws(SystemError) {
        try setLimit(limit, to: min(value, try bounds(limit).hard ?? value))
    }

    /// The bound that holds now; `nil` for none.
    package static func limit(_ limit: ResourceLimit) throws(SystemError) -> Int? {
        try bounds(limit).soft
    }

    /// What holds now, and what it may be raised to; `nil` for no bound.
    private static func bounds(_ limit: ResourceLimit) throws(SystemError)
        -> (soft: Int?, hard: Int?)
    {
        var soft: UInt64 = 0
        var hard: UInt64 = 0
        _ = try checked("getrlimit", limit.name) {
            unsafe dengji_get_limit(limit.number, &soft, &hard)
        }
        return (Int(exactly: soft), Int(exactly: hard))
    }
}

extension ChildProcess {
    /// Lets it use so many seconds of processor time more than it has used so far, rounded up by up to
    /// two; beyond them it is ended by `SIGXCPU`, and after as many again by `SIGKILL`, which it cannot
    /// block. Set from here, so that the child need not be able to.
    ///
    /// False where an earlier call leaves it less: that end may not be put off (`CAP_SYS_RESOURCE`), and
    /// another process must do what needs the time.
    @discardableResult
    package func limitProcessorTime(furtherSeconds: Int) throws(SystemError) -> Bool {
        let seconds = UInt32(clamping: furtherSeconds)
        let isShort = try checked("prlimit", "process \(pid)") {
            dengji_limit_processor_time(pid, seconds)
        }
        return isShort == 0
    }
}
