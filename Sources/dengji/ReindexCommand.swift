internal import ArgumentParser
internal import Pipeline
internal import Search
internal import Standing
internal import Storage
internal import System

/// `dengji reindex`: what follows from the journal and the papers is made anew, and files of the
/// registry that are gone or changed are brought back.
struct ReindexCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "reindex",
            Message(
                zh: "重建索引，补回登记簿和案卷中缺失、被改动的文件",
                en: "Make the index anew and bring back damaged files"),
            Message(
                zh: "重新建立 registry/index.sqlite 和 registry/standing.sqlite；"
                    + "登记簿、案卷、规则、单位档案中缺失或者被改动的文件，"
                    + "从工作区内的同一文件、schemas/ 和 --from 所指的备份中取回；哪里都没有的 case.xml、登记簿条目、"
                    + "单位档案、归档包清单，按日志把当时的来件和到期事项重新办理一遍而得（不签名，不动日志和 outbox/）。"
                    + "一律以日志所载的摘要为准，补不回的逐个列出，退出状态为 1。"
                    + "--views 使下次 dengji run 重新生成全部网页和 PDF。其间工作区不能有 dengji run 在运行。",
                en:
                    "registry/index.sqlite and registry/standing.sqlite are made anew. Files of the register, of cases, rules and "
                    + "parties that are gone or changed are brought back from the same bytes elsewhere in "
                    + "the workspace, from schemas/, and from the backups that --from names. Where no "
                    + "copy is left, case.xml, entries, party files and the lists of bags are made anew: "
                    + "the packages, slips and ticks that the journal names are played through the rules "
                    + "of then again, without a signature, a journal line or a file in outbox/. The "
                    + "journal's digest alone decides. What cannot be had is named, and the exit "
                    + "status is 1. With --views the next dengji run makes all pages and PDFs anew. No "
                    + "dengji run may be at work meanwhile."))
    }

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "备份，可以多次；用 dengji backup 制作的",
                en: "A backup made by dengji backup; may be repeated"
            ).text, valueName: "backup"), completion: .directory)
    var from: [String] = []

    @Flag(help: .both("下次运行时重新生成全部网页和 PDF", "Let the next run make all pages and PDFs anew"))
    var views = false

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        let disk = try LinuxDisk(root: workspace.root)
        let lock = try ReindexCommand.lock(disk, workspace.root)
        defer { withExtendedLifetime(lock) {} }
        var backups: [(name: String, disk: any Disk)] = []
        for name in from {
            let path = try Files.realPath(Path(name))
            _ = try BackupFolder(path).record()
            backups.append((path.description, try LinuxDisk(root: path)))
        }
        var mending = Mending(disk: disk, backups: backups)
        let files = ProgressLine(Message(zh: "核对日志各行的文件", en: "files of journal lines"))
        defer { files.finish() }
        let (found, looked) = try mending.run { files.reach($0, of: $1) }
        files.finish()
        let mended = try replay(found, workspace.root, disk)
        let lines = try index(workspace.root, disk)
        try settle(workspace.root, disk)
        if views { try Mending.forgetViews(on: disk) }
        let report = ReindexReport(mended, looked: looked, lines: lines, views: views)
        try output.print(text: report.text, json: report)
        guard report.isDone else { throw Unsatisfied() }
    }

    private static func lock(_ disk: LinuxDisk, _ root: Path) throws -> any DiskLock {
        do {
            return try disk.lock(WorkspacePaths.lock, note: "reindex")
        } catch {
            guard error.code == .locked else { throw error }
            throw CommandError.environment(
                Message(
                    zh: "工作区 \(root) 正由 dengji run 办理。",
                    en: "dengji run is at work in the workspace \(root)."),
                advice: Message(
                    zh: "先结束它（Ctrl-C 或者 systemctl stop），再运行 dengji reindex。",
                    en: "End it first (Ctrl-C or systemctl stop), then run dengji reindex again."))
        }
    }

    /// Makes what is nowhere anew, as far as that can be.
    private func replay(_ found: [Mended], _ root: Path, _ disk: LinuxDisk) throws -> [Mended] {
        if found.allSatisfy(\.isDone) { return found }
        // An examiner that ends says so by its reply, not by a signal.
        try Signal.brokenPipe.ignore()
        let lines = ProgressLine(Message(zh: "重新办理日志各行", en: "journal lines played again"))
        defer { lines.finish() }
        return try Replay(found, root: root, disk: disk, examiner: try InstalledFiles.examiner())
            .run { lines.reach($0, of: $1) }
    }

    /// Settles the journal anew.
    private func settle(_ root: Path, _ disk: LinuxDisk) throws {
        let file = StandingFile(of: root, sealedBy: try LedgerKeys(root).signer())
        defer { file.close() }
        let count = try SettlingRun.durableLines(on: disk)
        let lines = ProgressLine(Message(zh: "日志的已定部分", en: "settled lines"), total: count)
        defer { lines.finish() }
        var run = try SettlingRun(disk, on: file)
        try run.advance(before: count) { lines.reach($0) }
    }

    /// Makes the index anew; gives the lines it has taken in.
    private func index(_ root: Path, _ disk: LinuxDisk) throws -> Int {
        let path = root.appending(WorkspacePaths.index)
        try SearchIndex.remove(path)
        let reader = RegistryReader(disk: disk)
        let desk = try SearchDesk(index: try SearchIndex.opening(path), reader: reader)
        let count = try reader.lineCount()
        let lines = ProgressLine(Message(zh: "建立索引", en: "index of names"), total: count)
        defer { lines.finish() }
        var done = 0
        while case let taken = try desk.takeNext(before: count, limit: 256), taken > 0 {
            done += taken
            lines.reach(done)
        }
        return done
    }
}
