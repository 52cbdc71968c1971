internal import Pipeline
internal import Storage
internal import System

/// A whole workspace: journal, files, the signature of every paper, the register and its status list.
struct WorkspaceVerification {
    private let path: Path
    private let disk: LinuxDisk

    /// Opens a workspace for reading.
    init(_ path: Path) throws {
        self.path = path
        disk = try LinuxDisk(root: path)
    }

    /// Verifies it, with progress on a terminal.
    func run(papers check: inout PaperCheck) throws -> WorkspaceVerdict {
        let lines = ProgressLine(Message(zh: "核对日志各行的文件", en: "files of journal lines"))
        var done = 0
        defer { lines.finish() }
        let report = try WorkspaceCheck.run(disk: disk, verifying: LedgerKeys.verifier) { report in
            done += 1
            lines.reach(done, of: report.lineCount)
        }
        let folders = [WorkspacePaths.registry, WorkspacePaths.outbox].map { path.appending($0) }
        let papers = ProgressLine(
            Message(zh: "核验文书签名", en: "papers"),
            total: try ProgressLine.isWanted
                ? folders.reduce(0) { try $0 + PaperFiles.count(below: $1) } : nil)
        var count = 0
        var bad: [PaperVerdict] = []
        for folder in folders {
            try PaperFiles.each(below: folder) { path, bytes in
                let verdict = check.judge(bytes, path: path.description)
                count += 1
                if verdict.problem != nil { bad.append(verdict) }
                papers.reach(count)
            }
        }
        var register = RegisterVerification(path, disk: disk)
        let problems = try register.run(papers: &check)
        return WorkspaceVerdict(
            path: path.description, report: report, paperCount: count, papers: bad,
            entryCount: register.entryCount, registerProblems: problems)
    }
}
