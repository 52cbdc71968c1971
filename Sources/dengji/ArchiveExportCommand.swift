internal import Archive
internal import ArgumentParser
internal import Registry
internal import System

/// `dengji archive export`: a copy of one bag, proved.
struct ArchiveExportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "export", Message(zh: "复制一个归档包", en: "Copy one bag"),
            Message(
                zh: "复制前核验来源，复制后核验副本；不完好的，不复制。",
                en: "The bag is verified before and its copy after; one that is not whole is not "
                    + "copied."))
    }

    @Argument(
        help: ArgumentHelp(
            Message(
                zh: "案号，或者导入的归档包 来源/名称", en: "Case number, or source/name of an imported bag"
            ).text, valueName: "case"),
        completion: CompletionSource.allCases)
    var number: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Message(
                zh: "放入副本的文件夹；副本以案号为名", en: "Folder for the copy, which has the case's number"
            ).text, valueName: "dir"), completion: .directory)
    var output: String

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let (bag, name) = try source(in: workspace)
        let target = Path(output).appending(Path(name))
        let judged = try BagCopy(source: bag, target: target).make()
        Console.say(
            zh: "已复制到 \(target)：文件 \(judged.payloadCount) 个，\(judged.payloadBytes) 字节，核验无误。",
            en: "copied to \(target): \(judged.payloadCount) files, \(judged.payloadBytes) bytes, "
                + "verified")
    }

    private func source(in workspace: WorkspaceFolder) throws -> (Path, name: String) {
        if number.contains("/") {
            let bag = try ImportedBags(workspace).find(number)
            return (workspace.path(bag.folder), bag.name)
        }
        let archived = try ArchiveShelf(workspace).find(try ArgumentReading.caseNumber(number))
        return (try workspace.bag(of: archived), archived.record.number.text)
    }
}

extension WorkspaceFolder {
    /// The bag of a closed case; throws for one that an earlier program left in a plain folder.
    func bag(of archived: ArchivedCase) throws -> Path {
        guard let bag = archived.bag else {
            throw CommandError.environment(
                Message(
                    zh: "案件 \(archived.record.number.text) 由早先的程序办结，还是普通文件夹 \(archived.folder)。",
                    en:
                        "case \(archived.record.number.text) was closed by an earlier program and lies "
                        + "in a plain folder, \(archived.folder)."),
                advice: Message(
                    zh: "可以用普通的复制取得该文件夹，用 registry/journal/ 中的摘要核验。",
                    en: "Copy the folder as it is; the journal's digests prove it."))
        }
        return path(bag)
    }
}
