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
