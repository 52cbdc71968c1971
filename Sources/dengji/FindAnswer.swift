internal import Registry
internal import Search
internal import WorkingDays

/// What `dengji find` found.
struct FindAnswer: Encodable {
    /// One case or entry.
    struct Item: Encodable {
        struct Holder: Encodable {
            let code: String
            let name: String
        }

        let kind: String
        let number: String
        /// The kind of the package behind it.
        let subject: String
        let procedure: String?
        let name: String
        let registrants: [Holder]
        /// A stage, a closing code, or an entry's state.
        let state: String
        let stateTitle: String
        let open: Bool
        let since: String
    }

    let query: String
    /// How many there are, or more than so many.
    let total: Int
    let totalExceeded: Bool
    let items: [Item]
    let source: SearchShelf.Source
    /// Lines of the journal that the answer does not know yet.
    let linesBehind: Int

    init(
        _ answer: SearchAnswer, text: String, source: SearchShelf.Source, behind: Int,
        procedures: [Procedure]
    ) {
        query = text
        total = answer.total
        totalExceeded = answer.isTotalExceeded
        self.source = source
        linesBehind = behind
        items = answer.items.map { item in
            Item(
                kind: item.kind.rawValue, number: item.number, subject: item.subject.rawValue,
                procedure: item.procedure, name: item.name,
                registrants: item.registrants.map { Item.Holder(code: $0.code, name: $0.name) },
                state: item.state, stateTitle: FindAnswer.title(of: item, procedures),
                open: item.isOpen, since: item.since.iso)
        }
    }

    /// The stage's title, the title of the step that ended the case, or the entry's state.
    private static func title(of item: SearchItem, _ procedures: [Procedure]) -> String {
        switch item.kind {
        case .entry: return EntryState(rawValue: item.state)?.chinese ?? item.state
        case .aCase:
            let procedure = procedures.first { $0.name == item.procedure }
            if item.isOpen { return procedure?.stage(item.state)?.title ?? item.state }
            let step = procedure?.stages.flatMap(\.steps).first {
                $0.next == .closed(code: item.state)
            }
            return step?.title ?? item.state
        }
    }

    /// A table, and how many more there are.
    var text: String {
        if items.isEmpty {
            return Message(
                zh: "没有找到“\(query)”。", en: "Nothing found for “\(query)”."
            ).text + "\n"
        }
        var table = TextTable([
            Message(zh: "类别", en: "kind"), Message(zh: "编号", en: "number"),
            Message(zh: "状态", en: "state"), Message(zh: "自", en: "since"),
            Message(zh: "登记主体", en: "registrants"), Message(zh: "名称", en: "name"),
        ])
        for item in items {
            let kind =
                item.kind == "case"
                ? Message(zh: "案件", en: "case") : Message(zh: "登记", en: "entry")
            table.add([
                TextTable.Cell(kind.text), TextTable.Cell(item.number),
                TextTable.Cell(Message(zh: item.stateTitle, en: item.state).text),
                TextTable.Cell(item.since),
                TextTable.Cell(item.registrants.map(\.name).joined(separator: "、")),
                TextTable.Cell(item.name),
            ])
        }
        if totalExceeded {
            return table.text
                + Message(
                    zh: "超过 \(total) 项，列出 \(items.count) 项，近的在前；再加几个字可缩小范围，--limit 可多列。",
                    en: "\(items.count) of more than \(total), the latest first; more words "
                        + "narrow it, --limit lists more."
                ).text + "\n"
        }
        guard total > items.count else { return table.text }
        return table.text
            + Message(
                zh: "共 \(total) 项，列出 \(items.count) 项；--limit 可多列。",
                en: "\(items.count) of \(total); more with --limit."
            ).text + "\n"
    }

    /// What is to be known about the answer besides; `nil` when it is complete and from the index.
    var note: String? {
        if source == .journal {
            return Message(
                zh: "没有可用的索引，已直接从日志查找；dengji run 将重新建立 registry/index.sqlite。",
                en: "there is no index to be used: this came from the journal itself; dengji run "
                    + "makes registry/index.sqlite anew."
            ).text
        }
        if linesBehind == 0 { return nil }
        return Message(
            zh: "索引落后日志 \(linesBehind) 行，最近的变动可能没有列出；dengji run 正在或将要补上。",
            en: "the index is \(linesBehind) lines behind the journal: what happened last may be "
                + "missing; dengji run catches up."
        ).text
    }
}
