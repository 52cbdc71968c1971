internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

extension KeyCopying: ExpressibleByArgument {}

/// `dengji backup TARGET`: a consistent copy of a workspace, also while a watcher runs in it.
struct BackupCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "backup",
            Message(
                zh: "备份工作区，dengji run 可以同时运行", en: "Copy a workspace while dengji run works in it"),
            Message(
                zh: "备份是某一完整日志行为止的工作区：日志、其中所载的每个文件（摘要与日志一致）、账本、登记簿、密钥、schemas/。"
                    + "网页、PDF、待办文件夹、索引不备份，恢复后由 dengji run 重新生成；inbox/ 中还没有答复的来件不备份，发件人手里还有。"
                    + "没有口令保护的私钥默认不备份（--keys all 备份全部）；没有私钥的备份恢复以后，须先放回私钥才能启动。"
                    + "完成的备份带有 backup.json 和 manifest-sha256.txt，可以用 sha256sum -c 核对；"
                    + "与日志不符的文件逐个列出，此时备份不完成，退出状态为 1。",
                en:
                    "A backup is the workspace up to one whole journal line: the journal, every file that "
                    + "it names, proved by its digest, ledger, register, keys and schemas/. Pages, PDFs, "
                    + "todo folders and the index are left out and made anew by dengji run; so are drops "
                    + "in inbox/ that were not answered yet, which their senders still have. Private "
                    + "keys that no passphrase protects are left out unless --keys all is given; without "
                    + "them a restored registry does not start until they are put back. A finished backup "
                    + "has backup.json and manifest-sha256.txt, which sha256sum -c checks. Files that "
                    + "are not the journal's are named; then the backup is not finished and the exit "
                    + "status is 1."))
    }

    @Argument(
        help: ArgumentHelp(
            Message(
                zh: "放备份的文件夹，不得已经存在", en: "Folder for the backup; it must not exist"
            ).text, valueName: "target"), completion: .directory)
    var target: String

    @Option(
        help: .both(
            "备份哪些私钥：protected 有口令保护的，all 全部，none 不备份",
            "Which private keys: protected by a passphrase, all, or none"))
    var keys: KeyCopying = .protected

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let folder = try NewFolder(target, outside: workspace.root)
        var backup = Backup(
            from: try LinuxDisk(root: workspace.root), to: try LinuxDisk(root: folder.path))
        let progress = ProgressLine(Message(zh: "备份日志各行的文件", en: "files of journal lines"))
        defer { progress.finish() }
        try backup.run(keys: keys, verifying: LedgerKeys.verifier) {
            progress.reach($0, of: $1)
        }
        progress.finish()
        let record = backup.record(
            program: ProgramVersion.text, madeAt: ArgumentReading.now().iso,
            source: workspace.root.description)
        if let record {
            try backup.seal(record, Array((try JSONText.of(record) + "\n").utf8))
            try folder.sync()
        }
        let report = BackupOutcome(folder.path.description, backup.report, record)
        try output.print(text: report.text, json: report)
        guard report.isFinished else { throw Unsatisfied() }
    }
}
