internal import ArgumentParser
internal import Registry
internal import Storage
internal import System

/// `dengji resend`: answers that were taken away, or never came, lie in the outbox again.
struct ResendCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "resend",
            Message(zh: "把已发出的答复再放入发件文件夹", en: "Put answers into the outbox again"),
            Message(
                zh: "收件人取走后遗失的、没有收到的答复，按案号、文件名或者发出时间，从案卷中取出同一份文件（摘要与日志一致），"
                    + "以原来的文件名再放入 outbox/。还在那里的不动；日志没有记载的一概不放。"
                    + "dengji run 可以同时运行。旁边的网页、PDF 和账本证明由 dengji site 重新生成。",
                en:
                    "Answers that a recipient lost or never got, by case, by file name or by the time "
                    + "they were sent: the same bytes, as the journal has their digest, under the same "
                    + "name in outbox/, from the papers of the cases. What still lies there is left "
                    + "alone, and nothing is put there that the journal does not name. dengji run may be "
                    + "at work meanwhile. Pages, PDFs and proofs beside them come with dengji site."
            ))
    }

    @Argument(
        help: ArgumentHelp(
            Message(
                zh: "案号，或者答复的文件名", en: "Case numbers, or names of the answers' files"
            ).text, valueName: "case-or-file"), completion: CompletionSource.allCases)
    var what: [String] = []

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "该时间起发出的，如 2026-01-05 或者 2026-01-05T09:00:00+08:00",
                en: "Those sent since then, 2026-01-05 or 2026-01-05T09:00:00+08:00"
            ).text, valueName: "time"), transform: ArgumentReading.moment)
    var since: Int64?

    @Option(
        help: ArgumentHelp(
            Message(zh: "只发给该单位的", en: "Only those sent to this party").text,
            valueName: "uscc"), transform: ArgumentReading.party)
    var to: PartyID?

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        guard what.isEmpty, since == nil, to == nil else { return }
        throw ValidationError(
            Message(
                zh: "请指明案号、文件名、--since 或者 --to。",
                en: "name a case, a file, --since or --to."
            ).text)
    }

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        var wish = AnswerWish()
        wish.since = since
        wish.party = to
        for word in what {
            if let number = CaseNumber(word) {
                wish.cases.insert(number)
            } else {
                wish.names.insert(ResendCommand.name(word, in: workspace))
            }
        }
        var resending = Resending(disk: try LinuxDisk(root: workspace.root))
        let progress = ProgressLine(Message(zh: "放回答复", en: "answers"))
        defer { progress.finish() }
        let results = try resending.run(wish) { progress.reach($0, of: $1) }
        progress.finish()
        guard !results.isEmpty else {
            throw CommandError.usage(
                Message(zh: "日志中没有这样的答复。", en: "the journal names no such answer."),
                advice: Message(
                    zh: "案卷发出的文书：dengji explain 案号；文件名以日志所载的为准，如 00000042_result_JT-1.xml",
                    en:
                        "What a case sent: dengji explain CASE; a file is named as it was sent, "
                        + "00000042_result_JT-1.xml"))
        }
        let report = ResendReport(results)
        try output.print(text: report.text, json: report)
        guard report.isDone else { throw Unsatisfied() }
    }

    /// A path as a person types it, from the workspace, from `outbox/`, or absolute: from `outbox/`.
    private static func name(_ word: String, in workspace: WorkspaceFolder) -> String {
        var rest = word[...]
        let root = workspace.root.description + "/"
        if rest.hasPrefix(root) { rest = rest.dropFirst(root.count) }
        if rest.hasPrefix("./") { rest = rest.dropFirst(2) }
        if rest.hasPrefix("outbox/") { rest = rest.dropFirst("outbox/".count) }
        return String(rest)
    }
}
