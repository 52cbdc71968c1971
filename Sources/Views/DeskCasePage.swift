package import Registry
package import WorkingDays

/// What a party may see of a case in which it does not decide: where it stands, what it was sent,
/// what the examination said of its application. Not who decided it, and nothing of who objects.
struct DeskCasePage {
    var demonstration: String?
    var caseNumber = ""
    var subject: String?
    var procedureTitle = ""
    var stageTitle: String?
    var result: String?
    var asOf = ""
    var clock: ClockPart?
    var stageArticle = ""
    var input = AnsweredPart()
    var applicants: [RegistrantRow] = []
    var papers: [DeskPaperRow] = []
    var remarks: FindingsPart?
    var objectionDays: [LabelledRow] = []
    var history: [HistoryRow] = []
}

/// What the page of a case is made of.
package struct DeskCaseRequest: Sendable {
    /// The case, open or closed.
    package var record: CaseRecord
    /// The procedure under which it was opened.
    package var procedure: Procedure
    /// The calendar as it is known now.
    package var calendar: WorkingCalendar
    /// The day of the light.
    package var today: Day
    /// What the party was sent about it, in order.
    package var papers: [DeskPaper]
    /// The mark of a demonstration, 演示 无效; `nil` in a real workspace.
    package var demonstration: String?

    /// A page's content.
    package init(
        record: CaseRecord, procedure: Procedure, calendar: WorkingCalendar, today: Day,
        papers: [DeskPaper], demonstration: String?
    ) {
        self.record = record
        self.procedure = procedure
        self.calendar = calendar
        self.today = today
        self.papers = papers
        self.demonstration = demonstration
    }
}

extension DeskCasePage {
    init(_ request: DeskCaseRequest, labels: PageLabels) {
        let record = request.record
        demonstration = request.demonstration
        caseNumber = record.number.text
        subject = record.workingName
        procedureTitle = request.procedure.title
        asOf = request.today.chinese
        if let stage = record.stage {
            let named = request.procedure.stage(stage)
            stageTitle = named?.title ?? stage
            stageArticle = named?.article ?? ""
            clock = record.clock.map {
                ClockPart($0, calendar: request.calendar, today: request.today)
            }
        } else {
            result = request.procedure.result(of: record)
        }
        input = AnsweredPart(record.opening)
        applicants = record.applicants.map { RegistrantRow($0, labels: labels) }
        papers = request.papers.map { DeskPaperRow($0, labels: labels, from: "../") }
        remarks = record.remarks.isEmpty ? nil : FindingsPart(record.remarks, nil)
        objectionDays = record.objections.filter { $0.standing == .standing }.map {
            LabelledRow(
                "第\($0.number)号异议",
                "处理期限 \($0.clock.due.day.chinese)" + ($0.clock.due.provisional ? "（暂定）" : ""))
        }
        history = record.history.map {
            HistoryRow($0, procedure: request.procedure, deciders: [])
        }
    }
}

extension Procedure {
    /// How a closed case ended, in words: the title of the step that closed it.
    package func result(of record: CaseRecord) -> String {
        guard case .closed(let code) = record.standing else { return "" }
        let names = record.history.reversed().map(\.act)
        let closing = stages.flatMap(\.steps).filter { $0.next == .closed(code: code) }
        for name in names {
            if let step = closing.first(where: { $0.name == name }) { return step.title }
        }
        return closing.first?.title ?? code
    }
}
