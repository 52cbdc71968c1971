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
        let report = try WorkspaceCheck.run(disk: disk) { report in
            guard report.lineCount % 100 == 0 else { return }
            Console.progress(
                Message(
                    zh: "已核对 \(report.fileCount) 个文件", en: "\(report.fileCount) files checked"
                ).text)
        }
        var count = 0
        var bad: [PaperVerdict] = []
        for folder in [WorkspacePaths.registry, WorkspacePaths.outbox] {
            try PaperFiles.each(below: path.appending(folder)) { path, bytes in
                let verdict = check.judge(bytes, path: path.description)
                count += 1
                if verdict.problem != nil { bad.append(verdict) }
                if count % 100 == 0 {
                    Console.progress(
                        Message(zh: "已核验 \(count) 份文书", en: "\(count) papers verified").text)
                }
            }
        }
        var register = RegisterVerification(path, disk: disk)
        let problems = try register.run(papers: &check)
        Console.progress("")
        return WorkspaceVerdict(
            path: path.description, report: report, paperCount: count, papers: bad,
            entryCount: register.entryCount, registerProblems: problems)
    }
}
