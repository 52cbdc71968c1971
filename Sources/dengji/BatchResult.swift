internal import Registry
internal import System

/// What became of one decision of a batch.
struct BatchResult: Encodable {
    /// Where it stands in the file.
    let place: Int
    let caseNumber: String
    let outcome: String
    /// Whether its slip was dropped.
    let isDropped: Bool
    /// Where it lies now.
    let path: String?
    let findings: [FindingJSON]
    /// Why no slip could be made.
    let problem: String?
    /// The findings for people.
    private let lines: [String]

    private enum CodingKeys: String, CodingKey {
        case place, caseNumber = "case", outcome, isDropped = "dropped", path, findings, problem
    }

    /// A slip that was dropped.
    init(_ place: Int, _ caseNumber: String, _ outcome: String, dropped path: Path) {
        self.init(place, caseNumber, outcome, path: path.description)
    }

    /// A slip with findings.
    init(_ place: Int, _ caseNumber: String, _ outcome: String, findings: [Finding]) {
        self.init(place, caseNumber, outcome, found: findings)
    }

    /// A decision that no slip could be made of.
    init(_ place: Int, _ caseNumber: String, _ outcome: String, error: CommandError) {
        let advice = error.advice.map { " " + $0.text } ?? ""
        self.init(place, caseNumber, outcome, problem: error.message.text + advice)
    }

    private init(
        _ place: Int, _ caseNumber: String, _ outcome: String, path: String? = nil,
        found: [Finding] = [], problem: String? = nil
    ) {
        self.place = place
        self.caseNumber = caseNumber
        self.outcome = outcome
        self.path = path
        self.problem = problem
        isDropped = path != nil
        findings = found.map(FindingJSON.init)
        lines = FindingText.lines(found)
    }

    /// A table of results, then what is wrong with those that were not dropped.
    static func text(_ results: [BatchResult]) -> String {
        var table = TextTable([
            Message(zh: "行", en: "line"), Message(zh: "案号", en: "case"),
            Message(zh: "决定", en: "outcome"), Message(zh: "结果", en: "result"),
        ])
        for result in results {
            let word =
                result.isDropped
                ? Message(zh: "已放入", en: "dropped") : Message(zh: "未放入", en: "not dropped")
            table.add([
                TextTable.Cell(String(result.place)), TextTable.Cell(result.caseNumber),
                TextTable.Cell(result.outcome),
                TextTable.Cell(word.text, result.isDropped ? .green : .red),
            ])
        }
        var text = table.text
        for result in results where !result.isDropped {
            text += "\n\(result.caseNumber) \(result.outcome)\n"
            if let problem = result.problem { text += "    \(problem)\n" }
            text += result.lines.map { $0 + "\n" }.joined()
        }
        let count = results.count { $0.isDropped }
        return text
            + Message(
                zh: "共 \(results.count) 件，已放入 \(count) 件。",
                en: "\(results.count) decisions, \(count) dropped."
            ).text + "\n"
    }
}
