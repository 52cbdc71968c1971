internal import Registry
internal import WorkingDays
internal import XML

extension PaperDraft {
    /// The figures of a summary, and a line for each authorisation.
    func writeSummary(_ figures: OperationFigures, _ writer: inout IndentedWriter) {
        writer.open("summary", [("from", figures.from.iso), ("until", figures.until.iso)])
        for figure in OperationFigure.allCases {
            writer.element(
                "figure", String(figures[figure]),
                [("name", figure.rawValue), ("label", figure.chinese)])
        }
        for row in figures.rows {
            writer.element(
                "authorisation", row.name,
                [
                    ("number", row.number), ("holders", row.holders),
                    ("state", row.state.rawValue), ("label", row.state.chinese),
                    ("until", row.validUntil?.iso), ("resources", String(row.resources)),
                    ("grants", String(row.grants)), ("products", String(row.products)),
                ])
        }
        writer.close()
    }
}
