internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import Storage
internal import WorkingDays

/// `dengji key list`: every key, and which ones sign.
struct KeyListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "list",
            Message(zh: "列出密钥、证书期限和现用与否", en: "List keys, their validity, and which ones sign"))
    }

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let keys = try KeyFolder.read(workspace.path(WorkspacePaths.keys))
        let unlock = Passphrases.unlock()
        let parties = try workspace.parties()
        let rows = try keys.entries.map { entry in
            try KeyRow(
                entry, party: parties[entry.record.party], in: keys, unlock,
                now: ArgumentReading.now())
        }
        try output.print(text: KeyRow.table(rows), json: rows)
    }
}
