internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import System
internal import WorkingDays

/// `dengji archive bag`: bags of the cases that an earlier program left in plain folders.
struct ArchiveBagCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "bag",
            Message(zh: "把早先办结的案卷做成归档包", en: "Make bags of cases closed by earlier programs"),
            Message(
                zh: "早先的程序把办结的案卷留在普通文件夹中。逐案记入日志，移入归档包，写出清单；文书不变。"
                    + "登记服务须未在运行。",
                en:
                    "Earlier programs left closed cases in plain folders. Each gets a journal line, its "
                    + "papers move into a bag, and manifests are made; no paper changes. No watcher may "
                    + "run."))
    }

    @Option(
        help: .both("记入日志的时间；未指明时为现在", "Time for the journal; else now"),
        transform: ArgumentReading.instant)
    var at: Instant?

    @OptionGroup var format: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        try workspace.needMayChoose(at)
        let line = ProgressLine(Message(zh: "做成归档包", en: "bags"))
        defer { line.finish() }
        let numbers = try PlainCases.makeBags(
            of: workspace.root, now: at ?? ArgumentReading.now(), random: RandomBytes.take
        ) { done, total in line.reach(done, of: total) }
        line.finish()
        let made = numbers.map(\.text)
        try format.print(
            text: made.isEmpty
                ? Message(zh: "没有普通文件夹的案卷。", en: "no case lies in a plain folder").text
                : Message(
                    zh: "已做成 \(made.count) 个归档包。", en: "made \(made.count) bags"
                ).text,
            json: made)
    }
}
