import Registry
import WorkingDays

extension PaperOrders {
    /// Papers of chapters 3 to 5, whose words come from their procedures.
    static let ofChapters: [PaperOrder] =
        [PaperKind.announcement, .notice, .order, .approval].enumerated().map { index, kind in
            order(
                kind, kind.code, 70 + index, answers: Sample.opening,
                values: [
                    "outcomeTitle": "暂停数据访问",
                    "article": "《泰安市公共数据开发利用管理办法(试行)》第二十四条第二款",
                ])
        } + [
            order(
                .summary, PaperKind.summary.code, 74, isAboutCase: false,
                values: [
                    "period": "2026年上半年", "periodUntil": Sample.day("2026-06-30").chinese,
                    "article": "《泰安市公共数据开发利用管理办法(试行)》第十四条第二款",
                ], body: .summary(figures))
        ]

    private static let figures = OperationFigures(
        from: Sample.day("2026-01-01"), until: Sample.day("2026-06-30"),
        counts: [.authorisationsStanding: 1, .operators: 1, .grantsMade: 3, .transactions: 12],
        rows: [
            OperationRow(
                number: "SQ-370900-2026-000001-X", name: "泰数授协〔2026〕1号",
                holders: "泰安市示例数据运营有限公司", state: .inForce,
                validUntil: Sample.day("2029-03-31"), resources: 2, grants: 3, products: 1)
        ])
}
