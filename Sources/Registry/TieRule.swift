/// How an announcement ranks applications with equal totals.
enum TieRule: String, Hashable, Sendable, CaseIterable {
    /// By the scores on its criteria, in the order announced; then by earlier receipt.
    case criteriaOrder = "criteria-order"
    /// By earlier receipt.
    case receipt
}
