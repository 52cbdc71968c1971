internal import ArgumentParser
internal import Registry
internal import WorkingDays

/// `dengji report half-year`: what the half-yearly summary to the government says.
struct ReportHalfYearCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "half-year",
            abstract: Message(
                zh: "半年的公共数据授权运营情况（办法第十四条）",
                en: "Authorised operation in a half year (article 14)"
            ).text,
            discussion: OperationWords.discussion.text + "\n\n" + OperationWords.figures)
    }

    @Argument(
        help: .both(
            "哪个半年，如 2026-H1；未指明时为最近结束的半年", "Which, as 2026-H1; else the last one that ended"),
        transform: OperationWords.halfYear)
    var period: HalfYear?

    @Option(help: .both("输出形式", "Form of the output"))
    var format: ReportPeriodForm = .table

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let today = HalfYear(of: ArgumentReading.now().day)
        let half = period ?? HalfYear(of: today.start.adding(days: -1))
        try OperationWords.show(from: half.start, until: half.end, format, place)
    }
}
