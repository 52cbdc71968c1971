@testable import Registry
@testable import WorkingDays

extension Sample {
    /// Figures of a half year with one authorisation.
    static let figures = OperationFigures(
        from: day("2026-01-01"), until: day("2026-06-30"),
        counts: [
            .authorisationsStanding: 1, .authorisationsGranted: 1, .operators: 1, .resources: 2,
            .grantsMade: 3, .grantsStanding: 3, .productsRegistered: 1, .productsStanding: 1,
            .transactions: 12,
        ],
        rows: [
            OperationRow(
                number: "SQ-370900-2026-000001-X", name: "泰数授协〔2026〕1号",
                holders: "泰安市示例数据运营有限公司", state: .inForce, validUntil: day("2029-03-31"),
                resources: 2, grants: 3, products: 1)
        ])
}
