internal import Registry
internal import WorkingDays

/// The figures of a summary as a table and a chart of bars, and a line for each authorisation.
struct SummaryPart {
    var spanFrom = ""
    var spanUntil = ""
    var figureRows: [FigureRow] = []
    var authorisations: [OperationLine] = []
    /// Height of the chart in its own units.
    var chartHeight = 0

    /// A figure with its bar.
    struct FigureRow {
        var figureTitle = ""
        var figureNote = ""
        var figureValue = 0
        /// Where its bar lies, in the chart's own units.
        var barTop = 0
        var barTextTop = 0
        var barWidth = 0
        var barEnd = 0
    }

    /// A line of the table of authorisations.
    struct OperationLine {
        var lineNumber = ""
        var lineName = ""
        var lineHolders = ""
        var lineState = ""
        var lineUntil = ""
        var lineResources = 0
        var lineGrants = 0
        var lineProducts = 0
    }

    /// Units of a bar's row, and the width of the longest bar.
    private static let rowHeight = 22
    private static let longestBar = 300
    private static let barLeft = 190
}

extension SummaryPart {
    init(_ figures: OperationFigures) {
        spanFrom = figures.from.chinese
        spanUntil = figures.until.chinese
        let most = max(OperationFigure.allCases.map { figures[$0] }.max() ?? 0, 1)
        figureRows = OperationFigure.allCases.enumerated().map { index, figure in
            let width = figures[figure] * SummaryPart.longestBar / most
            return FigureRow(
                figureTitle: figure.chinese, figureNote: figure.chineseDefinition,
                figureValue: figures[figure], barTop: index * SummaryPart.rowHeight + 4,
                barTextTop: index * SummaryPart.rowHeight + 16, barWidth: width,
                barEnd: SummaryPart.barLeft + width + 6)
        }
        chartHeight = figureRows.count * SummaryPart.rowHeight + 4
        authorisations = figures.rows.map { row in
            OperationLine(
                lineNumber: row.number, lineName: row.name, lineHolders: row.holders,
                lineState: row.state.chinese, lineUntil: row.validUntil?.chinese ?? "—",
                lineResources: row.resources, lineGrants: row.grants,
                lineProducts: row.products)
        }
    }
}
