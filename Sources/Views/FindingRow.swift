internal import Registry

/// One finding as a card.
struct FindingRow {
    var number = 0
    var isError = true
    var rule = ""
    var findingArticle: String?
    var place = ""
    var path: String?
    var object: String?
    var found: String?
    var expected: String?
    var chinese = ""
    var english = ""
    var advice = ""
    var adviceEnglish: String?

    init() {}

    init(_ finding: Finding, number: Int) {
        self.number = number
        isError = finding.severity == .error
        rule = finding.rule
        findingArticle = finding.article.map(FindingRow.article)
        place = FindingRow.place(of: finding)
        path = finding.xpath
        object = finding.object
        found = finding.found
        expected = finding.expected
        chinese = finding.chinese
        english = finding.english
        advice = finding.advice
        adviceEnglish = finding.adviceEnglish.isEmpty ? nil : finding.adviceEnglish
    }

    private static func place(of finding: Finding) -> String {
        var place = finding.file ?? "整个文件"
        if let line = finding.line { place += "，第\(line)行" }
        if let column = finding.column { place += "第\(column)列" }
        return place
    }

    /// `9(1)` is 第九条第（一）项 of the measures; another form is printed as it is.
    private static func article(_ text: String) -> String {
        let parts = text.split(whereSeparator: { $0 == "(" || $0 == ")" })
        guard (1...2).contains(parts.count), let number = parts.first.flatMap({ Int($0) }) else {
            return text
        }
        let item = parts.count == 2 ? Int(parts[1]) : nil
        if parts.count == 2, item == nil { return text }
        return "办法第" + ChineseNumeral.text(number) + "条"
            + (item.map { "第（" + ChineseNumeral.text($0) + "）项" } ?? "")
    }
}
