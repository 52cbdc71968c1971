internal import Registry
internal import WorkingDays

/// One case with its papers and what happened in it.
struct StatusDetail: Encodable {
    struct PaperRow: Encodable {
        let file: String
        let kind: String
        let documentNumber: String?
        let digest: String
        let at: String
    }

    struct HistoryRow: Encodable {
        let at: String
        let act: String
        let title: String
        let stage: String
        let stageTitle: String
        let party: String?
        let officer: String?
        let reason: String
        let effective: String
    }

    let row: StatusRow
    let registrar: String
    let profile: String
    let rules: String
    let registrationNumber: String?
    let publicityFrom: String?
    let publicityUntil: String?
    let papers: [PaperRow]
    let history: [HistoryRow]

    /// The docket of a case on a day.
    init(_ found: CaseShelf.Found, procedure: Procedure?, calendar: WorkingCalendar, on day: Day) {
        let record = found.record
        row = StatusRow(found, procedure: procedure, calendar: calendar, on: day)
        registrar = record.registrar.code
        profile = record.profile
        rules = record.rules.text
        registrationNumber = record.registrationNumber
        publicityFrom = record.publicity?.from.iso
        publicityUntil = record.publicity?.until.day.iso
        papers = record.papers.map { paper in
            PaperRow(
                file: paper.file, kind: paper.kind, documentNumber: paper.documentNumber,
                digest: paper.digest.text, at: paper.at.iso)
        }
        history = record.history.map { entry in
            let stage = procedure?.stage(entry.stage)
            let outcome = stage?.outcomes.first { $0.name == entry.act } ?? stage?.expiry
            let title = outcome?.name == entry.act ? outcome?.title : nil
            return HistoryRow(
                at: entry.at.iso, act: entry.act,
                title: title ?? StatusDetail.machineActs[entry.act] ?? entry.act,
                stage: entry.stage, stageTitle: stage?.title ?? entry.stage,
                party: entry.party?.code, officer: entry.officer, reason: entry.reason,
                effective: entry.effective.iso)
        }
    }

    /// Particulars, papers, history.
    var text: String {
        [particulars, paperTable, historyTable].joined(separator: "\n")
    }

    private var particulars: String {
        var lines: [(Message, String)] = [
            (Message(zh: "案号", en: "case"), row.number),
            (Message(zh: "名称", en: "name"), row.name),
            (Message(zh: "登记主体", en: "applicant"), row.applicants.joined(separator: "、")),
            (
                Message(zh: "环节", en: "stage"),
                row.stageText + (row.code.map { " (\($0))" } ?? "")
            ),
        ]
        if row.due != nil {
            let left = row.workingDaysLeft ?? 0
            let light = row.lightCell
            lines.append(
                (
                    Message(zh: "期限", en: "due"),
                    row.dueText + StatusDetail.distance(left).text
                        + (light.colour?.paint(light.text) ?? light.text)
                ))
        }
        if let publicityFrom, let publicityUntil {
            lines.append(
                (Message(zh: "公示", en: "publicity"), "\(publicityFrom) … \(publicityUntil)"))
        }
        if let registrationNumber {
            lines.append((Message(zh: "登记号", en: "registration"), registrationNumber))
        }
        lines.append((Message(zh: "修订号", en: "revision"), String(row.revision)))
        lines.append((Message(zh: "案卷", en: "folder"), row.folder))
        let labels = lines.map { $0.0.text }
        let width = labels.map(TextTable.width).max() ?? 0
        return zip(labels, lines).map { label, line in
            label + String(repeating: " ", count: width - TextTable.width(of: label) + 2) + line.1
                + "\n"
        }.joined()
    }

    private var paperTable: String {
        var table = TextTable([
            Message(zh: "文书", en: "paper"), Message(zh: "文号", en: "number"),
            Message(zh: "时间", en: "time"),
        ])
        for paper in papers {
            table.add([
                TextTable.Cell(paper.file), TextTable.Cell(paper.documentNumber ?? ""),
                TextTable.Cell(StatusDetail.minute(paper.at)),
            ])
        }
        return table.text
    }

    private var historyTable: String {
        var table = TextTable([
            Message(zh: "时间", en: "time"), Message(zh: "事项", en: "act"),
            Message(zh: "环节", en: "stage"), Message(zh: "经手", en: "by"),
            Message(zh: "理由", en: "reason"),
        ])
        for entry in history {
            let hand = [entry.party, entry.officer].compactMap { $0 }.joined(separator: " ")
            table.add([
                TextTable.Cell(StatusDetail.minute(entry.at)),
                TextTable.Cell(Message(zh: entry.title, en: entry.act).text),
                TextTable.Cell(Message(zh: entry.stageTitle, en: entry.stage).text),
                TextTable.Cell(hand), TextTable.Cell(entry.reason),
            ])
        }
        return table.text
    }

    /// Working days to the end, or since.
    private static func distance(_ left: Int) -> Message {
        left < 0
            ? Message(zh: "，逾期 \(-left) 个工作日，", en: ", \(-left) working days late, ")
            : Message(zh: "，剩余 \(left) 个工作日，", en: ", \(left) working days left, ")
    }

    /// What the machine does by itself has no outcome in the procedure that could name it.
    /// Titles of acts that no procedure names.
    static let machineActs = [
        "opened": "立案", "overdue": "逾期通知", "objection-overdue": "异议处理逾期通知",
        "recount": "期限重算", "transferred": "移送",
    ]

    /// `2026-01-05 09:00`.
    private static func minute(_ instant: String) -> String {
        String(instant.prefix(16)).replacing("T", with: " ")
    }
}
