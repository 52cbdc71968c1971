internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import Search

/// `dengji find TEXT`.
struct FindCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "find",
            Message(zh: "按名称、单位、编号查找案件和登记簿页", en: "Find cases and entries by a piece of text"),
            Message(
                zh: "在名称、登记主体的名称和统一社会信用代码、案号、登记编号、目录代码、登记结果查询码中查找；"
                    + "几个词须都出现。全角半角、大小写不分。只读，可与登记服务同时运行。索引 "
                    + "registry/index.sqlite 落后于日志时予以说明；没有索引的，从日志临时建立。"
                    + "没有找到的，退出状态为 1。",
                en: "Looks in names, registrants' names and credit codes, case and registration "
                    + "numbers, catalogue codes and national codes; of several words each must "
                    + "occur. Width and case of letters do not matter. Only reads, also beside a "
                    + "running watcher. Says when the index registry/index.sqlite is behind the "
                    + "journal; without one, makes it in memory from the journal. Status 1 when "
                    + "nothing is found."))
    }

    @Argument(help: .both("要找的文字", "What to look for"))
    var text: [String]

    @Option(help: .both("只找案件或者登记簿页", "Cases or entries only"))
    var kind: SearchItem.Kind?

    @Option(
        help: .both(
            "只找处于该环节、以该结果办结或者处于该状态的：open、closed、review、registered、in-force 等",
            "Only what is in that stage, ended with that code or is in that state: open, closed, "
                + "review, registered, in-force …"))
    var state: String?

    @Option(help: .both("最多列出几项", "List at most so many"))
    var limit = 50

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        guard (1...10_000).contains(limit) else {
            throw ValidationError(
                Message(zh: "--limit 为 1 至 10000。", en: "--limit is 1 to 10000").text)
        }
    }

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let text = text.joined(separator: " ")
        guard let query = SearchQuery(text: text, kind: kind, state: state, limit: limit) else {
            throw CommandError.usage(
                Message(zh: "没有写明要找什么。", en: "there is nothing to look for."),
                advice: Message(zh: "例：dengji find 公交", en: "For example: dengji find 公交"))
        }
        let shelf = try SearchShelf(workspace)
        let answer = try shelf.index.find(query)
        let behind = try shelf.linesBehind(answer.position)
        let found = FindAnswer(
            answer, text: text, source: shelf.source, behind: behind,
            procedures: RuleShelf(workspace).currentProcedures)
        let gone = try query.terms.compactMap { CaseNumber($0) }.compactMap {
            try DisposalShelf(workspace).find($0)
        }
        if answer.total == 0, let first = gone.first {
            return try output.print(text: first.text, json: gone)
        }
        try output.print(text: found.text, json: found)
        for record in gone { Console.note(record.sentence.text) }
        if let note = found.note { Console.note(note) }
        guard answer.total > 0 else { throw Unsatisfied() }
    }
}

extension SearchItem.Kind: ExpressibleByArgument {}
