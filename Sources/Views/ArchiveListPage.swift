/// A list of the archive as a page that stands alone: no script, nothing fetched, print is A4 across.
package enum ArchiveListPage {
    /// The page; `rows` have the cells of `headings`.
    package static func page(
        title: String, keeper: String, headings: [String], rows: [[String]]
    ) -> [UInt8] {
        let escaping = PageEscaping()
        func cells(_ texts: [String], _ name: String) -> String {
            texts.map { "<\(name)>\(escaping.escapeText($0))</\(name)>" }.joined()
        }
        var text = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaping.escapeText(title))</title>
            <style>
            @page { size: A4 landscape; margin: 12mm; }
            body { font: 14px/1.6 "Source Han Sans SC", "Noto Sans CJK SC", SimHei, sans-serif; margin: 1.5rem; color: #1d1b18; }
            h1 { font-size: 1.4rem; text-align: center; }
            p { text-align: center; color: #6a655c; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border: 1px solid #cfc8ba; padding: .25rem .4rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            </style>
            </head>
            <body>
            <h1>\(escaping.escapeText(title))</h1>
            <p>\(escaping.escapeText(keeper))　共 \(rows.count) 条</p>
            <table>
            <thead><tr>\(cells(headings, "th"))</tr></thead>
            <tbody>

            """
        for row in rows { text += "<tr>\(cells(row, "td"))</tr>\n" }
        return Array((text + "</tbody>\n</table>\n</body>\n</html>\n").utf8)
    }
}
