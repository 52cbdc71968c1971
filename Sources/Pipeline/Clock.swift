internal import System
package import WorkingDays

/// Where the loop gets the time from.
package protocol Clock: Sendable {
    /// The time now.
    func now() -> Instant
    /// What stands in for the time of receipt of every file; `nil` where inodes tell it.
    var fixedReceipt: Instant? { get }
}

/// The machine's clock.
package struct MachineClock: Clock {
    /// The machine's clock.
    package init() {}

    package func now() -> Instant {
        Instant(milliseconds: SystemClock.nowMilliseconds())
    }

    package var fixedReceipt: Instant? { nil }
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

    package var fixedReceipt: Instant? { now() }
}
