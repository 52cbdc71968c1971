/// A number with at most two decimals, kept as whole hundredths: a score is never counted in floating
/// point, so that everybody gets the same total.
struct Hundredths: Hashable, Comparable, Sendable {
    /// How many hundredths, 0 or more.
    var count: Int

    init(count: Int) {
        self.count = count
    }

    /// From `86`, `86.5` or `86.50`; at most nine digits before the point.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...9).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let whole = Int(parts[0])
        else { return nil }
        guard parts.count == 2 else {
            count = whole * 100
            return
        }
        guard (1...2).contains(parts[1].utf8.count), let rest = Int(parts[1]) else { return nil }
        count = whole * 100 + (parts[1].utf8.count == 1 ? rest * 10 : rest)
    }

    /// The nearest to a fraction; a half is rounded up (四舍五入).
    init(roundingHundredthsOf numerator: Int, over denominator: Int) {
        count = (2 * numerator + denominator) / (2 * denominator)
    }

    /// Without zeros that say nothing: `86`, `86.5`, `86.05`.
    var text: String {
        let whole = String(count / 100)
        let rest = count % 100
        if rest == 0 { return whole }
        if rest % 10 == 0 { return whole + "." + String(rest / 10) }
        return whole + "." + (rest < 10 ? "0" : "") + String(rest)
    }

    static func < (left: Hundredths, right: Hundredths) -> Bool { left.count < right.count }
}
