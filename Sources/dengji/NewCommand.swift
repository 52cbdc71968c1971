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
                zh: "生成一份带说明的示例来件，供改写", en: "A commented example package to start from"),
            Message(
                zh: "生成的文件夹含 application.xml 和它列明的附件。改写后运行 dengji pack。",
                en: "The folder holds application.xml and the attachments it names. Edit it, then "
                    + "run dengji pack."))
    }

    @Argument(help: .both("来件种类，如 resource-registration", "Kind, resource-registration"))
    var kind: String

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp(
            Message(zh: "放入的文件夹，须尚不存在", en: "Folder to make; must not exist").text,
            valueName: "dir"))
    var output: String?

    @Option(
        help: .both(
            "登记主体的统一社会信用代码；已建档的，填入其名称等",
            "Applicant's credit code; what the registry knows of it is filled in"),
        transform: ArgumentReading.party)
    var applicant: PartyID?

    @Option(
        help: .both("来件编号", "Package id"), transform: ArgumentReading.packageID)
    var id: PackageID?

    @Option(
        help: .both("写入的制作时间；未指明时为现在", "Time of making to write; else now"),
        transform: ArgumentReading.instant)
    var created: Instant?

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        var example = try ExamplePackage(kind: kind, rules: workspace.rules())
        let moment = created ?? ArgumentReading.now()
        let left = example.fill(
            id: id ?? example.defaultID(at: moment), created: moment,
            applicant: try applicant.map { try known($0, in: workspace) })
        let target = Path(output ?? kind)
        try example.write(to: target)
        Console.print(
            Message(
                zh: "已生成 \(target)：改写 application.xml 和附件，再运行 dengji pack \(target)",
                en: "made \(target): edit application.xml and the attachments, then run "
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
