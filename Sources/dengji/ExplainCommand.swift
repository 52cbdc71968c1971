internal import ArgumentParser
internal import Definitions
internal import Registry
internal import System

/// `dengji explain CASE`.
struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "explain",
            Message(zh: "说明一个案件的经过和每个日期的由来", en: "What happened in a case, and why each date"),
            Message(
                zh: "由 case.xml、案件所依据的程序和规则、现行日历得出；每个期限逐日说明哪些日子计入、哪些不计及其原因。",
                en:
                    "From case.xml, the procedure and profile of the case, and today's calendar; for "
                    + "each period which days counted, which did not, and why."))
    }

    @Argument(help: .both("案号", "Case number"))
    var caseNumber: String

    @Option(
        help: .both(
            "把案卷写成 PDF：封面、卷内目录、办理经过和全部文书",
            "Write the docket as a PDF: cover, contents, account, every paper"),
        completion: .file(extensions: ["pdf"]))
    var pdf: String?

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        guard let number = CaseNumber(caseNumber) else {
            throw CommandError.usage(
                Message(zh: "“\(caseNumber)”不是案号。", en: "“\(caseNumber)” is not a case number."),
                advice: Message(
                    zh: "案号写作 370900-2026-000001；dengji find 可以查找。",
                    en: "It is written 370900-2026-000001; dengji find looks for it."))
        }
        let found = try CaseShelf(workspace).find(number)
        let record = found.record
        let shelf = RuleShelf(workspace)
        let book = try shelf.book(record.rules)
        let account = CaseAccount(
            record, book: book, calendar: try shelf.current.get().calendar)
        if let pdf {
            let docket = DocketComposition(
                workspace: workspace, found: found, account: account,
                procedure: book.procedures.first { $0.name == record.procedure })
            let pages = try docket.print(to: Path(pdf))
            Console.say(zh: "\(pdf)：\(pages) 页", en: "\(pdf): \(pages) pages")
            return
        }
        try output.print(text: account.text, json: account)
    }
}
