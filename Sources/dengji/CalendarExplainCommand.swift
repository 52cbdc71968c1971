internal import ArgumentParser
internal import Registry
internal import WorkingDays

/// `dengji calendar explain`: why a period ends on this day.
struct CalendarExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "explain",
            Message(zh: "逐日说明期限如何计算", en: "Explain, day by day, how a period is counted"))
    }

    /// Longer than any period of the law; bounds the output.
    private static let longestDays = 1000

    @Option(
        help: .both("起算事件发生之日，当日不计入", "Day of the event, which does not count"),
        transform: ArgumentReading.day)
    var from: Day

    @Option(help: .both("工作日数", "Working days"))
    var days: Int

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        guard (1...CalendarExplainCommand.longestDays).contains(days) else {
            throw ValidationError(
                Message(
                    zh: "--days 应为 1 至 \(CalendarExplainCommand.longestDays)。",
                    en: "--days must be 1 to \(CalendarExplainCommand.longestDays)."
                ).text)
        }
    }

    func run() throws {
        let explanation = try place.find().calendar().explanation(after: from, workingDays: days)
        let text = Message(zh: explanation.chinese, en: explanation.english)
        try output.print(text: text.text, json: CalendarExplanationJSON(explanation))
    }
}

/// An explanation for programs.
private struct CalendarExplanationJSON: Encodable {
    struct CountedDayJSON: Encodable {
        let day: String
        let weekday: Int
        let kind: String
        let reason: Reason
        let number: Int?
        let provisional: Bool
    }

    struct Reason: Encodable {
        let zh: String
        let en: String
    }

    let after: String
    let workingDays: Int
    let due: String
    let provisional: Bool
    let provisionalYears: [Int]
    let sources: [String]
    let days: [CountedDayJSON]

    init(_ explanation: PeriodExplanation) {
        after = explanation.after.iso
        workingDays = explanation.workingDays
        due = explanation.deadline.day.iso
        provisional = explanation.deadline.provisional
        provisionalYears = explanation.provisionalYears
        sources = explanation.sources
        days = explanation.days.map { day in
            CountedDayJSON(
                day: day.day.iso, weekday: day.day.weekday, kind: day.kind.name,
                reason: Reason(zh: day.kind.chinese, en: day.kind.english), number: day.number,
                provisional: day.isProvisional)
        }
    }
}

extension DayKind {
    /// Stable name for programs.
    var name: String {
        switch self {
        case .working: "working"
        case .weekendMadeWorking: "weekend-made-working"
        case .weekend: "weekend"
        case .holiday: "holiday"
        }
    }
}
