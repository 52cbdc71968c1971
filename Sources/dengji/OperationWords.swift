internal import ArgumentParser
internal import Registry
internal import WorkingDays

/// What the reports of authorised operation have in common.
enum OperationWords {
    /// What the figures are drawn from.
    static let discussion = Message(
        zh: "取自登记簿各页的记载，与报市人民政府备案的汇总相同；一切按生效之日计，同一期间随时得出同样的数字。各项：",
        en: "Drawn from the histories of entries, as the summary to the government is. Everything "
            + "counts for the day on which it took effect, so that the same days give the same "
            + "figures at any time. The figures:")

    /// Every figure with its definition.
    static var figures: String {
        OperationFigure.allCases.map { figure in
            Message(
                zh: "  \(figure.chinese) \(figure.rawValue)：\(figure.chineseDefinition)",
                en: "  \(figure.rawValue): \(figure.englishDefinition)"
            ).text
        }.joined(separator: "\n")
    }

    /// Reads `2026-H1`.
    static func halfYear(_ text: String) throws -> HalfYear {
        guard let half = HalfYear(text: text) else {
            throw ValidationError(
                Message(
                    zh: "“\(text)”不是半年：请写作 2026-H1 或者 2026-H2。",
                    en: "\(text) is no half year: write 2026-H1 or 2026-H2."
                ).text)
        }
        return half
    }

    /// Prints the figures of a span.
    static func show(
        from: Day, until: Day, _ format: ReportPeriodForm, _ place: WorkspaceOption
    ) throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let report = OperationReport(
            try OperationShelf(workspace).figures(from: from, until: until))
        switch format {
        case .table: Console.print(report.text)
        case .json: Console.print(try JSONText.of(report))
        }
    }
}
