internal import ArgumentParser
internal import WorkingDays

/// `dengji archive due`: cases whose retention is over.
struct ArchiveDueCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "due", Message(zh: "保管期满的案卷", en: "Cases whose retention is over"),
            Message(
                zh: "列出保管期限在该日之前届满的案卷，供鉴定；期满不等于销毁。有案卷不能读取的，退出状态为 1。",
                en:
                    "Lists the cases whose retention ended before that day, to be appraised; the end of "
                    + "retention destroys nothing. A case that cannot be read gives the exit status 1."
            ))
    }

    @Option(
        help: .both("按该日判断；未指明时为今天", "Day to judge by; else today"),
        transform: ArgumentReading.day)
    var on: Day?

    @OptionGroup var format: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let day = on ?? ArgumentReading.now().day
        let (cases, unreadable) = try ArchiveShelf(workspace).cases()
        let rows = cases.filter { $0.isDue(on: day) }.map { ArchiveRow($0) }
        try format.print(text: ArchiveRow.table(rows), json: rows)
        for folder in unreadable { folder.complain() }
        guard unreadable.isEmpty else { throw Unsatisfied() }
    }
}
