/// A moment on the monotonic clock until which one call or several may wait.
package struct WaitEnd: Sendable {
    private let nanoseconds: UInt64

    /// So many milliseconds from now; at most 24 days, which is `poll`'s own limit.
    package init(milliseconds: Int) {
        let wait = UInt64(min(max(milliseconds, 0), Int(Int32.max)))
        nanoseconds = SystemClock.monotonicNanoseconds() + wait * 1_000_000
    }

    /// Whether it is over.
    package var isOver: Bool { restMilliseconds == 0 }

    /// What is left, rounded up, 0 when it is over.
    var restMilliseconds: Int32 {
        let now = SystemClock.monotonicNanoseconds()
        guard now < nanoseconds else { return 0 }
        return Int32(clamping: (nanoseconds - now + 999_999) / 1_000_000)
    }
}
