internal import ArgumentParser
internal import Definitions
internal import Foundation
internal import Registry
internal import System
internal import WorkingDays

/// `dengji report register`: the register as a table.
struct ReportRegisterCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "register", Message(zh: "登记簿表（CSV）", en: "The register as a table (CSV)"),
            Message(
                zh: "每项登记一行，读自 registry/register/。CSV 为 UTF-8，带字节序标记，行尾 CRLF（RFC 4180）；"
                    + "电子表格会当作公式的内容，前面加一个撇号。",
                en: "A row for each entry, read from registry/register/. CSV in UTF-8 with a byte "
                    + "order mark and CRLF (RFC 4180); what a spreadsheet would run as a formula has "
                    + "an apostrophe before it."))
    }

    @Flag(help: .both("只列有效和暂停的", "Only entries that stand: in force or suspended"))
    var standing = false

    @Option(
        help: .both("只列现行版本自该日起生效的", "Only those whose version took effect since that day"),
        transform: ArgumentReading.day)
    var since: Day?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Message(zh: "写入文件；未指明时写到标准输出", en: "File to write; else standard output").text,
            valueName: "file"))
    var output: String?

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        var table = RegisterTable(try RuleShelf(workspace).current.get().wording)
        let progress = ProgressLine(Message(zh: "登记", en: "entries"))
        defer { progress.finish() }
        try EntryShelf(workspace).forEach { folio in
            progress.advance()
            if standing, !folio.state.isStanding { return }
            if let since, folio.current.effective < since { return }
            table.add(folio)
        }
        progress.finish()
        guard let output else {
            FileHandle.standardOutput.write(Data(table.bytes))
            return
        }
        try FileWriting.replace(Path(output), table.bytes)
        Console.say(
            zh: "登记簿表已写入 \(output)，\(table.count) 项。",
            en: "wrote \(output), \(table.count) entries")
    }
}
