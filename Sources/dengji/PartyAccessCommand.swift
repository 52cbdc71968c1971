internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import System

/// `dengji party access [CODE] [--group NAME]`: who may use the parties' folders.
struct PartyAccessCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "access",
            Message(
                zh: "谁能使用单位的文件夹；交给一个用户组", en: "Who may use a party's folders; give them to a group"),
            Message(
                zh: "按文件权限和访问控制列表，列出谁能向 inbox/<代码>/ 投递、谁能读 outbox/<代码>/（root 除外）。"
                    + "用 --group 把一个单位的两个文件夹交给本机的一个用户组：组内用户可以投递、可以读答复，"
                    + "其他单位的用户不能；以后写入的文书同样归该组。由 root 运行，或者登记系统的用户须在该组内。",
                en:
                    "Tells, by modes and access control lists, who may drop files into inbox/<code>/ and "
                    + "who may read outbox/<code>/, root aside. With --group both folders of a party "
                    + "are given to a group of this machine: its users may drop and read, those of "
                    + "other parties may not, and papers that come later are the group's too. Run it "
                    + "as root, or let the registry's user be a member of the group."))
    }

    @Argument(
        help: .both("统一社会信用代码；不写的为全部单位", "Credit code; all parties without one"),
        completion: CompletionSource.parties, transform: ArgumentReading.party)
    var code: PartyID?
    @Option(help: .both("交给本机的这个用户组", "Give the folders to this group of the machine"))
    var group: String?
    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        var parties: [Party]
        if let code {
            parties = [try PartyAsking.known(code, in: workspace)]
        } else {
            parties = try workspace.parties().values.sorted { $0.id < $1.id }
        }
        if let group { try handOver(parties, to: group, workspace) }
        let apart = try ApartFolders(root: workspace.root, mounts: Mount.all())
        let folders = try parties.map { try PartyFolders($0, apart) }
        try output.print(
            text: PartyAccessCommand.table(folders), json: folders.map(PartyFoldersRow.init))
    }

    private func handOver(_ parties: [Party], to name: String, _ workspace: WorkspaceFolder) throws
    {
        guard code != nil, let party = parties.first else {
            throw CommandError.usage(
                Message(
                    zh: "--group 须指明单位：各单位的文件夹归各自的组。",
                    en: "--group needs a party's code: each party has a group of its own."))
        }
        guard let group = Accounts.group(named: name) else {
            throw CommandError.usage(
                Message(zh: "本机没有用户组 \(name)。", en: "this machine has no group \(name)."),
                advice: Message(zh: "运行 groupadd \(name)", en: "Run: groupadd \(name)"))
        }
        do {
            try FolderHandOver(workspace, to: group).handOver(party.id)
        } catch {
            guard let refused = error as? SystemError,
                [ErrorCode.notPermitted, ErrorCode.denied].contains(refused.code)
            else { throw error }
            throw CommandError.environment(
                Message(
                    zh: "不能把文件夹交给用户组 \(name)：\(refused)",
                    en: "the folders cannot be given to the group \(name): \(refused)"),
                advice: Message(
                    zh: "以 root 运行，或者把登记系统的用户加入该组。",
                    en: "Run it as root, or make the registry's user a member of the group."))
        }
    }

    private static func table(_ folders: [PartyFolders]) -> String {
        var table = TextTable([
            Message(zh: "代码", en: "CODE"), Message(zh: "能投递", en: "MAY DROP"),
            Message(zh: "能读答复", en: "MAY READ ANSWERS"), Message(zh: "名称", en: "NAME"),
        ])
        for folder in folders {
            table.add([
                TextTable.Cell(folder.party.id.code),
                TextTable.Cell(PartyFolders.text(folder.writers)),
                TextTable.Cell(PartyFolders.text(folder.readers)),
                TextTable.Cell(folder.party.name),
            ])
        }
        return table.text
    }
}
