internal import Registry
internal import WorkingDays

/// One thing that would be otherwise under the proposed rules.
struct RehearsedDifference: Encodable {
    /// When it would be.
    enum Effect: String, Encodable {
        /// When the set is adopted: a running date is counted anew.
        case onAdoption = "on-adoption"
        /// Only for what is received afterwards: a case keeps its own rules.
        case ifReceived = "if-received"
    }

    /// Case or registration number.
    let subject: String
    /// What it is called.
    let name: String
    /// Whether the case is open.
    let isOpen: Bool
    /// `due:review`, `issue`, `valid-until`, `tick`, `outcome`, `acceptance`.
    let what: String
    /// Under the set in force.
    let old: String
    /// Under the proposed set.
    let new: String
    /// When it would be so.
    let effect: Effect
    /// Why: terms that differ, days that count otherwise.
    let why: [String]

    /// What two counts of one period do not have in common.
    static func reasons(_ old: ReplayedCase.Value?, _ new: ReplayedCase.Value?) -> [String] {
        var reasons: [String] = []
        if let before = old?.term, let after = new?.term, before != after {
            reasons.append("\(before) → \(after)")
        }
        guard let before = old?.explanation, let after = new?.explanation else { return reasons }
        if before.after != after.after {
            reasons.append("\(before.after.iso) → \(after.after.iso)")
        }
        let kinds = Dictionary(before.days.map { ($0.day, $0) }) { first, _ in first }
        for day in after.days {
            guard let earlier = kinds[day.day] else { continue }
            if earlier.kind != day.kind {
                reasons.append(
                    "\(day.day.iso) \(earlier.kind.chinese) → \(day.kind.chinese)")
            }
        }
        if before.deadline.provisional != after.deadline.provisional {
            let sources = after.sources.filter { !before.sources.contains($0) }
            reasons += sources.isEmpty ? [] : [sources.joined(separator: "、")]
        }
        return reasons
    }
}
