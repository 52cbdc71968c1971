internal import ArgumentParser
internal import Foundation
internal import Registry
internal import WorkingDays

/// `dengji report statistics`: what happened in a span of days.
struct ReportStatisticsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        let figures = StatisticFigure.allCases.map { figure in
            Message(
                zh: "  \(figure.chinese) \(figure.rawValue)：\(figure.chineseDefinition)",
                en: "  \(figure.rawValue): \(figure.englishDefinition)"
            ).text
        }.joined(separator: "\n")
        return CommandConfiguration(
            commandName: "statistics",
            abstract: Message(zh: "一段时间的统计", en: "Figures of a span of days").text,
            discussion: opening.text + "\n\n" + figures)
    }

    private static let opening = Message(
        zh: "只由日志得出；退回所依据的规则读自各份退回文书，登记机构读自案卷。一切按写入日志之日计。"
            + "环节用时：从开始之日（首个环节为收件之日）的次日至离开之日的工作日数；中位数有两个的取小。"
            + "逾期数为期间发出过逾期提醒的。有效登记含暂停的。CSV 为 UTF-8，带字节序标记。各项：",
        en:
            "Drawn from the journal alone; the rules of returns are read from the returns, registrars "
            + "from the cases. Everything counts for the day of its journal line. Stays in stages: "
            + "working days from the day after they began (the first stage: after receipt) to the "
            + "day they ended; of two middle ones the lower. Late: an overdue notice was sent "
            + "meanwhile. Entries standing include suspended ones. CSV is UTF-8 with a byte order "
            + "mark. The figures:")

    /// A table, a CSV, or JSON.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case table, json, csv
    }

    @Option(
        help: .both("第一天；未指明时从头起", "First day; else from the beginning"),
        transform: ArgumentReading.day)
    var from: Day?

    @Option(help: .both("最后一天；未指明时为今天", "Last day; else today"), transform: ArgumentReading.day)
    var until: Day?

    @Option(help: .both("分组", "Break the figures down"))
    var by: RegistryStatistics.Grouping?

    @Option(help: .both("输出形式", "Form of the output"))
    var format: Form = .table

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let from = from ?? Day(number: 0)
        let until = until ?? ArgumentReading.now().day
        guard from <= until else {
            throw CommandError.usage(
                Message(zh: "第一天晚于最后一天。", en: "the first day is after the last one."),
                advice: Message(
                    zh: "例如 dengji report statistics --from 2026-01-01 --until 2026-06-30",
                    en: "For example: dengji report statistics --from 2026-01-01 --until 2026-06-30"
                ))
        }
        let statistics = try StatisticsShelf(workspace).statistics(
            from: from, until: until, by: by)
        let report = StatisticsReport(statistics, isFromBeginning: self.from == nil)
        switch format {
        case .table: Console.print(report.text)
        case .json: Console.print(try JSONText.of(report))
        case .csv: FileHandle.standardOutput.write(Data(report.csv))
        }
    }
}

extension RegistryStatistics.Grouping: ExpressibleByArgument {}
