/// How long something took each time, counted in classes whose bounds grow by an eighth of a doubling,
/// some nine per cent: a few hundred numbers whatever is counted.
package struct DurationCounts: Hashable, Sendable {
    private var counts: [Int: Int] = [:]
    /// How often.
    package private(set) var count = 0
    /// The longest, nanoseconds.
    package private(set) var longest: UInt64 = 0

    private static let classesPerDoubling: UInt64 = 8

    /// None yet.
    package init() {}

    /// Counts one, in nanoseconds.
    package mutating func add(_ nanoseconds: UInt64) {
        counts[DurationCounts.number(of: nanoseconds), default: 0] += 1
        count += 1
        longest = max(longest, nanoseconds)
    }

    /// What that share of them, above 0 and at most 1, took no longer than, nanoseconds: the upper bound
    /// of its class, or the longest where that is shorter. 0 where nothing was counted.
    package func quantile(_ share: Double) -> UInt64 {
        var left = Int((share * Double(count)).rounded(.up))
        for (number, count) in counts.sorted(by: { $0.key < $1.key }) {
            left -= count
            if left <= 0 { return min(DurationCounts.bound(of: number), longest) }
        }
        return 0
    }

    /// The class: doublings and eighths of the span to the next one.
    private static func number(of nanoseconds: UInt64) -> Int {
        guard nanoseconds >= classesPerDoubling else { return Int(nanoseconds) }
        let doublings = UInt64(63 - nanoseconds.leadingZeroBitCount)
        let eighth = (nanoseconds >> (doublings - 3)) & 7
        return Int((doublings - 2) * classesPerDoubling + eighth)
    }

    /// The longest that is in a class.
    private static func bound(of number: Int) -> UInt64 {
        let (doublings, eighth) = UInt64(number).quotientAndRemainder(dividingBy: 8)
        guard doublings > 0 else { return UInt64(number) }
        let shift = doublings - 1
        return ((8 + eighth) << shift) + (1 << shift) - 1
    }
}
