internal import Registry
internal import Tables

/// The table as it was given, with what was found beside each row. Rows keep their numbers.
struct FindingSheets {
    /// The main sheet.
    let main: [[String]]
    /// Every sheet with its name.
    let all: [(name: String, rows: [[String]])]

    init(_ input: TableInput, _ results: [RowResult], _ strays: [PlacedFinding]) {
        let old = Set(
            input.columns.columns.filter { $0.target == .result }.map(\.index))
        let byRow = Dictionary(results.map { ($0.row, $0) }) { first, _ in first }
        let sheet = input.book.sheets[input.mainIndex]
        let width = sheet.rows.map(\.cells.count).max() ?? 0
        let main = FindingSheets.numbered(sheet) { row in
            var texts = row.cells.enumerated().filter { !old.contains($0.offset) }
                .map(\.element.text)
            while texts.count < width - old.count { texts.append("") }
            if row.number == input.body.header?.number { return texts + FindingColumns.headings }
            guard let result = byRow[row.number] else { return texts }
            return texts + FindingSheets.cells(result)
        }
        self.main = main
        let placed = results.flatMap(\.findings) + strays
        all = input.book.sheets.enumerated().map { index, sheet in
            guard index != input.mainIndex else { return (sheet.name, main) }
            let own = placed.filter { $0.place?.sheet == sheet.name && $0.place?.row != nil }
            return (sheet.name, FindingSheets.further(sheet, own))
        }
    }

    /// A further sheet with one column more, findings beside the rows they are about.
    private static func further(_ sheet: TableSheet, _ findings: [PlacedFinding]) -> [[String]] {
        let byRow = Dictionary(grouping: findings) { $0.place?.row ?? 0 }
        let header = TableBody(sheet).header
        let old = header?.cells.firstIndex { $0.text == FindingColumns.findings }
        let width = old ?? sheet.rows.map(\.cells.count).max() ?? 0
        return numbered(sheet) { row in
            var texts = Array(row.cells.map(\.text).prefix(width))
            while texts.count < width { texts.append("") }
            if row.number == header?.number { return texts + [FindingColumns.findings] }
            let own = byRow[row.number] ?? []
            return texts + [
                own.map { $0.finding.rule + " " + sentence($0) }.joined(separator: "\n")
            ]
        }
    }

    private static func numbered(_ sheet: TableSheet, _ texts: (TableRow) -> [String])
        -> [[String]]
    {
        var rows: [[String]] = []
        for row in sheet.rows {
            while rows.count < row.number - 1 { rows.append([]) }
            rows.append(texts(row))
        }
        return rows
    }

    private static func cells(_ result: RowResult) -> [String] {
        let findings = result.findings
        let errors = findings.count { $0.finding.severity == .error }
        let status =
            errors == 0
            ? Message(zh: "通过", en: "passed")
            : Message(zh: "\(errors) 处问题", en: errors == 1 ? "1 finding" : "\(errors) findings")
        return [
            status.text, unique(findings.compactMap { $0.place?.shown }).joined(separator: "\n"),
            unique(findings.map(\.finding.rule)).joined(separator: "\n"),
            findings.map(sentence).joined(separator: "\n"), result.file ?? "",
        ]
    }

    /// One line: where, what, and what to do.
    static func sentence(_ placed: PlacedFinding) -> String {
        let finding = placed.finding
        let place = placed.place.map { $0.shown + Message(zh: "：", en: ": ").text } ?? ""
        var text = place + Message(zh: finding.chinese, en: finding.english).text
        if let found = finding.found {
            let shown = found.count > 60 ? found.prefix(60) + "…" : found
            text += Message(zh: " 实际：", en: " Found: ").text + shown
        }
        if let expected = finding.expected {
            text += Message(zh: " 应为：", en: " Expected: ").text + expected
        }
        let advice = finding.adviceEnglish.isEmpty ? finding.advice : finding.adviceEnglish
        text += Message(zh: " 处理：", en: " What to do: ").text
        return text + Message(zh: finding.advice, en: advice).text
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
