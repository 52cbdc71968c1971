package import Registry
internal import Tables
package import WorkingDays

/// Open cases as a table: UTF-8 with a byte order mark, CRLF (RFC 4180); a cell that a spreadsheet
/// would run as a formula has an apostrophe before it.
package enum OpenCasesCSV {
    /// The file, the most urgent first; `parties` gives deciders their names.
    package static func write(
        _ cases: [DeskCase], parties: [PartyID: Party], calendar: WorkingCalendar, on day: Day
    ) -> [UInt8] {
        let none = Day(number: .max)
        let sorted = cases.sorted {
            ($0.dueDay ?? none, $0.number) < ($1.dueDay ?? none, $1.number)
        }
        var bytes = CSVWriter.bytes([heading])
        for shown in sorted {
            CSVWriter.append(
                row(shown, parties: parties, calendar: calendar, on: day), to: &bytes)
        }
        return bytes
    }

    private static let heading = [
        "案号", "程序", "环节", "名称", "登记主体", "统一社会信用代码", "期限", "暂定", "剩余工作日", "灯", "待办单位",
        "待处理异议", "进入环节日", "修订号",
    ]

    private static func row(
        _ shown: DeskCase, parties: [PartyID: Party], calendar: WorkingCalendar, on day: Day
    ) -> [String] {
        let left = shown.clock.map { String($0.workingDaysLeft(on: day, calendar: calendar)) }
        return [
            shown.number.text, shown.procedure.title, shown.stageDefinition?.title ?? shown.stage,
            shown.subject ?? "", shown.applicantNames.joined(separator: "、"),
            shown.applicants.map(\.code).joined(separator: "、"), shown.clock?.due.day.iso ?? "",
            shown.clock.map { $0.due.provisional ? "是" : "否" } ?? "", left ?? "",
            shown.light(on: day, calendar: calendar)?.word ?? "",
            shown.deciders.map { parties[$0]?.name ?? $0.code }.joined(separator: "、"),
            String(shown.objections.count), shown.since.day.iso, String(shown.revision),
        ]
    }
}
