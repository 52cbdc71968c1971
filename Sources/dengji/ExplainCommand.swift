internal import ArgumentParser
internal import Definitions
internal import Registry
internal import System
internal import Views

/// `dengji explain CASE`.
struct ExplainCommand: ParsableCommand {
    /// Forms of the account.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, html
    }

    static var configuration: CommandConfiguration {
        .named(
            "explain",
            Message(zh: "说明一个案件的经过和每个日期的由来", en: "What happened in a case, and why each date"),
            Message(
                zh: "供复议、审计、诉讼使用：谁在何时依据哪一条作出了什么，每个期限从何时算到何时、哪些日子不计入，"
                    + "依据哪些文件，异议和逾期如何处理，最后是卷内文件及其摘要。由案卷、案件所依据的规则、现行日历和日志得出，"
                    + "每个文件与日志核对，文书核验签名；有不一致的，退出状态为 1。",
                en:
                    "For a review, an audit or a court: who did what when by which article, from when "
                    + "to when each period ran and which days did not count, on which papers each act "
                    + "rests, what became of objections and lateness, and the papers with their "
                    + "digests. From the docket, the rules of the case, today's calendar and the "
                    + "journal; each file is compared with the journal and each signature verified. "
                    + "When something does not agree the exit status is 1."))
    }

    @Argument(
        help: .both("案号", "Case number"), completion: CompletionSource.allCases)
    var caseNumber: String

    @Option(help: .both("输出形式；html 打印到标准输出", "Form of the output; html goes to standard output"))
    var format: Format = .text

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "另外写成网页，可以打印；文件已有的，被取代",
                en: "Also write a page to print; a file that is there is replaced"
            ).text,
            valueName: "file"), completion: .file())
    var html: String?

    @Option(
        help: .both(
            "把案卷写成 PDF：封面、卷内目录、办理经过和全部文书",
            "Write the docket as a PDF: cover, contents, account, every paper"),
        completion: .file(extensions: ["pdf"]))
    var pdf: String?

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let number = try ArgumentReading.caseNumber(caseNumber)
        if case .failure(let gone) = try CaseShelf(workspace).findOrDisposed(number) {
            return try tell(of: gone.record)
        }
        let evidence = try CaseEvidence(number, in: workspace)
        let account = CaseAccount(evidence)
        // What is printed and put on file is Chinese, whatever this terminal speaks.
        let narrative = CaseProse(account, language: .chinese).narrative
        if let html {
            try FileWriting.replace(Path(html), try page(narrative, workspace))
            Console.note(Message(zh: "已写入 \(html)", en: "wrote \(html)").text)
        }
        if let pdf {
            let docket = DocketComposition(
                workspace: workspace, record: evidence.record, folder: evidence.folder,
                narrative: narrative,
                procedure: evidence.book.procedures.first {
                    $0.name == evidence.record.procedure
                })
            let pages = try docket.print(to: Path(pdf))
            Console.note(Message(zh: "\(pdf)：\(pages) 页", en: "\(pdf): \(pages) pages").text)
        }
        switch format {
        case .text: Console.print(NarrativeText.text(of: CaseProse(account).narrative))
        case .json: Console.print(try JSONText.of(account))
        case .html:
            Console.print(String(decoding: try page(narrative, workspace), as: UTF8.self))
        }
        guard account.isWhole else { throw Unsatisfied() }
    }

    /// Of a case that was destroyed there is what the journal says, and no account to print.
    private func tell(of record: DisposalRecord) throws {
        switch format {
        case .json: Console.print(try JSONText.of(record))
        case .text, .html: Console.print(record.text)
        }
        guard html == nil, pdf == nil else { throw Unsatisfied() }
    }

    private func page(
        _ narrative: CaseNarrative, _ workspace: WorkspaceFolder
    ) throws -> [UInt8] {
        try PageRenderer(adopted: try workspace.rules()).explanation(narrative)
    }
}

extension CaseAccount {
    /// Whether every paper is there, is what the journal says, and verifies.
    var isWhole: Bool {
        papers.allSatisfy {
            $0.state == "whole" && ["genuine", "none", "not-judged"].contains($0.signature)
        }
    }
}
