internal import ArgumentParser
internal import WorkingDays

/// `dengji calendar show YEAR`: days off, weekends that count, working days by month.
struct CalendarShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "show",
            Message(
                zh: "列出一年的放假、调休上班和各月工作日数",
                en: "Days off, weekends that are working days, and working days by month"))
    }

    @Argument(help: .both("年份", "Year"))
    var year: Int

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        guard (1949...9999).contains(year) else {
            throw ValidationError(Message(zh: "年份应为四位。", en: "A year has four digits.").text)
        }
    }

    func run() throws {
        let overview = CalendarOverview(year: year, calendar: try place.find().calendar())
        try output.print(text: overview.text, json: overview)
    }
}

/// A year of the calendar, month by month.
struct CalendarOverview: Encodable {
    struct Month: Encodable {
        let month: Int
        let workingDays: Int
        let off: [Named]
        let madeWorking: [Named]
    }

    struct Named: Encodable {
        let day: String
        let name: String
    }

    let year: Int
    let isProvisional: Bool
    let source: String?
    let workingDays: Int
    let months: [Month]

    init(year: Int, calendar: WorkingCalendar) {
        self.year = year
        months = (1...12).map { CalendarOverview.month($0, of: year, calendar) }
        workingDays = months.reduce(0) { $0 + $1.workingDays }
        source = calendar.years[year]?.source
        isProvisional = calendar.years[year]?.isOfficial != true
    }

    private static func month(_ month: Int, of year: Int, _ calendar: WorkingCalendar) -> Month {
        var working = 0
        var off: [Named] = []
        var made: [Named] = []
        for number in 1...Day.length(ofMonth: month, year: year) {
            guard let day = Day(year: year, month: month, day: number) else {
                preconditionFailure("the number is within the month")
            }
            let kind = calendar.kind(of: day)
            if kind.isWorking { working += 1 }
            switch kind {
            case .holiday(let name): off.append(Named(day: day.iso, name: name))
            case .weekendMadeWorking(let name): made.append(Named(day: day.iso, name: name))
            case .working, .weekend: break
            }
        }
        return Month(month: month, workingDays: working, off: off, madeWorking: made)
    }

    /// A table of months with the notice below it.
    var text: String {
        var table = TextTable([
            Message(zh: "月", en: "month"), Message(zh: "工作日", en: "working days"),
            Message(zh: "放假", en: "off"), Message(zh: "周末上班", en: "weekends that count"),
        ])
        for month in months {
            table.add([
                TextTable.Cell(String(month.month)), TextTable.Cell(String(month.workingDays)),
                TextTable.Cell(CalendarOverview.list(month.off)),
                TextTable.Cell(CalendarOverview.list(month.madeWorking)),
            ])
        }
        var lines = table.text
        lines +=
            Message(zh: "全年 \(workingDays) 个工作日", en: "\(workingDays) working days").text + "\n"
        if let source { lines += Message(zh: "依据：", en: "Source: ").text + source + "\n" }
        if isProvisional {
            lines +=
                Message(
                    zh: "暂定：本年放假安排尚未发布。",
                    en: "Provisional: no schedule is published for this year."
                ).text + "\n"
        }
        return lines
    }

    /// `01-01 元旦, 01-28…02-04 春节`, days of one name drawn together.
    private static func list(_ days: [Named]) -> String {
        var spans: [(first: String, last: String, name: String)] = []
        for day in days {
            let short = String(day.day.dropFirst(5))
            if let last = spans.last, last.name == day.name,
                Day(iso: day.day.prefix(5) + last.last)?.adding(days: 1).iso == day.day
            {
                spans[spans.count - 1].last = short
            } else {
                spans.append((short, short, day.name))
            }
        }
        return spans.map { span in
            (span.first == span.last ? span.first : span.first + "…" + span.last) + " " + span.name
        }.joined(separator: ", ")
    }
}
