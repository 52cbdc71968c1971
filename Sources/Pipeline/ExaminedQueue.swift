internal import Registry
internal import Storage
internal import WorkingDays

/// Examined claims and due ticks in the order in which they may be taken.
///
/// Inputs merge by time: a tick due at T is taken after every file received before T, so it waits
/// while one of those is still being claimed or examined, and files received later wait behind it.
struct ExaminedQueue {
    /// What comes next.
    enum Next {
        /// This claim.
        case claim(ExaminedClaim)
        /// The tick that was offered.
        case tick
        /// Nothing before something that is still under way is finished.
        case nothing
    }

    private var waiting: [ExaminedClaim] = []

    /// Claims waiting for their turn.
    var count: Int { waiting.count }

    /// Adds what workers finished.
    mutating func add(_ claims: [ExaminedClaim]) {
        guard !claims.isEmpty else { return }
        waiting += claims
        // Latest first, so that the next one is at the end.
        waiting.sort { ($0.claim.receivedAt, $0.claim.id) > ($1.claim.receivedAt, $1.claim.id) }
    }

    /// Takes the next input. `tickAt` is when the earliest due tick was due, `nil` without one;
    /// `underWay` the earliest time of receipt among files that are not examined yet.
    mutating func next(tickAt: Int64?, underWay: Int64?) -> Next {
        let received = waiting.last?.claim.receivedAt.milliseconds
        if let tickAt, received.map({ tickAt <= $0 }) ?? true {
            if let underWay, underWay < tickAt { return .nothing }
            return .tick
        }
        guard let claim = waiting.popLast() else { return .nothing }
        return .claim(claim)
    }

    /// Puts back what was taken for a batch that was not committed.
    mutating func putBack(_ claims: [ExaminedClaim]) { add(claims) }
}
