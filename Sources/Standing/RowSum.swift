/// Which rows there are, in 32 bytes, in whatever order they came: the sum of their codes modulo 2^256.
/// Under a secret key nobody finds other rows of the same sum (MSet-Add-Hash, Clarke et al.: Incremental
/// Multiset Hash Functions, ASIACRYPT 2003).
struct RowSum: Hashable {
    /// From the lowest.
    private var limbs = SIMD4<UInt64>()

    /// Of no row.
    init() {}

    /// As `bytes` gave it; `nil` for another number than 32 of them.
    init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        limbs = Self.limbs(bytes)
    }

    /// The sum, its lowest byte first.
    var bytes: [UInt8] {
        (0..<32).map { UInt8(truncatingIfNeeded: limbs[$0 / 8] >> (8 * ($0 % 8))) }
    }

    /// One more row; its code has 32 bytes.
    mutating func add(_ code: [UInt8]) { add(limbs: Self.limbs(code)) }

    /// The rows of another sum too.
    mutating func add(_ other: RowSum) { add(limbs: other.limbs) }

    private mutating func add(limbs other: SIMD4<UInt64>) {
        var carry: UInt64 = 0
        for index in 0..<4 {
            let (first, isOver) = limbs[index].addingReportingOverflow(other[index])
            let (second, isOverAgain) = first.addingReportingOverflow(carry)
            limbs[index] = second
            carry = isOver || isOverAgain ? 1 : 0
        }
    }

    /// One row less.
    mutating func remove(_ code: [UInt8]) {
        let other = Self.limbs(code)
        var borrow: UInt64 = 0
        for index in 0..<4 {
            let (first, isUnder) = limbs[index].subtractingReportingOverflow(other[index])
            let (second, isUnderAgain) = first.subtractingReportingOverflow(borrow)
            limbs[index] = second
            borrow = isUnder || isUnderAgain ? 1 : 0
        }
    }

    private static func limbs(_ bytes: [UInt8]) -> SIMD4<UInt64> {
        var limbs = SIMD4<UInt64>()
        for index in 0..<32 { limbs[index / 8] |= UInt64(bytes[index]) << (8 * (index % 8)) }
        return limbs
    }
}
