internal import Archive
internal import ArgumentParser
internal import Registry
internal import Seals
internal import Storage
internal import System
internal import Verification
internal import WorkingDays

/// `dengji archive dispose`: a signed order to destroy cases whose retention is over.
struct ArchiveDisposeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "dispose", Message(zh: "签署案卷销毁令", en: "Sign an order to destroy cases"),
            Message(
                zh: "列出所指案卷或者该年度办结、保管期满的案卷，逐卷核验归档包。带 --key 的，写成案卷销毁令，"
                    + "签名后放入 inbox/（带 -o 的写入文件），登记服务收到后再次核对并销毁；"
                    + "签名人须为市级登记机构。不带 --key 的，只列出，不销毁。",
                en: "Lists the cases named, or those closed in a year whose retention is over, and "
                    + "verifies each bag. With --key an order is signed and dropped into inbox/ (or "
                    + "written with -o); the watcher judges it once more and destroys the bags. The "
                    + "signer is the city's registrar. Without --key nothing is destroyed."))
    }

    @Argument(
        help: ArgumentHelp(
            Message(zh: "案号；未指明时为该年度办结、保管期满的全部", en: "Case numbers; else all due of the year")
                .text, valueName: "case"), completion: CompletionSource.allCases)
    var numbers: [String] = []

    @Option(help: .both("办结年度", "Year of closing"))
    var year: Int?

    @OptionGroup var acts: DisposalOptions

    @Option(
        help: ArgumentHelp(
            Message(zh: "用该私钥签名", en: "Private key to sign with").text,
            valueName: "name.key.pem"),
        completion: .file(extensions: ["pem"]))
    var key: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Message(zh: "写入该文件，不放入 inbox/", en: "Write it here, not into inbox/").text,
            valueName: "file"), completion: .file(extensions: ["xml"]))
    var output: String?

    @Option(
        help: .both("写入的制作时间；未指明时为现在", "Time of making to write; else now"),
        transform: ArgumentReading.instant)
    var created: Instant?

    @Flag(help: .both("不核对就放入，用于制作错误样例", "Drop without checking; for bad samples"))
    var noCheck = false

    @OptionGroup var format: FormatOption
    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        if numbers.isEmpty == (year == nil) {
            throw ValidationError(
                Message(zh: "指明案号或者 --year，二者之一。", en: "name cases or --year, one of the two")
                    .text)
        }
        if key != nil, !acts.isComplete {
            throw ValidationError(
                Message(
                    zh: "签名时须有 --ground、--appraised-by、--approved-by。",
                    en: "--key needs --ground, --appraised-by and --approved-by."
                ).text)
        }
    }

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let moment = created ?? ArgumentReading.now()
        let cases = try chosen(in: workspace, on: moment.day)
        let rows = cases.map { ArchiveRow($0) }
        try format.print(text: ArchiveRow.table(rows), json: rows)
        guard !cases.isEmpty else { throw Unsatisfied() }
        let items = try BagOrdering(workspace, cases).items(isChecked: !noCheck, on: moment.day)
        guard let key else {
            return Console.note(
                Message(
                    zh: "没有销毁：用 --key、--ground、--appraised-by、--approved-by 签署。",
                    en: "Nothing was destroyed: sign with --key, --ground, --appraised-by and "
                        + "--approved-by."
                ).text)
        }
        let seal = try SigningKey.seal(key)
        let digits = moment.iso.prefix(19).filter { $0.isNumber }
        let draft = DisposalDraft(
            party: try signer(seal, workspace),
            id: try ArgumentReading.packageID("disposal-\(cases[0].record.number.text)-\(digits)"),
            created: moment, ground: acts.ground ?? "",
            appraised: .init(name: acts.appraisedBy ?? "", on: acts.appraisedOn ?? moment.day),
            approved: .init(name: acts.approvedBy ?? "", on: acts.approvedOn ?? moment.day),
            items: items)
        let path =
            output.map { Path($0) }
            ?? workspace.path(WorkspacePaths.inbox.appending(Path(draft.id.text + ".xml")))
        try FileWriting.add(path, try SigningKey.sign(draft.bytes, with: seal))
        Console.note(
            output == nil
                ? Message(zh: "案卷销毁令已放入 \(path)", en: "dropped \(path)").text
                : Message(zh: "已写入 \(path)", en: "wrote \(path)").text)
    }

    private func chosen(in workspace: WorkspaceFolder, on day: Day) throws -> [ArchivedCase] {
        let shelf = ArchiveShelf(workspace)
        guard numbers.isEmpty else {
            return try Set(numbers).sorted().map {
                try shelf.find(try ArgumentReading.caseNumber($0))
            }
        }
        let (cases, unreadable) = try shelf.cases(closedIn: year)
        for folder in unreadable { folder.complain() }
        return cases.filter { $0.isDue(on: day) && $0.bag != nil }
    }

    /// The party whose certificate signs: the keeper of the archive, and on file.
    private func signer(_ seal: Seal, _ workspace: WorkspaceFolder) throws -> Party {
        let parties = try workspace.parties()
        let registrar = try workspace.configuration()?.cityRegistrar
        let id = seal.certificate.organisationID.flatMap(PartyID.init)
        guard let id, let party = parties[id], noCheck || id == registrar else {
            throw CommandError.usage(
                Message(
                    zh: "该证书不属于市级登记机构。", en: "the certificate is not the city registrar's."),
                advice: Message(zh: "请用其备案的证书签名。", en: "Sign with a certificate on file for it."))
        }
        if !noCheck { try SigningKey.check(seal, isOnFileFor: party) }
        return party
    }
}
