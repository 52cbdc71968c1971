internal import Registry
internal import Storage
internal import WorkingDays

/// Examined claims and due ticks in the order in which they may be taken.
///
/// Inputs merge by time: a tick due at T is taken after every file received before T, so it waits
/// while one of those is still being claimed or examined, and files received later wait behind it.
/// Files of one drop folder are taken in the order in which they were handed to the workers, whoever
/// of these was faster.
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
        waiting.sort { ($0.claim.receivedAt, $0.order) > ($1.claim.receivedAt, $1.order) }
    }

    /// How many claims of each drop folder wait.
    var countByFolder: [PartyID?: Int] {
        waiting.reduce(into: [:]) { $0[$1.claim.folder, default: 0] += 1 }
    }

    /// Takes the next input. `tickAt` is when the earliest due tick was due, `nil` without one;
    /// `underWay` the earliest time of receipt among files that are not examined yet; `first` the
    /// lowest `order` of those in each drop folder that workers have in hand.
    mutating func next(
        tickAt: Int64?, underWay: Int64?, first: [PartyID?: Int] = [:]
    ) -> Next {
        func isHeld(_ claim: ExaminedClaim) -> Bool {
            first[claim.claim.folder].map { $0 < claim.order } ?? false
        }
        let index = waiting.lastIndex { !isHeld($0) }
        let received = index.map { waiting[$0].claim.receivedAt.milliseconds }
        if let tickAt, received.map({ tickAt <= $0 }) ?? true {
            let held = waiting.last(where: isHeld)?.claim.receivedAt.milliseconds
            if [underWay, held].contains(where: { $0.map { $0 < tickAt } ?? false }) {
                return .nothing
            }
            return .tick
        }
        return index.map { .claim(waiting.remove(at: $0)) } ?? .nothing
    }

    /// Puts back what was taken for a batch that was not committed.
    mutating func putBack(_ claims: [ExaminedClaim]) { add(claims) }
}
