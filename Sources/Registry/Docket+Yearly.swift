import WorkingDays

extension Docket {
    /// Reminds an operator of the report on a year, or tells it and the authority that the report is
    /// late (办法 art. 23). A reminder that comes when the day is over, because the machine slept, is
    /// left out: the notice says it all.
    static func askForReport(
        _ tick: ScheduledTick, entry folio: RegisterFolio, in context: FolioContext,
        numbering: inout Numbering
    ) -> FolioOutcome {
        guard
            let report = FolioSchedule.awaitedReport(
                under: folio, profile: context.profile, calendar: context.calendar)
        else { return .waits("登记 \(folio.number) 没有待提交的年度报告。") }
        let isLate = context.now >= report.due.end
        let step = Proceeding.EffectStep(
            article: context.reportArticle,
            effective: isLate ? report.due.day.adding(days: 1) : context.now.day)
        let number = numbering.documentNumber(of: context.issuer, on: context.now.day)
        var changed = folio
        changed.note(
            isLate ? .overdue : .reminded, at: context.now, in: nil, paper: number,
            ground: isLate
                ? AwaitedReport.lateGround(report.year) : AwaitedReport.ground(report.year), step)
        let operators = folio.current.registrants.map(\.id)
        let order = PaperOrder(
            kind: isLate ? .overdue : .reminder,
            code: isLate ? "yearly-report-late" : "yearly-report",
            documentNumber: number, issuer: context.issuer.id,
            addressees: addressees(operators + (isLate ? [context.issuer.id] : [])),
            values: [
                "article": step.article, "entryNumber": folio.number,
                "entryName": folio.current.name, "reportYear": String(report.year),
                "reportDue": report.due.day.chinese + (report.due.provisional ? "（暂定）" : ""),
                "holders": folio.current.registrants.map(\.name).joined(separator: "、"),
            ],
            body: isLate
                ? .overdue(
                    stage: "yearly-report", title: "\(report.year)年度工作情况报告",
                    due: report.due) : .entry(folio.current))
        return .acted(
            FolioAction(
                folios: [changed],
                events: [JournalEvent.entry(folio.number, isLate ? .overdue : .reminded)],
                orders: [order]))
    }
}

extension FolioContext {
    /// The article that asks for yearly reports.
    var reportArticle: String { "《泰安市公共数据开发利用管理办法(试行)》第二十三条" }
}
