internal import Registry
internal import Storage

/// What came of verifying a workspace.
struct WorkspaceVerdict: Encodable {
    struct DiscrepancyJSON: Encodable {
        let code: String
        let path: String
        let caseNumber: String?
        let journalLine: Int?
        let found: String?
        let expected: String?
        let zh: String
        let en: String
        let adviceZh: String
        let adviceEn: String

        init(_ discrepancy: Discrepancy) {
            code = discrepancy.code.rawValue
            path = discrepancy.path
            caseNumber = discrepancy.caseNumber?.text
            journalLine = discrepancy.line
            found = discrepancy.found
            expected = discrepancy.expected
            zh = discrepancy.chinese
            en = discrepancy.english
            adviceZh = discrepancy.chineseAdvice
            adviceEn = discrepancy.englishAdvice
        }
    }

    let path: String
    let journalLines: Int
    let files: Int
    let bytes: Int
    let takenByRecipients: Int
    let unsettledLines: Int
    let hasLedger: Bool
    let papers: Int
    let entries: Int
    let discrepancies: [DiscrepancyJSON]
    /// What is wrong with entries of the register and with the status list.
    let registerProblems: [RegisterProblem]
    /// Papers that do not verify; good ones are only counted.
    let badPapers: [PaperVerdict]

    init(
        path: String, report: CheckReport, paperCount: Int, papers: [PaperVerdict],
        entryCount: Int, registerProblems: [RegisterProblem]
    ) {
        entries = entryCount
        self.registerProblems = registerProblems
        self.path = path
        journalLines = report.lineCount
        files = report.fileCount
        bytes = report.byteCount
        takenByRecipients = report.takenCount
        unsettledLines = report.unsettledCount
        hasLedger = report.hasLedger
        self.papers = paperCount
        discrepancies = report.discrepancies.map(DiscrepancyJSON.init)
        badPapers = papers
    }

    /// Whether nothing is wrong.
    var isWhole: Bool { discrepancies.isEmpty && registerProblems.isEmpty && badPapers.isEmpty }

    /// What is wrong, what it affects, what to do; then what was looked at.
    var text: String {
        var text = ""
        for discrepancy in discrepancies {
            text += "[\(discrepancy.code)] " + Message(zh: discrepancy.zh, en: discrepancy.en).text
            text += "\n" + Message(zh: "  处理：", en: "  what to do: ").text
            text += Message(zh: discrepancy.adviceZh, en: discrepancy.adviceEn).text + "\n"
        }
        text += registerProblems.map(\.text).joined()
        text += badPapers.map(\.text).joined()
        let wrong = discrepancies.count + registerProblems.count + badPapers.count
        let verdict =
            isWhole
            ? Colour.green.paint(Message(zh: "完好", en: "whole").text)
            : Colour.red.paint(Message(zh: "\(wrong) 处不符", en: "\(wrong) things are wrong").text)
        text += path + ": " + verdict + "\n"
        text +=
            Message(
                zh:
                    "  日志 \(journalLines) 行，文件 \(files) 个（\(bytes) 字节），文书 \(papers) 份，登记 \(entries) 项；"
                    + "收件人已取走 \(takenByRecipients) 个，未完成 \(unsettledLines) 行。",
                en:
                    "  \(journalLines) journal lines, \(files) files (\(bytes) bytes), \(papers) papers, "
                    + "\(entries) entries; \(takenByRecipients) taken by recipients, \(unsettledLines) lines unsettled."
            ).text + "\n"
        if !hasLedger {
            text +=
                Message(
                    zh: "  尚无账本：下次运行 dengji run 时建立。",
                    en: "  It has no ledger yet: the next dengji run makes it."
                ).text + "\n"
        }
        return text
    }
}
