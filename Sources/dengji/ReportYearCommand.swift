internal import ArgumentParser
internal import Registry
internal import WorkingDays

/// `dengji report year`: the same figures of a whole year.
struct ReportYearCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "year",
            abstract: Message(
                zh: "一年的公共数据授权运营情况", en: "Authorised operation in a year"
            ).text,
            discussion: OperationWords.discussion.text + "\n\n" + OperationWords.figures)
    }

    @Argument(
        help: .both("哪一年，如 2026；未指明时为上一年", "Which, as 2026; else the year before this one"))
    var year: Int?

    @Option(help: .both("输出形式", "Form of the output"))
    var format: ReportPeriodForm = .table

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let year = year ?? ArgumentReading.now().day.year - 1
        guard let first = HalfYear(year: year, half: 1), let second = HalfYear(year: year, half: 2)
        else {
            throw CommandError.usage(
                Message(zh: "年份不在 1 至 9999 之间。", en: "the year is not between 1 and 9999."),
                advice: Message(
                    zh: "例如 dengji report year 2026", en: "For example: dengji report year 2026"))
        }
        try OperationWords.show(from: first.start, until: second.end, format, place)
    }
}
