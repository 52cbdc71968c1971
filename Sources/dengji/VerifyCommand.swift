internal import ArgumentParser
internal import Ledger
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
                zh: "核验文书、归档包、账本，或者整个工作区",
                en: "Verify papers, bags, a published ledger, or a whole workspace"),
            Message(
                zh: "文书按其自载的签发时间核验签名，直至信任锚；在工作区内核验凭证和确权声明的，"
                    + "另告知是否已被取代、终止；旁边有账本证明（.tlog-proof）的，一并核验，没有信任锚时以 --ledger-key "
                    + "单凭证明核验。账本文件夹核对检查点和全部瓦片。状态清单 status.xml 核验签名、旁边的分册和有效期。工作区另核对"
                    + "日志链、账本、每个文件的摘要、多余文件、登记簿、状态清单和 registry/standing.sqlite（逐行与日志相比，比较用的文件放在临时文件夹）。归档包在任何介质上都可以核验，不需要工作区："
                    + "逐个指出被改动、缺失、多出的文件；有信任锚的，另核验其中的签名。有不符的，退出状态为 1。",
                en:
                    "A paper's signature is verified up to the trust anchor at its own time of issue; "
                    + "inside a workspace it is also told whether a certificate or statement of rights "
                    + "is superseded or its entry ended. The ledger's proof beside a paper (.tlog-proof) is "
                    + "checked too; with --ledger-key and no anchor it alone decides. Of a published "
                    + "ledger: its checkpoint and every tile. Of a status list, status.xml: signature, the "
                    + "parts beside it, and whether it is up to date. Of a workspace also the journal's "
                    + "chain, its ledger, every file's digest, strays, the register, its status list and "
                    + "registry/standing.sqlite (row by row, with a file in the temporary folder). "
                    + "A bag is verified on any medium and without a workspace: each file that is "
                    + "changed, missing or added is named, and with a trust anchor its signatures are "
                    + "verified. "
                    + "When something is wrong the exit status is 1."))
    }

    @Argument(
        help: .both("文书、归档包、文件夹或者工作区", "Papers, bags, folders, or a workspace"), completion: .file()
    )
    var paths: [String]

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "信任的根证书，可以多次；未指明时为工作区的 outbox/public/authority.pem 和 registry/keys/roots/",
                en:
                    "Root to trust, may be repeated; else outbox/public/authority.pem of the workspace "
                    + "and registry/keys/roots/"
            ).text, valueName: "file"), completion: .file())
    var anchor: [String] = []

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "密钥清单 keys.xml，其中载明各密钥何时停止签发；与 --anchor 同用",
                en: "List of keys, keys.xml, which says when each ceased to sign; with --anchor"
            ).text, valueName: "keys.xml"), completion: .file(extensions: ["xml"]))
    var keys: String?

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "账本的验证密钥；未指明时为信任锚旁边的 ledger/key",
                en: "The ledger's verifier key; else ledger/key beside the trust anchor"
            ).text, valueName: "file"), completion: .file())
    var ledgerKey: String?

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "以前保留的检查点；账本必须由它延续而来",
                en: "A checkpoint kept from before, with which the ledger must begin"
            ).text, valueName: "file"), completion: .file())
    var checkpoint: String?

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "按该时间判断状态清单是否过期，如 2026-01-05T09:00:00+08:00；未指明时为现在",
                en: "Time at which a status list must count, 2026-01-05T09:00:00+08:00; else now"
            ).text, valueName: "time"),
        transform: ArgumentReading.instant)
    var at: Instant?

    @Option(
        help: ArgumentHelp(
            Message(
                zh:
                    "工作区只核对该行或者该时间以来的各行及其文件、文书和登记项，如 1200、2026-01-05；此前各行由已签名的账本担保，"
                    + "其文件和多出的文件不查看，所需时间与此前的多少无关",
                en:
                    "Of a workspace, look only at lines since this line or time, 1200 or 2026-01-05, and "
                    + "their files, papers and entries. The signed ledger vouches for the lines before; "
                    + "their files and strays are not looked at, so that it takes as long whatever came "
                    + "before"
            ).text, valueName: "line|time"), transform: ArgumentReading.checkStart)
    var since: CheckStart = .beginning

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        guard keys != nil, anchor.isEmpty else { return }
        throw ValidationError(
            Message(zh: "--keys 须与 --anchor 同用。", en: "--keys goes with --anchor.").text)
    }

    func run() throws {
        var report = VerifyReport()
        for name in paths {
            let path = Path(name)
            let status = try Files.status(of: path, followingLink: true)
            try refuseSinceUnlessWorkspace(path)
            if status.kind != .folder {
                if try ZIPBag.isBag(path) {
                    try verify(bags: [path], &report)
                } else {
                    try verify(file: path, &report)
                }
            } else if try LedgerVerification.isLedger(path) {
                report.add(try ledger(path, verifier: try ledgerKey.map(Self.verifier)))
            } else {
                try verify(folder: path, &report)
            }
        }
        try output.print(text: report.text, json: report)
        guard report.isWhole else { throw Unsatisfied() }
    }

    private func refuseSinceUnlessWorkspace(_ path: Path) throws {
        if try since == .beginning || WorkspaceFolder.exists(path.appending(WorkspacePaths.journal))
        {
            return
        }
        throw CommandError.usage(
            Message(zh: "--since 只用于工作区：\(path)", en: "--since is for workspaces: \(path)"),
            advice: Message(
                zh: "文书、归档包、账本总是全部核验；请不带 --since。",
                en: "Papers, bags and ledgers are always verified whole: leave it out."))
    }

    private func verify(folder path: Path, _ report: inout VerifyReport) throws {
        if try WorkspaceFolder.exists(path.appending(WorkspacePaths.journal)) {
            return try verify(workspace: path, &report)
        }
        let bags = try BagFolder.bags(below: path)
        guard !bags.isEmpty else {
            var check = try check(near: nil, workspace: try place.findIfAny())
            return try report.add(folder: path, &check)
        }
        guard var others = try verify(bags: bags, &report), bags != [path] else { return }
        try report.add(looseBelow: path, outside: bags, &others)
    }

    /// Gives by what signatures were judged, where an anchor is known.
    @discardableResult
    private func verify(bags: [Path], _ report: inout VerifyReport) throws -> PaperCheck? {
        // Whether a certificate is superseded is not what an archive asks: no register is looked at.
        var judge: PaperCheck? = try isAnchorKnown() ? check(near: nil, workspace: nil) : nil
        let progress = ProgressLine(Message(zh: "核验归档包", en: "bags"), total: bags.count)
        defer { progress.finish() }
        for bag in bags {
            report.add(try BagVerification(bag).run(papers: &judge))
            progress.advance()
        }
        return judge
    }

    /// Whether an anchor was named, or a workspace is near that publishes one.
    private func isAnchorKnown() throws -> Bool {
        if !anchor.isEmpty { return true }
        return try hasAnchor(place.findIfAny())
    }

    private func verify(file path: Path, _ report: inout VerifyReport) throws {
        let bytes = try WorkspaceFolder.bytes(of: path)
        let isList = StatusListFile.looksLikeList(bytes)
        var check = try check(
            near: nil, workspace: try place.findIfAny(), mayLackAnchor: !isList)
        if isList {
            let moment = at ?? ArgumentReading.now()
            report.add(try StatusListCheck(path, papers: &check, at: moment).verdict)
        } else {
            report.add(
                check.judge(
                    bytes, path: path.description,
                    detached: try PaperFiles.detached(beside: path)))
        }
    }

    private func verify(workspace path: Path, _ report: inout VerifyReport) throws {
        var check = try check(near: path, workspace: nil)
        report.add(try WorkspaceVerification(path, since: since).run(papers: &check))
        // The journal was held against all tiles; this asks for what somebody kept outside.
        if checkpoint != nil {
            let published = path.appending(WorkspacePaths.publicLedger)
            let own = path.appending(WorkspacePaths.ledgerKey)
            report.add(
                try ledger(published, verifier: try Self.verifier(ledgerKey ?? own.description)))
        }
    }

    private func ledger(_ folder: Path, verifier: NoteVerifier?) throws -> LedgerVerdict {
        try LedgerVerification(
            folder, verifier: verifier, earlier: checkpoint.map { Path($0) }
        ).run()
    }

    private static func verifier(_ path: String) throws -> NoteVerifier {
        try LedgerVerification.verifier(Path(path))
    }

    /// What papers are judged by. Without an anchor, and with a ledger's key that was named, the proof
    /// beside a paper is.
    private func check(
        near root: Path?, workspace: WorkspaceFolder?, mayLackAnchor: Bool = false
    ) throws -> PaperCheck {
        if mayLackAnchor, anchor.isEmpty, let ledgerKey, try !hasAnchor(workspace) {
            return PaperCheck(
                nil, proofs: ProofCheck(verifier: try Self.verifier(ledgerKey), isNeeded: true))
        }
        let trust = try trust(near: root)
        var verifier: NoteVerifier?
        let neighbour = try anchorPath(near: root).folder.appending("ledger/key")
        if let ledgerKey {
            verifier = try Self.verifier(ledgerKey)
        } else if let root {
            verifier = try Self.ownVerifier(of: root)
        } else if try WorkspaceFolder.exists(neighbour) {
            verifier = try LedgerVerification.verifier(neighbour)
        }
        return PaperCheck(trust, proofs: ProofCheck(verifier: verifier), workspace: workspace)
    }

    /// The key that the workspace itself keeps; `nil` where there is none, or it is damaged, which is said
    /// among what is wrong with the workspace.
    private static func ownVerifier(of root: Path) throws -> NoteVerifier? {
        let key = root.appending(WorkspacePaths.ledgerKey)
        guard try WorkspaceFolder.exists(key) else { return nil }
        do {
            return try LedgerVerification.verifier(key)
        } catch is CommandError {
            return nil
        }
    }

    private func hasAnchor(_ workspace: WorkspaceFolder?) throws -> Bool {
        guard let workspace else { return false }
        return try WorkspaceFolder.exists(anchorPath(near: workspace.root))
    }

    /// The first anchor named, else the one that the workspace publishes.
    private func anchorPath(near workspace: Path?) throws -> Path {
        if let first = anchor.first { return Path(first) }
        let root = try workspace ?? place.find().root
        return root.appending(WorkspacePaths.outbox).appending("public/authority.pem")
    }

    /// The roots named, else what the workspace publishes and trusts.
    private func trust(near workspace: Path?) throws -> PaperTrust {
        guard anchor.isEmpty else {
            return try PaperTrust(
                roots: try anchor.map { try VerifyCommand.root(Path($0)) },
                keyList: keys.map { Path($0) })
        }
        let folder = try workspace.map { WorkspaceFolder(root: try Files.realPath($0)) }
        let place = try folder ?? place.find()
        let published = place.path(WorkspacePaths.outbox).appending("public/authority.pem")
        return try PaperTrust(place, anchors: [try VerifyCommand.root(published)])
    }

    /// Reads a trust anchor; throws with what to do when it is none.
    static func root(_ path: Path) throws -> Certificate {
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
