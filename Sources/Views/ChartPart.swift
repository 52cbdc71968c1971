/// A chart of bars, with the same numbers as a table.
struct ChartPart {
    var chartID = ""
    var chartTitle = ""
    var chartEnglish = ""
    var chartDefinition = ""
    var chartDescription = ""
    var chartHeight = ""
    var rowHeading = ""
    var valueHeading = ""
    var chartRows: [ChartRow] = []

    init() {}

    /// A chart of `bars`, from top to bottom; `description` is read aloud in the picture's place.
    init(
        id: String, title: String, english: String, definition: String, headings: (String, String),
        bars: [(title: String, value: Int, colour: String)]
    ) {
        chartID = id
        chartTitle = title
        chartEnglish = english
        chartDefinition = definition
        rowHeading = headings.0
        valueHeading = headings.1
        let most = max(1, bars.map(\.value).max() ?? 1)
        chartHeight = String(bars.count * ChartPart.step)
        chartDescription =
            bars.map { "\($0.title) \($0.value)" }.joined(separator: "；") + "。"
        chartRows = bars.enumerated().map { index, bar in
            ChartRow(bar.title, bar.value, bar.colour, top: index * ChartPart.step, most: most)
        }
    }

    /// From one bar to the next.
    static let step = 30
}

/// A bar and its row.
struct ChartRow {
    var rowTitle = ""
    var rowValue = ""
    var barLabel = ""
    var barValue = ""
    var barColour = ""
    var barY = ""
    var barWidth = ""
    var textY = ""
    var valueX = ""

    init() {}

    init(_ title: String, _ value: Int, _ colour: String, top: Int, most: Int) {
        rowTitle = title
        rowValue = String(value)
        barLabel = ChartRow.short(title)
        barValue = String(value)
        barColour = colour
        let width = value == 0 ? 0 : max(2, value * ChartRow.longest / most)
        barY = String(top + 5)
        barWidth = String(width)
        textY = String(top + 20)
        valueX = String(190 + width)
    }

    /// The longest bar, in the units of the picture.
    private static let longest = 390

    /// What has room beside the bar: twelve Chinese letters.
    private static func short(_ title: String) -> String {
        title.count <= 12 ? title : title.prefix(11) + "…"
    }
}
