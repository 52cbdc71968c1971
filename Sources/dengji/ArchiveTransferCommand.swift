internal import Archive
internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// `dengji archive transfer`: bags for the archive that takes them over, with a list and a report.
struct ArchiveTransferCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "transfer", Message(zh: "移交：归档包、移交清单、四性检测报告", en: "Bags, list and report to hand over"),
            Message(
                zh: "逐卷检测真实性、完整性、可用性、安全性（DA/T 70），检测通过的复制到新建的文件夹，"
                    + "写出移交清单（XML、CSV、HTML）和四性检测报告（XML、HTML）。未通过的不复制，列入报告，退出状态为 1。"
                    + "登记系统中的案卷不变。",
                en:
                    "Checks case by case whether it is authentic, complete, usable and safe (DA/T 70), "
                    + "copies those that are into a new folder, and writes the list of what is handed "
                    + "over (XML, CSV, HTML) and the report on the checks (XML, HTML). What does not "
                    + "pass is not copied but named in the report, and the exit status is 1. The "
                    + "registry's own cases stay."))
    }

    @Argument(
        help: ArgumentHelp(
            Message(zh: "案号；未指明时为该年度办结的全部", en: "Case numbers; else all of the year").text,
            valueName: "case"), completion: CompletionSource.allCases)
    var numbers: [String] = []

    @Option(help: .both("办结年度", "Year of closing"))
    var year: Int?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Message(zh: "新建的文件夹", en: "Folder to make").text, valueName: "dir"),
        completion: .directory)
    var output: String

    @Option(
        help: .both("写入的时间；未指明时为现在", "Time to write; else now"),
        transform: ArgumentReading.instant)
    var at: Instant?

    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        if numbers.isEmpty == (year == nil) {
            throw ValidationError(
                Message(zh: "指明案号或者 --year，二者之一。", en: "name cases or --year, one of the two")
                    .text)
        }
    }

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let cases = try chosen(in: workspace)
        let folder = Path(output)
        let anchor = workspace.path(WorkspacePaths.outbox.appending("public/authority.pem"))
        var checking = TransferChecking(
            papers: PaperCheck(
                try PaperTrust(workspace, anchors: [try Keyring.certificate(anchor)])),
            digests: try JournalDigests(of: Set(cases.map(\.record.number)), in: workspace),
            workspace: workspace)
        try Files.makeFolder(folder, permissions: 0o777)
        let bags = folder.appending("bags")
        try Files.makeFolder(bags, permissions: 0o777)
        let progress = ProgressLine(Message(zh: "检测并复制", en: "cases"), total: cases.count)
        var items: [TransferFiles.Item] = []
        for archived in cases {
            progress.advance()
            guard try checking.check(archived) else { continue }
            let name = archived.record.number.text
            do {
                let target = bags.appending(Path(name))
                let copied = try BagCopy(source: try workspace.bag(of: archived), target: target)
                    .make()
                checking.copied(archived.record.number, problem: nil)
                items.append(try item(archived, copied, target))
            } catch let error as CommandError {
                checking.copied(archived.record.number, problem: error.message.zh)
            }
        }
        progress.finish()
        try write(items, checking.report, workspace, to: folder)
        Console.say(
            zh: "\(folder)：移交 \(items.count) 卷；未通过检测 \(cases.count - items.count) 卷。",
            en: "\(folder): \(items.count) cases to hand over, "
                + "\(cases.count - items.count) did not pass")
        guard items.count == cases.count else { throw Unsatisfied() }
    }

    private func chosen(in workspace: WorkspaceFolder) throws -> [ArchivedCase] {
        let shelf = ArchiveShelf(workspace)
        guard numbers.isEmpty else {
            return try Set(numbers).sorted().map {
                try shelf.find(try ArgumentReading.caseNumber($0))
            }
        }
        let (cases, unreadable) = try shelf.cases(closedIn: year)
        guard let first = unreadable.first else { return cases }
        throw CommandError.environment(
            Message(
                zh: "\(first.folder) 不能读取：\(first.reason)",
                en: "\(first.folder) cannot be read: \(first.reason)"),
            advice: Message(zh: "运行 dengji verify 查明原因。", en: "Run dengji verify to see why."))
    }

    private func item(_ archived: ArchivedCase, _ judged: BagJudgement, _ bag: Path) throws
        -> TransferFiles.Item
    {
        let seal = try OpenedFile(bag.appending(Path(BagText.tagManifest))).digest()
        return TransferFiles.Item(
            archived: archived, folder: "bags/\(archived.record.number.text)",
            files: judged.payloadCount, bytes: judged.payloadBytes, seal: seal.hex)
    }

    private func write(
        _ items: [TransferFiles.Item], _ report: TransferReport, _ workspace: WorkspaceFolder,
        to folder: Path
    ) throws {
        guard let configuration = try workspace.configuration() else {
            preconditionFailure("needRegistry was called before")
        }
        let registrar = configuration.cityRegistrar
        let name = try workspace.parties()[registrar]?.name ?? registrar.code
        let files = TransferFiles(
            organisation: name, organisationCode: registrar.code, at: at ?? ArgumentReading.now(),
            isDemonstration: configuration.isDemonstration)
        try FileWriting.create(folder.appending("移交清单.xml"), files.list(items))
        try FileWriting.create(folder.appending("四性检测报告.xml"), files.report(report))
        try ArchiveFiles.write(
            "移交清单", TransferFiles.headings, files.rows(items), keeper: name, to: folder)
        try ArchiveFiles.write(
            "四性检测报告", TransferFiles.reportHeadings, TransferFiles.rows(report), keeper: name,
            to: folder)
    }
}
