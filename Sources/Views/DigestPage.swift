internal import Registry
internal import WorkingDays

/// The digest of a morning as a person reads it.
struct DigestPage {
    var demonstration: String?
    var partyName = ""
    var asOf = ""
    var since = ""
    var lastDay = ""
    var overdue: [DeskRow] = []
    var overdueCount = 0
    var overdueLeft: Int?
    var due: [DeskRow] = []
    var dueCount = 0
    var dueLeft: Int?
    var came: [DeskPaperRow] = []
    var cameCount = 0
    var cameLeft: Int?
    var waitingCount = 0
}

extension DigestPage {
    /// Most cases in a list.
    private static let maxRows = 200

    init(_ request: DigestRequest, labels: PageLabels) {
        let desk = request.desk
        demonstration = desk.demonstration
        partyName = desk.party.name
        asOf = desk.today.chinese
        since = request.since.chinese
        lastDay = request.lastDay.chinese
        let overdue = request.overdue
        let due = request.due
        func rows(_ cases: [DeskCase]) -> [DeskRow] {
            cases.prefix(DigestPage.maxRows).map {
                DeskRow($0, desk, link: "../todo/\($0.number.text)/index.html")
            }
        }
        self.overdue = rows(overdue)
        overdueCount = overdue.count
        overdueLeft = DigestPage.positive(overdue.count - self.overdue.count)
        self.due = rows(due)
        dueCount = due.count
        dueLeft = DigestPage.positive(due.count - self.due.count)
        came = request.came.map { DeskPaperRow($0, labels: labels, from: "../") }
        cameLeft = DigestPage.positive(request.moreCame)
        cameCount = came.count + request.moreCame
        waitingCount = desk.waiting.count
    }

    /// The same as text for a message: lines end in a line feed.
    var text: String {
        var lines = ["\(partyName)　\(asOf)", ""]
        if demonstration != nil { lines.insert(DemonstrationMark.text, at: 0) }
        lines.append("待办 \(waitingCount) 件，逾期 \(overdueCount) 件，\(lastDay)以前到期 \(dueCount) 件。")
        append("逾期", overdue, left: overdueLeft, to: &lines)
        append("将要到期", due, left: dueLeft, to: &lines)
        if cameCount > 0 {
            lines += ["", "收到（\(since)以来 \(cameCount) 件）"]
            for paper in came {
                lines.append(
                    "- \(paper.paperTime) \(paper.paperTitle)"
                        + (paper.paperCase.map { " \($0)" } ?? "") + " \(paper.paperFile)")
            }
            if let cameLeft { lines.append("- 另有 \(cameLeft) 件") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func append(
        _ title: String, _ rows: [DeskRow], left: Int?, to lines: inout [String]
    ) {
        guard !rows.isEmpty else { return }
        lines += ["", title]
        for row in rows {
            let parts = [
                row.caseNumber, row.stageTitle, DigestPage.oneLine(row.subject),
                row.lastDay + (row.isLastDayProvisional ? "（暂定）" : ""),
                row.timeLeft,
            ]
            lines.append("- " + parts.filter { !$0.isEmpty }.joined(separator: " "))
        }
        if let left { lines.append("- 另有 \(left) 件") }
    }

    private static func positive(_ count: Int) -> Int? { count > 0 ? count : nil }

    /// What a sender wrote, without controls that would begin a line of its own.
    private static func oneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
