internal import ArgumentParser
internal import Papers
internal import Pipeline
internal import Storage
internal import System
internal import Verification
internal import WorkingDays

/// `dengji verify PATH…`: papers, bags, folders of either, whole workspaces.
struct VerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "verify",
            Message(
                zh: "核验文书、归档包，或者整个工作区", en: "Verify papers, bags, or a whole workspace"),
            Message(
                zh: "文书按其自载的签发时间核验签名，直至信任锚；在工作区内核验凭证和确权声明的，"
                    + "另告知是否已被取代、终止。状态清单 status.xml 核验签名、旁边的分册和有效期。工作区另核对"
                    + "日志链、每个文件的摘要、多余文件、登记簿和状态清单。归档包在任何介质上都可以核验，不需要工作区："
                    + "逐个指出被改动、缺失、多出的文件；有信任锚的，另核验其中的签名。有不符的，退出状态为 1。",
                en:
                    "A paper's signature is verified up to the trust anchor at its own time of issue; "
                    + "inside a workspace it is also told whether a certificate or statement of rights "
                    + "is superseded or its entry ended. Of a status list, status.xml: signature, the "
                    + "parts beside it, and whether it is up to date. Of a workspace also the journal's "
                    + "chain, every file's digest, strays, the register and its status list. A bag is "
                    + "verified on any medium and without a workspace: each file that is changed, "
                    + "missing or added is named, and with a trust anchor its signatures are verified. "
                    + "When something is wrong the exit status is 1."))
    }

    @Argument(
        help: .both("文书、归档包、文件夹或者工作区", "Papers, bags, folders, or a workspace"), completion: .file()
    )
    var paths: [String]

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "信任锚证书；未指明时为工作区的 outbox/public/authority.pem",
                en: "Trust anchor; else outbox/public/authority.pem of the workspace"
            ).text, valueName: "file"), completion: .file())
    var anchor: String?

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "按该时间判断状态清单是否过期，如 2026-01-05T09:00:00+08:00；未指明时为现在",
                en: "Time at which a status list must count, 2026-01-05T09:00:00+08:00; else now"
            ).text, valueName: "time"),
        transform: ArgumentReading.instant)
    var at: Instant?

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var report = VerifyReport()
        for name in paths {
            let path = Path(name)
            let status = try Files.status(of: path, followingLink: true)
            guard status.kind == .folder else {
                var check = PaperCheck(
                    anchor: try anchor(near: nil), workspace: try place.findIfAny())
                let bytes = try WorkspaceFolder.bytes(of: path)
                if StatusListFile.looksLikeList(bytes) {
                    let moment = at ?? ArgumentReading.now()
                    report.add(try StatusListCheck(path, papers: &check, at: moment).verdict)
                } else {
                    report.add(check.judge(bytes, path: path.description))
                }
                continue
            }
            try verify(folder: path, &report)
        }
        try output.print(text: report.text, json: report)
        guard report.isWhole else { throw Unsatisfied() }
    }

    private func verify(folder path: Path, _ report: inout VerifyReport) throws {
        if try WorkspaceFolder.exists(path.appending(WorkspacePaths.journal)) {
            var check = PaperCheck(anchor: try anchor(near: path), workspace: nil)
            report.add(try WorkspaceVerification(path).run(papers: &check))
            return
        }
        let bags = try BagFolder.bags(below: path)
        guard !bags.isEmpty else {
            var check = PaperCheck(
                anchor: try anchor(near: nil), workspace: try place.findIfAny())
            try report.add(folder: path, &check)
            return
        }
        // Whether a certificate is superseded is not what an archive asks: no register is looked at.
        var check: PaperCheck? = try isAnchorKnown() ? PaperCheck(anchor: anchor(near: nil)) : nil
        let progress = ProgressLine(Message(zh: "核验归档包", en: "bags"), total: bags.count)
        defer { progress.finish() }
        for bag in bags {
            report.add(try BagVerification(bag).run(papers: &check))
            progress.advance()
        }
        guard bags != [path], var others = check else { return }
        try report.add(looseBelow: path, outside: bags, &others)
    }

    /// Whether an anchor was named, or a workspace is near that publishes one.
    private func isAnchorKnown() throws -> Bool {
        if anchor != nil { return true }
        guard let root = try place.findIfAny()?.root else { return false }
        return try WorkspaceFolder.exists(
            root.appending(WorkspacePaths.outbox).appending("public/authority.pem"))
    }

    /// The anchor named, else the one that the workspace publishes.
    private func anchor(near workspace: Path?) throws -> Certificate {
        let path: Path
        if let anchor {
            path = Path(anchor)
        } else {
            let root = try workspace ?? place.find().root
            path = root.appending(WorkspacePaths.outbox).appending("public/authority.pem")
        }
        guard try WorkspaceFolder.exists(path) else {
            throw CommandError.environment(
                Message(zh: "没有信任锚 \(path)。", en: "there is no trust anchor \(path)."),
                advice: Message(
                    zh: "用 --anchor 指明登记机构公布的 authority.pem。",
                    en: "Name the authority.pem that the registry publishes with --anchor."))
        }
        do {
            return try Keyring.certificate(path)
        } catch let error as CertificateError {
            throw CommandError.environment(
                Message(
                    zh: "信任锚 \(path) 不能使用：\(error)",
                    en: "the anchor \(path) cannot be used: \(error)"),
                advice: Message(
                    zh: "信任锚应为一份 PEM 证书。", en: "The anchor is one certificate in PEM."))
        }
    }
}
