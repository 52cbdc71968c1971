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

    @Argument(
        help: .both("案号", "Case number"), completion: CompletionSource.allCases)
    var caseNumber: String?

    @Option(
        help: .both("按该日计算灯号；未指明时为今天", "Day to reckon lights by; else today"),
        transform: ArgumentReading.day)
    var on: Day?

    @Option(
        defaultAsFlag: StatusWatch.defaultSeconds, parsing: .next,
        help: ArgumentHelp(
            Message(
                zh: "在终端上不断重画，每隔若干秒（1 至 3600，未写明时为 5）；Ctrl-C 结束",
                en: "Redraw on a terminal every so many seconds, 1 to 3600, else 5; Ctrl-C ends it"
            ).text, valueName: "seconds"))
    var watch: Int? = nil

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        guard let watch else { return }
        guard (1...StatusWatch.maxSeconds).contains(watch) else {
            throw ValidationError(
                Message(
                    zh: "--watch 的秒数为 1 至 \(StatusWatch.maxSeconds)。",
                    en: "--watch takes 1 to \(StatusWatch.maxSeconds) seconds."
                ).text)
        }
        guard output.format == .text else {
            throw ValidationError(
                Message(
                    zh: "--watch 不与 --format json 同用。",
                    en: "--watch does not go with --format json."
                ).text)
        }
    }

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let number = try caseNumber.map(ArgumentReading.caseNumber)
        if let watch {
            return try StatusWatch(seconds: watch, root: workspace.root).run {
                try text(of: number, in: workspace)
            }
        }
        if let number {
            switch try CaseShelf(workspace).findOrDisposed(number) {
            case .failure(let gone):
                return try output.print(text: gone.record.text, json: gone.record)
            case .success(let found):
                let detail = try detail(of: found, in: workspace)
                return try output.print(text: detail.text, json: detail)
            }
        }
        let overview = try overview(of: workspace)
        try output.print(text: overview.text, json: overview)
        guard overview.unreadable.isEmpty else { throw Unsatisfied() }
    }

    /// What is redrawn; each time everything is read anew, the rules and the calendar too.
    private func text(of number: CaseNumber?, in workspace: WorkspaceFolder) throws -> String {
        if let number {
            switch try CaseShelf(workspace).findOrDisposed(number) {
            case .failure(let gone): return gone.record.text
            case .success(let found): return try detail(of: found, in: workspace).text
            }
        }
        return try overview(of: workspace).text
    }

    private var day: Day { on ?? ArgumentReading.now().day }

    private func overview(of workspace: WorkspaceFolder) throws -> StatusOverview {
        try StatusOverview(
            CaseShelf(workspace), rules: RuleShelf(workspace),
            reading: try workspace.rulesReading(), intake: IntakeStanding(workspace), on: day)
    }

    private func detail(
        of found: CaseShelf.Found, in workspace: WorkspaceFolder
    ) throws -> StatusDetail {
        let shelf = RuleShelf(workspace)
        let book = try shelf.book(found.record.rules)
        return StatusDetail(
            found, procedure: book.procedure(named: found.record.procedure),
            calendar: try shelf.current.get().calendar, on: day)
    }
}
