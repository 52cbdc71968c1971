import WorkingDays

@testable import Pipeline

/// The one clock of a simulated world. It moves when something is done or somebody sleeps.
final class SimulatedTime: Clock, @unchecked Sendable {
    // Safety: a world is used from one thread.
    private(set) var nanoseconds: Int64

    init(_ start: Instant) { nanoseconds = start.milliseconds * 1_000_000 }

    func now() -> Instant { Instant(milliseconds: milliseconds) }

    var fixedReceipt: Instant? { nil }

    var milliseconds: Int64 { nanoseconds / 1_000_000 }

    /// The time that inodes get: the kernel's coarse clock moves in steps of 4 ms.
    var stampNanoseconds: Int64 { (scripted ?? nanoseconds) / 4_000_000 * 4_000_000 }

    /// While people act: the time at which the script has them act, some milliseconds ago.
    private var scripted: Int64?

    /// Does what somebody does at that time.
    func stamping(as moment: Instant, _ body: () -> Void) {
        scripted = moment.milliseconds * 1_000_000
        body()
        scripted = nil
    }

    func advance(nanoseconds step: Int64) { nanoseconds += step }

    func advance(to milliseconds: Int64) {
        nanoseconds = max(nanoseconds, milliseconds * 1_000_000)
    }
}
