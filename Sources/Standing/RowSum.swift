/// Which rows there are, in 32 bytes, in whatever order they came: the sum of their codes modulo 2^256.
/// Under a secret key nobody finds other rows of the same sum (MSet-Add-Hash, Clarke et al.: Incremental
/// Multiset Hash Functions, ASIACRYPT 2003).
struct RowSum: Hashable {
    /// From the lowest.
    private var limbs: [UInt64] = [0, 0, 0, 0]

    /// Of no row.
    init() {}

    /// As `bytes` gave it; `nil` for another number than 32 of them.
    init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        limbs = Self.limbs(bytes)
    }

    /// The sum, its lowest byte first.
    var bytes: [UInt8] {
        limbs.flatMap { limb in (0..<8).map { UInt8(truncatingIfNeeded: limb >> (8 * $0)) } }
    }

    /// One more row; its code has 32 bytes.
    mutating func add(_ code: [UInt8]) {
        var carry: UInt64 = 0
        for (index, limb) in Self.limbs(code).enumerated() {
            let (first, isOver) = limbs[index].addingReportingOverflow(limb)
            let (second, isOverAgain) = first.addingReportingOverflow(carry)
            limbs[index] = second
            carry = isOver || isOverAgain ? 1 : 0
        }
    }

    /// One row less.
    mutating func remove(_ code: [UInt8]) {
        var borrow: UInt64 = 0
        for (index, limb) in Self.limbs(code).enumerated() {
            let (first, isUnder) = limbs[index].subtractingReportingOverflow(limb)
            let (second, isUnderAgain) = first.subtractingReportingOverflow(borrow)
            limbs[index] = second
            borrow = isUnder || isUnderAgain ? 1 : 0
        }
    }

    private static func limbs(_ bytes: [UInt8]) -> [UInt64] {
        (0..<4).map { limb in
            (0..<8).reversed().reduce(0) { $0 << 8 | UInt64(bytes[8 * limb + $1]) }
        }
    }
}
