internal import ArgumentParser
internal import Papers
internal import Registry
internal import WorkingDays

/// `dengji decide CASE OUTCOME`: a decision slip into the inbox, as an officer would drop it.
struct DecideCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "decide",
            Message(zh: "对案件作出决定：写决定单并放入收件箱", en: "Decide a case: drop a decision slip"),
            Message(
                zh: "不带 --key 的，放入本单位的收件文件夹；带 --key 的，签名后放入 inbox/。"
                    + "决定单有问题的不放入，退出状态为 1。"
                    + "--batch 一次办理许多案件：工作台给出的批量文件或者决定单（XML），或者有“案号”“决定”两栏的表格（CSV、XLSX），"
                    + "没有填写决定的行跳过；各件分别核对，没有问题的放入。",
                en: "Without --key it goes to the party's own drop folder, with --key signed into "
                    + "inbox/. A slip with findings is not dropped and the exit status is 1. "
                    + "--batch decides many cases: the file of a desk, or a slip (XML), or a table (CSV, XLSX) "
                    + "with columns case and outcome, rows without an outcome passed over; each is "
                    + "judged alone, and dropped when nothing is wrong with it."))
    }

    @Argument(
        help: .both("案号，如 370900-2026-000001", "Case number, 370900-2026-000001"),
        completion: CompletionSource.openCases)
    var caseNumber: String?

    @Argument(help: .both("决定，如 accept、pass、reject", "Outcome: accept, pass, reject …"))
    var outcome: String?

    @Option(
        help: ArgumentHelp(
            Message(zh: "批量文件或者表格", en: "File of many decisions, or a table").text,
            valueName: "file"))
    var batch: String?

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

    @Option(help: .both("批量结果的输出形式", "Form of the results of --batch"))
    var format: OutputFormat = .text

    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        if batch == nil, caseNumber == nil || outcome == nil {
            throw ValidationError(
                Message(
                    zh: "写明案号和决定，或者用 --batch 指明批量文件。",
                    en: "Name a case and an outcome, or a file of many decisions with --batch."
                ).text)
        }
        if batch != nil, caseNumber != nil || noCheck {
            throw ValidationError(
                Message(
                    zh: "--batch 不与案号、决定或者 --no-check 同用。",
                    en: "--batch goes with no case, no outcome and no --no-check."
                ).text)
        }
    }

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let moment = created ?? ArgumentReading.now()
        let drop = try SlipDrop(workspace, key: key, isUnchecked: noCheck)
        if let batch {
            let run = try BatchRun(drop, wish: wish, now: moment)
            return try run.run(batch, format: format)
        }
        let number = try ArgumentReading.caseNumber(caseNumber ?? "")
        let record = try CaseShelf(workspace).find(number).record
        let surroundings = try CaseSurroundings(workspace, shelf: RuleShelf(workspace))
        let context = try surroundings.context(of: record, now: moment)
        let slip = try SlipComposition(record: record, context: context, wish: wish).slip()
        let id = try SlipDrop.id(of: slip, in: context)
        let bytes = try drop.sealed(
            SlipDraft.write(decision: slip, id: id, created: moment), for: slip, in: context)
        let findings = drop.findings(slip, id: id, bytes: bytes, case: record, in: context)
        guard findings.isEmpty else {
            Console.print(FindingText.lines(findings).joined(separator: "\n"))
            Console.note(Message(zh: "决定单没有放入。", en: "The slip was not dropped.").text)
            throw Unsatisfied()
        }
        let path = try drop.drop(bytes, id: id, party: slip.party)
        Console.say(zh: "决定单已放入 \(path)", en: "dropped \(path)")
    }

    /// What was typed; of a batch what its rows do not say.
    private var wish: SlipWish {
        SlipWish(
            outcome: outcome ?? "", reason: reason, officer: officer, party: party,
            objection: objection, part: part, items: checklist.item,
            allConform: checklist.allConform, drafter: drafter, reviewer: reviewer,
            signer: signer, isUnchecked: noCheck)
    }
}
