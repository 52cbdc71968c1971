internal import ArgumentParser
internal import Registry

/// `dengji party list`: who is on file.
struct PartyListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("list", Message(zh: "列出已建档的单位", en: "List the parties on file"))
    }

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let rows = try workspace.parties().values.sorted { $0.id < $1.id }.map(PartyRow.init)
        try output.print(text: PartyRow.table(rows), json: rows)
    }
}

/// `dengji party show CODE`: what its file says.
struct PartyShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("show", Message(zh: "查看一个单位的档案", en: "Show what a party's file says"))
    }

    @Argument(help: .both("统一社会信用代码", "Credit code"), transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let row = PartyRow(try PartyAsking.known(code, in: workspace))
        try output.print(text: row.text, json: row)
    }
}
