internal import Press
internal import Views

/// The cover of a docket.
struct CoverSheet {
    private let sheets: PaperSheets

    init(_ sheets: PaperSheets) { self.sheets = sheets }

    /// Title, number, and lines about the case.
    func sheet(_ docket: PressDocket) throws -> Sheet {
        var size = PageSize.a4
        size.top = 120
        let flow = PageFlow(size)
        let typesetter = sheets.typesetter
        flow.beginPage()
        flow.add(
            .box(
                x: 48, y: 48, width: size.width - 96, height: size.height - 96, pen: 1.6, .text))
        flow.add(
            .box(
                x: 53, y: 53, width: size.width - 106, height: size.height - 106, pen: 0.5, .text))
        flow.put(
            try typesetter.fittingLine(
                docket.keeper, TextStyle(size: 24, leading: 36, isBold: true, spacing: 3),
                width: size.textWidth, smallest: 14), .center)
        flow.move(by: 30)
        flow.put(
            try typesetter.lines(
                "案　卷", TextStyle(size: 40, leading: 60, isBold: true, spacing: 8),
                width: size.textWidth), .center)
        flow.move(by: 20)
        let title = TextStyle(size: 16, leading: 26, isBold: true)
        // A name of thousands of letters is said in full in the account and in the papers.
        flow.put(
            Array(try typesetter.lines(docket.title, title, width: size.textWidth).prefix(5)),
            .center)
        flow.move(by: 24)
        var table = TableFlow([28, 72], flow: flow, typesetter: typesetter)
        table.isFirstLabel = true
        try table.row([[.init("案号")], [.init(docket.number)]])
        for line in docket.cover { try table.row([[.init(line.label)], [.init(line.value)]]) }
        var sheet = flow.sheets[0]
        sheet.isFace = true
        return sheet
    }
}
