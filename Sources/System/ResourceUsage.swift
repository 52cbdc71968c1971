internal import CLinux

/// What a process used, as `getrusage` counts it.
package struct ResourceUsage: Hashable, Sendable {
    /// The most memory it had resident at once, in KiB; of several children, the largest's.
    package let maxResidentKiB: Int
    /// Processor time in its own code, microseconds.
    package let userMicroseconds: Int64
    /// Processor time in the kernel for it, microseconds.
    package let systemMicroseconds: Int64

    init(_ usage: rusage) {
        maxResidentKiB = usage.ru_maxrss
        userMicroseconds = ResourceUsage.microseconds(usage.ru_utime)
        systemMicroseconds = ResourceUsage.microseconds(usage.ru_stime)
    }

    private static func microseconds(_ time: timeval) -> Int64 {
        Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_usec)
    }
}
