internal import ArgumentParser
internal import Definitions
internal import Registry

/// `dengji procedure list`: every procedure of `schemas/procedures/`.
struct ProcedureListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("list", Message(zh: "列出全部程序", en: "Every procedure, one a line"))
    }

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let book = try RuleShelf(try place.find()).current.get()
        let sheets = book.procedures.map { ProcedureSheet($0, book: book, profiles: book.profiles) }
        try output.print(text: ProcedureListCommand.text(sheets), json: sheets)
    }

    private static func text(_ sheets: [ProcedureSheet]) -> String {
        var table = TextTable([
            Message(zh: "程序", en: "procedure"), Message(zh: "名称", en: "title"),
            Message(zh: "来件", en: "opened by"), Message(zh: "申请人", en: "applicant"),
            Message(zh: "规则", en: "profiles"), Message(zh: "环节", en: "stages"),
        ])
        for sheet in sheets {
            let anybody = Message(zh: "任何人", en: "anybody").text
            let all = Message(zh: "全部", en: "all").text
            let applicants = sheet.applicants.map(\.text).joined(separator: "、")
            table.add([
                TextTable.Cell(sheet.name), TextTable.Cell(sheet.title),
                TextTable.Cell(sheet.opens),
                TextTable.Cell(applicants.isEmpty ? anybody : applicants),
                TextTable.Cell(
                    sheet.profiles.isEmpty ? all : sheet.profiles.joined(separator: " ")),
                TextTable.Cell(
                    sheet.stages.map { Message(zh: $0.title, en: $0.name).text }
                        .joined(separator: " > ")),
            ])
        }
        return table.text
    }
}
