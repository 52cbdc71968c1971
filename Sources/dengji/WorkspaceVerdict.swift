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

        /// For people: what is wrong, what it affects, what to do.
        var text: String {
            "[\(code)] " + Message(zh: zh, en: en).text + "\n"
                + Message(zh: adviceZh, en: adviceEn).adviceLine
        }
    }

    let path: String
    let journalLines: Int
    let files: Int
    let bytes: Int
    let takenByRecipients: Int
    let unsettledLines: Int
    let hasLedger: Bool
    /// Whether everything was looked into; with `--since` what older lines name was not.
    let isComplete: Bool
    /// The first line whose files were looked into, where not all were.
    let sinceLine: Int?
    /// Lines before the first that was read, which the signed ledger begins with: of their files nothing
    /// was seen.
    let linesNotRead: Int
    /// Lines over which the ledger is signed, where not all were read.
    let linesSigned: Int
    /// Files of older lines that were read: seen to be there in their size, not looked into; and what a ZIP
    /// holds of others.
    let filesNotRead: Int
    let papers: Int
    let entries: Int
    let discrepancies: [DiscrepancyJSON]
    /// What is wrong with entries of the register and with the status list.
    let registerProblems: [RegisterProblem]
    /// Papers that do not verify; good ones are only counted.
    let badPapers: [PaperVerdict]

    init(
        path: String, report: CheckReport, isPartial: Bool, paperCount: Int,
        papers: [PaperVerdict],
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
        isComplete = !isPartial && !report.isCut
        isCut = report.isCut
        sinceLine = isPartial ? report.sinceLine ?? report.lineCount : nil
        linesNotRead = report.unreadLineCount
        linesSigned = report.signedLineCount
        filesNotRead = report.unreadCount
        self.papers = paperCount
        discrepancies = report.discrepancies.map(DiscrepancyJSON.init)
        badPapers = papers
    }

    /// Whether lines are missing or not proved, so that what they would name was not judged.
    private let isCut: Bool

    /// Whether nothing is wrong.
    var isWhole: Bool { discrepancies.isEmpty && registerProblems.isEmpty && badPapers.isEmpty }

    /// What is wrong, what it affects, what to do; then what was looked at.
    var text: String {
        var text = discrepancies.map(\.text).joined()
        text += registerProblems.map(\.text).joined()
        text += badPapers.map(\.text).joined()
        let wrong = discrepancies.count + registerProblems.count + badPapers.count
        let verdict =
            isWhole
            ? Colour.green.paint(
                (sinceLine == nil
                    ? Message(zh: "完好", en: "whole")
                    : Message(zh: "所核对的部分完好", en: "whole as far as was looked")).text)
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
        if isCut {
            text +=
                Message(
                    zh: "  日志自所列之行起不能作为依据：其后可能变动的登记项、案卷和多出的文件没有核对。",
                    en:
                        "  The journal proves nothing from the line named on: entries, cases and strays "
                        + "that later lines may account for were not judged."
                ).text + "\n"
        }
        if let sinceLine { text += scope(since: sinceLine).text + "\n" }
        if !hasLedger {
            text +=
                Message(
                    zh: "  尚无账本：下次运行 dengji run 时建立。",
                    en: "  It has no ledger yet: the next dengji run makes it."
                ).text + "\n"
        }
        return text
    }

    /// What was looked into, and what was not.
    private func scope(since line: Int) -> Message {
        guard linesNotRead > 0 else {
            return Message(
                zh:
                    "  只核对了日志第 \(line) 行以来的文件和文书；此前的文件 \(filesNotRead) 个只看是否在、大小是否相符（ZIP "
                    + "归档包只看是否在），内容、签名和登记项没有核对。日志链和账本已全部核对。",
                en:
                    "  Only files and papers of journal line \(line) and later were looked into; "
                    + "\(filesNotRead) older files were seen to be there in their size (of bags in ZIPs, "
                    + "that these are there), and what they hold, their signatures and their entries "
                    + "were not looked at. Chain and ledger were checked whole.")
        }
        let young = journalLines - linesSigned
        let signed = Message(
            zh: young > 0 ? "第 \(linesSigned) 行之前的各行与已签名的账本相符，其后 \(young) 行尚未签入账本" : "它们与已签名的账本相符",
            en: young > 0
                ? "the ledger is signed up to line \(linesSigned), and the \(young) lines from there on "
                    + "are not yet in it"
                : "the signed ledger leads to them")
        return Message(
            zh:
                "  只核对了日志第 \(line) 行以来的各行及其文件、文书和登记项；\(signed.zh)。最前面的 \(linesNotRead) "
                + "行没有读取：账本只证明这些行原来是什么；其文件是否还在、是否被改动，有无多出的文件，都没有查看。",
            en:
                "  Only journal line \(line) and later, their files, papers and entries were looked at; "
                + "\(signed.en). The first \(linesNotRead) lines were not read: the ledger proves what "
                + "they were. Whether their files are there and unchanged, and whether there are "
                + "strays, was not looked at.")
    }
}
