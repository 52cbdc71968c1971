internal import ArgumentParser
internal import Registry
internal import System

/// `dengji archive list`: the lists of a year's cases and of their papers.
struct ArchiveListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "list", Message(zh: "案卷目录、卷内目录", en: "Lists of cases and of their papers"),
            Message(
                zh: "列出一年办结的案卷，已销毁的注明依据；未指明年度的，连同导入的归档包。带 -o 的，在该文件夹写出案卷目录、卷内目录，各为 CSV 和 HTML；"
                    + "已有同名文件的，替换。有案卷不能读取的，退出状态为 1。",
                en:
                    "Lists the cases closed in a year; of those destroyed, by which order; without a year "
                    + "the imported bags too. With -o the list of cases and the list of papers "
                    + "are written into that folder, each as CSV and as HTML, replacing files of those "
                    + "names. A case that cannot be read gives the exit status 1."))
    }

    @Option(help: .both("办结年度；未指明时为全部", "Year of closing; else all"))
    var year: Int?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Message(zh: "写出目录的文件夹", en: "Folder to write the lists to").text,
            valueName: "dir"), completion: .directory)
    var output: String?

    @OptionGroup var format: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let (cases, unreadable) = try ArchiveShelf(workspace).cases(closedIn: year)
        if let output {
            let lists = try ArchiveLists(workspace)
            let suffix = year.map { "-\($0)" } ?? ""
            let keeper = try workspace.configuration().flatMap { configuration in
                try workspace.parties()[configuration.cityRegistrar]?.name
            }
            for (title, headings, rows) in [
                ("案卷目录", ArchiveLists.caseHeadings, lists.caseRows(cases)),
                ("卷内目录", ArchiveLists.paperHeadings, try lists.paperRows(cases)),
            ] {
                try ArchiveFiles.write(
                    title + suffix, headings, rows, keeper: keeper ?? "", to: Path(output))
            }
        }
        let gone = try DisposalShelf(workspace).all().filter { year == nil || $0.year == year }
        // Of bags from elsewhere nobody here knows the year for certain; each list without one has them.
        let imported = year == nil ? try ImportedBags(workspace).all() : []
        let rows =
            cases.map { ArchiveRow($0) } + gone.map { ArchiveRow($0) }
            + imported.map { ArchiveRow($0) }
        try format.print(text: ArchiveRow.table(rows), json: rows)
        for folder in unreadable { folder.complain() }
        guard unreadable.isEmpty else { throw Unsatisfied() }
    }
}
