internal import Pipeline
internal import Registry
internal import Storage
internal import System

/// A whole workspace: journal, files, the signature of every paper, the register and its status list.
struct WorkspaceVerification {
    private let path: Path
    private let disk: LinuxDisk
    private let since: CheckStart

    /// Opens a workspace for reading; `since` says of which lines the files are looked into.
    init(_ path: Path, since: CheckStart = .beginning) throws {
        self.path = path
        self.since = since
        disk = try LinuxDisk(root: path)
    }

    /// Verifies it, with progress on a terminal.
    func run(papers check: inout PaperCheck) throws -> WorkspaceVerdict {
        let lines = ProgressLine(Message(zh: "核对日志各行的文件", en: "files of journal lines"))
        defer { lines.finish() }
        var report = try WorkspaceCheck.run(
            disk: disk, verifying: LedgerKeys.verifier, since: since,
            threads: ThisProcess.processorCount
        ) { done, all in
            lines.reach(done, of: all)
        }
        if since == .beginning, !report.isCut {
            do throws(SettledFault) {
                report.discrepancies += try StandingVerification(path, disk: disk).run()
            } catch {
                Console.note(
                    Message(
                        zh: "未核对 registry/standing.sqlite：\(error.cause)",
                        en: "registry/standing.sqlite was not compared: \(error.cause)"
                    ).text)
            }
        }
        let judges = try PaperJudges(check)
        if since == .beginning {
            try judgeAll(judges)
        } else {
            try judge(report.readPaths, judges)
        }
        let papers = judges.finish()
        var register = RegisterVerification(
            path, disk: disk, only: since == .beginning ? nil : report.readPaths,
            after: report.begin)
        let problems = try register.run(papers: &check)
        return WorkspaceVerdict(
            path: path.description, report: report,
            isPartial: since != .beginning,
            paperCount: papers.count, papers: papers.bad,
            entryCount: register.entryCount, registerProblems: problems)
    }

    /// Every paper that lies in the registry and in the outbox.
    private func judgeAll(_ judges: PaperJudges) throws {
        let folders = [WorkspacePaths.registry, WorkspacePaths.outbox].map { path.appending($0) }
        let papers = ProgressLine(
            Message(zh: "核验文书签名", en: "papers"),
            total: try ProgressLine.isWanted
                ? folders.reduce(0) { try $0 + PaperFiles.count(below: $1) } : nil)
        var count = 0
        for folder in folders {
            try PaperFiles.each(below: folder, isNamedElsewhere: true) { path, bytes in
                judges.add(bytes, path: path.description)
                count += 1
                papers.reach(count)
            }
        }
    }

    /// The papers among some files, which may have been taken away since they were seen.
    private func judge(_ paths: Set<String>, _ judges: PaperJudges) throws {
        let named = paths.filter { $0.hasSuffix(".xml") }.sorted()
        let papers = ProgressLine(Message(zh: "核验文书签名", en: "papers"), total: named.count)
        for name in named {
            papers.advance()
            let file = path.appending(Path(name))
            let bytes: [UInt8]
            do throws(SystemError) {
                bytes = try WorkspaceFolder.bytes(of: file)
            } catch {
                guard error.isMissing else { throw error }
                continue
            }
            guard PaperCheck.looksLikePaper(bytes) else { continue }
            judges.add(bytes, path: file.description)
        }
    }
}
