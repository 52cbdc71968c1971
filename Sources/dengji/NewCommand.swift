internal import ArgumentParser
internal import Registry
internal import System
internal import WorkingDays

/// `dengji new KIND`: a commented example package to start from.
struct NewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "new",
            Message(
                zh: "生成示例来件，或者把表格的每一行做成来件",
                en: "An example package to start from, or packages out of a table"),
            Message(
                zh: "不带 --from、--table 时，生成的文件夹含 application.xml 和它列明的附件。改写后运行 dengji pack。"
                    + "--table 写出一张空表；填好后用 --from 把每一行做成一个检查过的来件，问题写在同名 .findings 文件的每一行旁边。"
                    + "有问题的，退出状态为 1。针对登记簿中一项记载的来件用 --entry 由登记簿预先填好。",
                en: "Without --from and --table the folder holds application.xml and the "
                    + "attachments it names: edit it, then run dengji pack. --table writes an empty "
                    + "table; filled in, --from makes a checked package of each row, and what is "
                    + "found stands beside each row in a file ending in .findings. With findings "
                    + "the exit status is 1. A package about an entry of the register is filled in "
                    + "from it by --entry."))
    }

    @Argument(
        help: .both(
            "来件种类，如 resource-registration；用 --from 或者 --table 时可省，在终端上省去的会询问",
            "Kind, resource-registration; may be left out with --from or --table, and is asked for "
                + "on a terminal"), completion: CompletionSource.kinds)
    var kind: String?

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp(
            Message(
                zh: "放入的文件夹，须尚不存在；用 --from 时可以存在；用 --table 时为表格文件",
                en: "Folder to make; must not exist, but may with --from; the file with --table"
            ).text, valueName: "path"))
    var output: String?

    @Option(
        help: .both(
            "登记主体的统一社会信用代码；已建档的，填入其名称等",
            "Applicant's credit code; what the registry knows of it is filled in"),
        completion: CompletionSource.parties, transform: ArgumentReading.party)
    var applicant: PartyID?

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "登记编号：来件所针对的登记、授权、公告、方案",
                en: "Number of the entry that the package is about: data, an authorisation …"
            ).text, valueName: "number"))
    var entry: String?

    @Option(
        help: .both("来件编号", "Package id"), transform: ArgumentReading.packageID)
    var id: PackageID?

    @Option(
        help: .both("写入的制作时间；未指明时为现在", "Time of making to write; else now"),
        transform: ArgumentReading.instant)
    var created: Instant?

    @OptionGroup var table: TableOptions

    @OptionGroup var place: WorkspaceOption

    /// The kind that tables are of where none is named.
    private static let tableKind = "resource-registration"

    func validate() throws {
        try validateEntry()
        try table.validate(kind: kind, output: output)
        if table.from != nil || table.isTemplate, applicant != nil || id != nil {
            throw ValidationError(
                Message(
                    zh: "--applicant 和 --id 不与 --from、--table 同用：写在表中或者 --defaults 文件中。",
                    en: "--applicant and --id do not go with --from and --table: write them into "
                        + "the table or the file of --defaults."
                ).text)
        }
    }

    private func validateEntry() throws {
        guard entry != nil else { return }
        guard kind != nil, table.from == nil, !table.isTemplate else {
            throw ValidationError(
                Message(
                    zh: "--entry 与来件种类同用，不与 --from、--table 同用。",
                    en: "--entry goes with a kind of package, and not with --from and --table."
                ).text)
        }
    }

    func run() throws {
        let workspace = try place.find()
        if kind == nil, table.from == nil, !table.isTemplate {
            return try asked(in: workspace)
        }
        let kind = kind ?? NewCommand.tableKind
        if table.isTemplate {
            return try TableForms.write(kind, to: Path(output ?? ""), workspace)
        }
        if let from = table.from {
            let run = try TableRun(
                kind: kind, from: Path(from), to: output.map { Path($0) }, created: created,
                table, workspace)
            return try run.run()
        }
        try example(
            of: kind, entry: entry, applicant: applicant, to: Path(output ?? kind), in: workspace)
    }

    /// Asks for what was not typed, and makes the same example.
    private func asked(in workspace: WorkspaceFolder) throws {
        let answers = try NewInterview(workspace).ask(output: output, applicant: applicant)
        try example(
            of: answers.kind, entry: answers.entry, applicant: answers.applicant,
            to: Path(answers.output), in: workspace)
    }

    private func example(
        of kind: String, entry: String?, applicant: PartyID?, to target: Path,
        in workspace: WorkspaceFolder
    ) throws {
        var example = try ExamplePackage(kind: kind, rules: workspace.rules())
        let moment = created ?? ArgumentReading.now()
        let id = id ?? example.defaultID(at: moment)
        var left: [String] = []
        if let entry {
            guard example.concernsEntry else { throw try noEntry(kind, workspace) }
            left = example.fill(
                id: id, created: moment, entry: try EntryFilling(number: entry, in: workspace))
        }
        if entry == nil || applicant != nil {
            left = example.fill(
                id: id, created: moment,
                applicant: try applicant.map { try known($0, in: workspace) })
        }
        try example.write(to: target)
        Console.print(
            Message(
                zh: "已生成 \(target)：改写 \(example.documentName) 和附件，再运行 dengji pack \(target)",
                en: "made \(target): edit \(example.documentName) and the attachments, then run "
                    + "dengji pack \(target)"
            ).text)
        if !left.isEmpty {
            Console.note(
                Message(
                    zh: "以下各项仍为示例内容，请改写：\(left.joined(separator: "、"))",
                    en: "still the example's, to be edited: \(left.joined(separator: ", "))"
                ).text)
        }
    }

    private func noEntry(_ kind: String, _ workspace: WorkspaceFolder) throws -> CommandError {
        let kinds = try ExamplePackage.kinds(aboutEntriesIn: workspace.rules())
        return .usage(
            Message(
                zh: "“\(kind)”这种来件不针对登记簿中的记载。",
                en: "a package of the kind “\(kind)” is not about an entry."),
            advice: Message(
                zh: "--entry 用于：\(kinds.joined(separator: "、"))",
                en: "--entry goes with: \(kinds.joined(separator: ", "))"))
    }

    private func known(_ id: PartyID, in workspace: WorkspaceFolder) throws -> ExampleApplicant {
        ExampleApplicant(id: id, party: try workspace.parties()[id])
    }
}

/// The applicant to write into an example.
struct ExampleApplicant {
    /// Its code.
    var id: PartyID
    /// What the registry knows; `nil` when it does not know it.
    var party: Party?
}
