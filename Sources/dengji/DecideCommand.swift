internal import ArgumentParser
internal import Digests
internal import Papers
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// `dengji decide CASE OUTCOME`: a decision slip into the inbox, as an officer would drop it.
struct DecideCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "decide",
            Message(zh: "对案件作出决定：写决定单并放入收件箱", en: "Decide a case: drop a decision slip"),
            Message(
                zh: "不带 --key 的，放入本单位的收件文件夹；带 --key 的，签名后放入 inbox/。"
                    + "决定单有问题的不放入，退出状态为 1。",
                en: "Without --key it goes to the party's own drop folder, with --key signed into "
                    + "inbox/. A slip with findings is not dropped and the exit status is 1."))
    }

    @Argument(
        help: .both("案号，如 370900-2026-000001", "Case number, 370900-2026-000001"),
        completion: CompletionSource.openCases)
    var caseNumber: String

    @Argument(help: .both("决定，如 accept、pass、reject", "Outcome: accept, pass, reject …"))
    var outcome: String

    @Option(help: .both("理由", "Reason"))
    var reason = ""

    @Option(help: .both("作出决定的人员编号", "Officer's id in the party file"))
    var officer: String?

    @Option(
        help: .both("决定单位；未指明时为有权决定的单位", "Deciding party; else the one competent"),
        transform: ArgumentReading.party)
    var party: PartyID?

    @Option(help: .both("所处理的异议的序号", "Number of the objection that is decided"))
    var objection: Int?

    @Option(help: .both("所表示意见的项目的序号", "Number of the item that the word is about"))
    var part: Int?

    @OptionGroup var checklist: ChecklistOptions

    @Option(
        help: ArgumentHelp(
            Message(zh: "用该私钥签名", en: "Private key to sign with").text,
            valueName: "name.key.pem"),
        completion: .file(extensions: ["pem"]))
    var key: String?

    @Option(help: .both("经办人姓名或者编号", "Name or id of the drafter")) var drafter: String?
    @Option(help: .both("审核人姓名或者编号", "Name or id of the reviewer")) var reviewer: String?
    @Option(help: .both("签发人姓名或者编号", "Name or id of the signer")) var signer: String?

    @Option(
        help: .both("写入的制作时间；未指明时为现在", "Time of making to write; else now"),
        transform: ArgumentReading.instant)
    var created: Instant?

    @Flag(help: .both("不核对就放入，用于制作错误样例", "Drop without checking; for bad samples"))
    var noCheck = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let number = try ArgumentReading.caseNumber(caseNumber)
        let record = try CaseShelf(workspace).find(number).record
        let surroundings = try CaseSurroundings(workspace, shelf: RuleShelf(workspace))
        let moment = created ?? ArgumentReading.now()
        let context = try surroundings.context(of: record, now: moment)
        let slip = try SlipComposition(record: record, context: context, command: self).slip()
        let id = try packageID(of: slip, in: context)
        var bytes = SlipDraft.write(decision: slip, id: id, created: moment)
        if let key {
            let seal = try SigningKey.seal(key)
            if !noCheck, let party = context.party(slip.party) {
                try SigningKey.check(seal, isOnFileFor: party)
            }
            bytes = try SigningKey.sign(bytes, with: seal)
        }
        let name = id.text + ".xml"
        if !noCheck { try check(slip, name: name, id: id, bytes: bytes, record, context) }
        let path = try drop(bytes, name: name, party: slip.party, in: workspace)
        Console.say(zh: "决定单已放入 \(path)", en: "dropped \(path)")
    }

    private func packageID(of slip: DecisionSlip, in context: DocketContext) throws -> PackageID {
        let stage = context.procedure.stage(slip.stage)
        let isVoice = stage?.outcomes.first { $0.name == slip.outcome }?.about.isVoice ?? false
        let voice = isVoice ? slip.party : nil
        let text = SlipDraft.id(
            case: slip.caseNumber, stage: slip.stage, revision: slip.revision,
            outcome: slip.outcome, objection: slip.objection ?? slip.item, voice: voice)
        return try ArgumentReading.packageID(text)
    }

    /// Asks the docket what it would say to the slip; numbers it hands out are thrown away.
    private func check(
        _ slip: DecisionSlip, name: String, id: PackageID, bytes: [UInt8], _ record: CaseRecord,
        _ context: DocketContext
    ) throws {
        let input = AnsweredInput(
            packageID: id, fileName: name, sizeBytes: bytes.count,
            digest: ContentDigest(sha256: SHA256.digest(of: bytes).hex), receivedAt: context.now)
        var numbering = Numbering(after: [:])
        let answer = Docket.decide(
            slip, input, by: slip.party, case: record, in: context,
            isSigned: key != nil, numbering: &numbering)
        guard case .refused(let findings) = answer else { return }
        Console.print(FindingText.lines(findings).joined(separator: "\n"))
        Console.note(
            Message(zh: "决定单没有放入。", en: "The slip was not dropped.").text)
        throw Unsatisfied()
    }

    /// Renames the finished slip into its drop folder.
    private func drop(
        _ bytes: [UInt8], name: String, party: PartyID, in workspace: WorkspaceFolder
    ) throws -> Path {
        let folder = WorkspacePaths.inboxFolder(of: key == nil ? party : nil)
        guard try WorkspaceFolder.exists(workspace.path(folder)) else {
            throw CommandError.environment(
                Message(zh: "没有收件文件夹 \(folder)。", en: "there is no drop folder \(folder)."),
                advice: Message(
                    zh: "为该单位建立收件文件夹，或者用 --key 签名。",
                    en: "Make the party's drop folder, or sign with --key."))
        }
        let path = workspace.path(folder.appending(Path(name)))
        do {
            try FileWriting.add(path, bytes)
        } catch {
            guard error.isExists else { throw error }
            throw CommandError.usage(
                Message(zh: "同一份决定单已在 \(path)。", en: "the same slip already lies at \(path)."),
                advice: Message(
                    zh: "等待处理；程序未在运行的，启动 dengji run。",
                    en: "It waits to be taken; start dengji run if it is not running."))
        }
        return path
    }
}
