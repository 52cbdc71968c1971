internal import CLinux

/// The kernel's clocks, read at the top of the program and handed down as values.
package enum SystemClock {
    /// Milliseconds since 1970-01-01T00:00:00Z; jumps when the clock is set.
    package static func nowMilliseconds() -> Int64 {
        let time = read(CLOCK_REALTIME)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Nanoseconds since some moment before the machine started; never jumps, does not count
    /// while it sleeps.
    package static func monotonicNanoseconds() -> UInt64 {
        let time = read(CLOCK_MONOTONIC)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        // These two clocks exist on every Linux and the pointer is valid: no error is possible.
        let code = unsafe clock_gettime(clock, &time)
        precondition(code == 0)
        return time
    }
}
