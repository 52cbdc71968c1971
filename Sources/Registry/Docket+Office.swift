import WorkingDays

extension Docket {
    /// Lets the clock act for the registry as a whole: the half-yearly summary to the government, the
    /// warning before the measures end, and the notice that they have.
    ///
    /// A warning that was slept over until after the end is not sent any more: the notice that
    /// follows says all of it.
    package static func office(
        _ task: OfficeTask, in context: OfficeContext, numbering: inout Numbering
    ) -> InputAnswer {
        let event = JournalEvent.office(task)
        switch task {
        case .summary(let half):
            return InputAnswer(
                events: [event], orders: [summary(of: half, in: context, &numbering)])
        case .measuresEnding(let last):
            guard context.now.day <= last else { return InputAnswer(events: [event], orders: []) }
            return InputAnswer(
                events: [event],
                orders: [notice("measures-ending", until: last, task, context, &numbering)])
        case .measuresEnded(let last):
            return InputAnswer(
                events: [event],
                orders: [notice("measures-ended", until: last, task, context, &numbering)])
        }
    }

    private static func summary(
        of half: HalfYear, in context: OfficeContext, _ numbering: inout Numbering
    ) -> PaperOrder {
        var values = [
            "period": half.chinese, "periodUntil": half.end.chinese,
            "article": "《泰安市公共数据开发利用管理办法(试行)》第十四条第二款",
            "reference": half.text,
        ]
        values["summaryDue"] = half.due(context.profile.list("report.halfYearly"))?.chinese
        let told = context.holders(of: [.government, .businessSupervisor])
        return PaperOrder(
            kind: .summary, code: PaperKind.summary.code,
            documentNumber: numbering.documentNumber(of: context.authority, on: context.now.day),
            issuer: context.authority.id,
            addressees: addressees(told + [context.authority.id]), values: values,
            body: .summary(
                OperationFigures(of: context.folios, from: half.start, until: half.end)))
    }

    private static func notice(
        _ code: String, until last: Day, _ task: OfficeTask, _ context: OfficeContext,
        _ numbering: inout Numbering
    ) -> PaperOrder {
        PaperOrder(
            kind: .notice, code: code,
            documentNumber: numbering.documentNumber(of: context.registrar, on: context.now.day),
            issuer: context.registrar.id,
            addressees: addressees(
                [context.authority.id, context.registrar.id]
                    + context.holders(of: [.registrar])),
            values: [
                "measuresUntil": last.chinese, "measuresAfter": last.adding(days: 1).chinese,
                "article": "《泰安市公共数据开发利用管理办法(试行)》第三十一条",
                "reference": task.name.replacing(":", with: "-"),
            ])
    }
}
