internal import ArgumentParser
internal import Definitions
internal import Registry
internal import WorkingDays

/// `dengji status [CASE]`: what is open and until when; or one case's docket.
struct StatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "status",
            Message(zh: "未结案件、期限和灯号；或者一个案件的案卷", en: "Open cases by due date; or one case"),
            Message(
                zh: "只读，可与登记服务同时运行。绿：期限内；黄：最后一个工作日；红：逾期。",
                en: "Only reads, also beside a running watcher. Green: in time; yellow: the last "
                    + "working day; red: late."))
    }

    @Argument(help: .both("案号", "Case number"))
    var caseNumber: String?

    @Option(
        help: .both("按该日计算灯号；未指明时为今天", "Day to reckon lights by; else today"),
        transform: ArgumentReading.day)
    var on: Day?

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let day = on ?? ArgumentReading.now().day
        let shelf = RuleShelf(workspace)
        guard let caseNumber else {
            let overview = try StatusOverview(
                CaseShelf(workspace), rules: shelf, reading: try workspace.rulesReading(), on: day)
            try output.print(text: overview.text, json: overview)
            guard overview.unreadable.isEmpty else { throw Unsatisfied() }
            return
        }
        guard let number = CaseNumber(caseNumber) else {
            throw CommandError.usage(
                Message(zh: "“\(caseNumber)”不是案号。", en: "“\(caseNumber)” is not a case number."),
                advice: Message(
                    zh: "案号写作 370900-2026-000001。", en: "It is written 370900-2026-000001."))
        }
        let found = try CaseShelf(workspace).find(number)
        let book = try shelf.book(found.record.rules)
        let detail = StatusDetail(
            found, procedure: book.procedure(named: found.record.procedure),
            calendar: try shelf.current.get().calendar, on: day)
        try output.print(text: detail.text, json: detail)
    }
}
