internal import Registry

/// Findings as lines for people.
enum FindingText {
    /// Findings grouped by the file they are in, each with its place, sentence and advice.
    static func lines(_ findings: [Finding]) -> [String] {
        var lines: [String] = []
        var file: String??
        for finding in findings {
            if file != .some(finding.file) {
                file = .some(finding.file)
                lines.append("  " + (finding.file ?? Message(zh: "（来件）", en: "(package)").text))
            }
            lines += self.lines(finding)
        }
        return lines
    }

    private static func lines(_ finding: Finding) -> [String] {
        var place: [String] = []
        if let line = finding.line {
            let column = finding.column.map { ":\($0)" } ?? ""
            place.append(Message(zh: "第 \(line)\(column) 行", en: "line \(line)\(column)").text)
        }
        let rule =
            finding.severity == .error
            ? Colour.red.paint(finding.rule)
            : finding.rule + Message(zh: "（提示）", en: " (remark)").text
        place.append(rule)
        if let article = finding.article {
            let isNumber = article.utf8.allSatisfy { $0 < 0x80 }
            place.append(
                isNumber ? Message(zh: "办法第 \(article) 条", en: "art. \(article)").text : article)
        }
        if let xpath = finding.xpath { place.append(xpath) }
        if let object = finding.object { place.append(object) }
        var lines = ["    " + place.joined(separator: "  ")]
        let text = Message(zh: finding.chinese, en: finding.english).text
        lines.append("      " + text)
        if Language.current == .english { lines.append("      " + finding.chinese) }
        if let found = finding.found {
            lines.append(Message(zh: "      实际：", en: "      found: ").text + found)
        }
        if let expected = finding.expected {
            lines.append(Message(zh: "      应为：", en: "      expected: ").text + expected)
        }
        lines.append(
            Message(zh: "      处理：", en: "      what to do: ").text
                + Message(zh: finding.advice, en: finding.adviceEnglish).text)
        if Language.current == .english { lines.append("      处理：" + finding.advice) }
        return lines
    }
}
