internal import ArgumentParser
internal import Ledger
internal import Pipeline
internal import Storage
internal import System

/// `dengji restore BACKUP TARGET`: checks a backup, then copies it.
struct RestoreCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "restore",
            Message(zh: "先核验备份，再恢复为工作区", en: "Check a backup, then restore it as a workspace"),
            Message(
                zh: "先核对备份的清单、日志链、账本、每个文件的摘要、每份文书的签名和登记簿；有一处不符的，逐项列出，什么也不恢复。"
                    + "比备份更新的检查点（--checkpoint，或者原工作区中还在的）随同恢复：日志不含其所签各行的，"
                    + "dengji run 拒绝启动并指明缺哪一行，恢复的工作区只供查阅，退出状态为 1。",
                en:
                    "The backup's list, the journal's chain, the ledger, the digest of every file, the "
                    + "signature of every paper and the register are checked first; when anything is wrong "
                    + "it is named and nothing is restored. A checkpoint that is younger than the backup "
                    + "(--checkpoint, or what is left in the workspace it was made of) comes along: "
                    + "dengji run then refuses to start from a journal that lacks the lines signed for, "
                    + "and names the first; what was restored is for reading, and the exit status is 1."
            ))
    }

    @Argument(
        help: ArgumentHelp(
            Message(zh: "dengji backup 制作的备份", en: "A backup made by dengji backup").text,
            valueName: "backup"), completion: .directory)
    var backup: String

    @Argument(
        help: ArgumentHelp(
            Message(
                zh: "恢复到的文件夹，不得已经存在", en: "Folder to restore to; it must not exist"
            ).text, valueName: "target"), completion: .directory)
    var target: String

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "另行保存的检查点，可以多次；恢复的日志必须由它延续而来",
                en:
                    "A checkpoint kept elsewhere, may be repeated; the restored journal must go on from it"
            ).text, valueName: "file"), completion: .file())
    var checkpoint: [String] = []

    @OptionGroup var output: FormatOption

    func run() throws {
        let folder = BackupFolder(try Files.realPath(Path(backup)))
        let record = try folder.record()
        let place = NewFolder.plain(target)
        if try WorkspaceFolder.exists(place) {
            throw CommandError.usage(
                Message(zh: "\(place) 已经存在。", en: "\(place) exists already."),
                advice: Message(
                    zh: "请指明一个还没有的文件夹。", en: "Name a folder that is not there yet."))
        }
        let source = try LinuxDisk(root: folder.path)
        var outcome = RestoreOutcome(backup: folder.path.description, target: target, record)
        let items = try check(folder, record, source, &outcome)
        // A backup that is not whole proves nothing about checkpoints.
        let younger =
            outcome.isSound ? try youngerCheckpoint(folder, record, source, &outcome) : nil
        if outcome.isSound {
            let made = try NewFolder("\(place).part", outside: folder.path)
            let progress = ProgressLine(Message(zh: "恢复文件", en: "files restored"))
            defer { progress.finish() }
            let changed = try Restoration(from: source, to: try LinuxDisk(root: made.path)).run(
                items, checkpoint: younger
            ) { progress.reach($0, of: $1) }
            progress.finish()
            outcome.add(changed)
            if changed.isEmpty {
                try made.rename(to: place.lastName)
                outcome.isRestored = true
            }
        }
        try output.print(text: outcome.text, json: outcome)
        guard outcome.isRestored, outcome.younger == nil else { throw Unsatisfied() }
    }

    /// Everything that is wrong with the backup goes into `outcome`; gives what it lists.
    private func check(
        _ folder: BackupFolder, _ record: BackupRecord, _ source: LinuxDisk,
        _ outcome: inout RestoreOutcome
    ) throws -> [BackupManifest.Item] {
        let progress = ProgressLine(Message(zh: "核对备份清单", en: "files of the backup"))
        defer { progress.finish() }
        let (faults, items) = try BackupCheck.faults(record, on: source) {
            progress.reach($0, of: $1)
        }
        progress.finish()
        outcome.add(faults)
        do {
            var papers = try PaperCheck(ofWorkspace: folder.path)
            outcome.workspace = try WorkspaceVerification(folder.path).run(papers: &papers)
        } catch {
            // What cannot even be looked at was named where it is not what was listed.
            guard !faults.isEmpty else { throw error }
        }
        return items
    }

    /// The youngest checkpoint that is younger than the backup; one that the backup contradicts goes
    /// into `outcome`.
    private func youngerCheckpoint(
        _ folder: BackupFolder, _ record: BackupRecord, _ source: LinuxDisk,
        _ outcome: inout RestoreOutcome
    ) throws -> [UInt8]? {
        guard record.checkpoint != nil else {
            if checkpoint.isEmpty { return nil }
            throw CommandError.usage(
                Message(zh: "该备份没有账本。", en: "this backup has no ledger."),
                advice: Message(zh: "请不带 --checkpoint。", en: "Leave --checkpoint out."))
        }
        let kept = KeptCheckpoints(ledgerOf: folder.path)
        var youngest: KeptCheckpoints.Kept?
        for one in try checkpoint.map({ try kept.read(Path($0)) })
            + kept.left(in: Path(record.source))
        {
            switch try LedgerContinuation.judge(
                one.checkpoint, from: one.path.description, against: source)
            {
            case .continues: continue
            case .contradicts(let cause):
                outcome.add([
                    BackupFault(.contradicted, one.path.description, found: cause)
                ])
            case .shorter:
                if one.checkpoint.size > youngest?.checkpoint.size ?? 0 { youngest = one }
            }
        }
        outcome.younger = youngest.map {
            RestoreOutcome.Younger(path: $0.path.description, lines: $0.checkpoint.size)
        }
        return youngest?.bytes
    }
}
