internal import System
package import WorkingDays

/// Where the loop gets the time from.
package protocol Clock: Sendable {
    /// The time now.
    func now() -> Instant
    /// The time of receipt of a file whose inode changed last at `changed`.
    func receipt(changed: Instant) -> Instant
}

/// The machine's clock.
package struct MachineClock: Clock {
    /// The machine's clock.
    package init() {}

    package func now() -> Instant {
        Instant(milliseconds: SystemClock.nowMilliseconds())
    }

    /// A file cannot have come later than now, whatever a share's clock says.
    package func receipt(changed: Instant) -> Instant { min(changed, now()) }
}

/// A clock that was set to some time and runs on from there, for demonstrations: it also stands in
/// for the time of receipt.
package struct ShiftedClock: Clock {
    private let start: Instant
    private let startedNanoseconds: UInt64

    /// A clock that shows `start` now.
    package init(startingAt start: Instant) {
        self.start = start
        startedNanoseconds = SystemClock.monotonicNanoseconds()
    }

    package func now() -> Instant {
        let elapsed = SystemClock.monotonicNanoseconds() - startedNanoseconds
        return start.adding(milliseconds: Int64(elapsed / 1_000_000))
    }

    package func receipt(changed: Instant) -> Instant { now() }
}
