internal import Press
internal import Views
internal import WorkingDays

/// Makes the docket (案卷) of a case: cover, table of contents (卷内目录), account, papers in order;
/// one document with one numbering, each paper's XML attached.
struct DocketPress {
    /// A date that is none; both ends are of one build, so it never comes.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let sheets: PaperSheets

    /// A part with its pages.
    private struct Part {
        var title: String
        var sheets: [Sheet]
    }

    /// The document.
    func pdf(of docket: PressDocket) throws -> (bytes: [UInt8], pages: Int) {
        guard let date = Instant(iso: docket.date) else {
            throw Failure(description: "\(docket.date) is no time")
        }
        let account = try accountSheets(docket)
        let parts = try docket.items.map { item -> Part? in
            try item.paper.map {
                Part(title: item.title, sheets: try sheets.sheets(of: $0).sheets)
            }
        }
        let cover = try sheets.marked([try CoverSheet(sheets).sheet(docket)], docket.demonstration)
        // Numbers are as wide as the column whatever they are, so the first draft is as long.
        let draft = try contents(docket, firstPage: 0, account: account, parts)
        let first = cover.count + draft.count + 1
        let table = try contents(docket, firstPage: first, account: account, parts)
        let all = cover + table + account + parts.compactMap { $0 }.flatMap(\.sheets)
        let pages = try numbered(all, docket)

        let canvas = try Canvas(.a4)
        canvas.describe(
            title: "案卷 \(docket.number) \(docket.title)", author: docket.keeper,
            subject: docket.number, date: PaperPress.stamp(docket.date))
        let painter = Painter(size: .a4)
        for page in pages { painter.paint(page, on: canvas) }
        outline(canvas, cover: cover.count, table: table.count, account: account.count, parts)
        let papers = docket.items.compactMap(\.paper)
        return (
            try FinishedPDF.bytes(
                of: try canvas.finish(), attaching: papers,
                originals: docket.items.compactMap(\.original), date: date),
            pages.count
        )
    }

    /// The list of contents that viewers show.
    private func outline(
        _ canvas: Canvas, cover: Int, table: Int, account: Int, _ parts: [Part?]
    ) {
        _ = canvas.contents("封面", page: 1, below: 0)
        _ = canvas.contents("卷内目录", page: cover + 1, below: 0)
        _ = canvas.contents("办理经过", page: cover + table + 1, below: 0)
        var page = cover + table + account + 1
        for case let part? in parts {
            _ = canvas.contents(part.title, page: page, below: 0)
            page += part.sheets.count
        }
    }

    private func accountSheets(_ docket: PressDocket) throws -> [Sheet] {
        let flow = PageFlow(.a4)
        try title("办理经过", flow)
        for line in docket.account.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = line.drop { $0 == " " }
            if text.isEmpty {
                flow.leave(8)
                continue
            }
            let blanks = line.count - text.count
            let style: TextStyle = blanks == 0 ? .emphasis : .body
            let inset = min(Double(blanks) * 8, 64)
            let lines = try sheets.typesetter.lines(
                String(text), style.closer, width: flow.size.textWidth - inset)
            flow.put(lines, x: flow.size.left + inset)
        }
        return try sheets.marked(flow.sheets, docket.demonstration)
    }

    private func title(_ text: String, _ flow: PageFlow) throws {
        flow.put(
            try sheets.typesetter.lines(text, .title, width: flow.size.textWidth), .center)
        flow.leave(12)
    }

    private func contents(
        _ docket: PressDocket, firstPage: Int, account: [Sheet], _ parts: [Part?]
    ) throws -> [Sheet] {
        let flow = PageFlow(.a4)
        try title("卷内目录", flow)
        var table = TableFlow([9, 26, 37, 17, 11], flow: flow, typesetter: sheets.typesetter)
        try table.begin(["序号", "文号或者文件名", "题名", "日期", "页号"])
        try table.row(
            [[.init("—")], [], [.init("办理经过")], [], [.init(String(firstPage))]],
            toPage: firstPage)
        var page = firstPage + account.count
        for (item, part) in zip(docket.items, parts) {
            let start = part == nil ? "—" : String(page)
            try table.row(
                [
                    [.init(item.number)], [.init(item.reference)], [.init(item.title)],
                    [.init(item.date)], [.init(start)],
                ], toPage: part == nil ? nil : page)
            page += part?.sheets.count ?? 0
        }
        flow.leave(6)
        flow.put(
            try sheets.typesetter.lines(
                "页号为“—”的是来件原件，以电子文件存于案卷文件夹，不印出，作为附件嵌在本 PDF 中（注明未附的除外）；"
                    + "各文书的签名文件也作为附件嵌在本 PDF 中。",
                .small, width: flow.size.textWidth))
        return try sheets.marked(flow.sheets, docket.demonstration)
    }

    /// The docket's own page number in the upper right corner, as archives stamp it.
    private func numbered(_ all: [Sheet], _ docket: PressDocket) throws -> [Sheet] {
        let size = PageSize.a4
        return try all.enumerated().map { index, sheet in
            var sheet = sheet
            if index > 0 {
                let style = TextStyle(size: 9.5, leading: 13, isBold: true, ink: .aside)
                for line in try sheets.typesetter.lines(
                    "\(docket.number)　第 \(index + 1) 页　共 \(all.count) 页", style, width: 0)
                {
                    sheet.elements.append(
                        .text(line, x: size.width - 30 - line.width, y: 22, toPage: nil))
                }
            }
            return sheet
        }
    }
}

extension TextStyle {
    /// The same with less between lines.
    fileprivate var closer: TextStyle {
        var style = self
        style.size = 11
        style.leading = 18
        return style
    }
}
