internal import ArgumentParser
internal import Registry

/// `dengji party show CODE`: what its file says.
struct PartyShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("show", Message(zh: "查看一个单位的档案", en: "Show what a party's file says"))
    }

    @Argument(
        help: .both("统一社会信用代码", "Credit code"), completion: CompletionSource.parties,
        transform: ArgumentReading.party)
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
