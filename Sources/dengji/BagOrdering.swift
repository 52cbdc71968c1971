internal import Archive
internal import Digests
internal import Registry
internal import System
internal import WorkingDays

/// The list of an order of disposal: each bag verified whole, and compared with the journal, before it
/// is put on it.
struct BagOrdering {
    private let workspace: WorkspaceFolder
    private let cases: [ArchivedCase]

    /// A list of these cases.
    init(_ workspace: WorkspaceFolder, _ cases: [ArchivedCase]) throws {
        self.workspace = workspace
        self.cases = cases
        guard cases.count <= DisposalDraft.maxItems else {
            throw CommandError.usage(
                Message(
                    zh: "共 \(cases.count) 卷，一份销毁令最多 \(DisposalDraft.maxItems) 卷。",
                    en: "\(cases.count) cases; one order has at most \(DisposalDraft.maxItems)."),
                advice: Message(zh: "请指明案号，分几份签署。", en: "Name the cases, and sign several orders."))
        }
    }

    /// The items; throws at the first case that may not be destroyed yet or is not whole.
    func items(isChecked: Bool, on day: Day) throws -> [DisposalDraft.Item] {
        let digests = try JournalDigests(of: Set(cases.map(\.record.number)), in: workspace)
        let progress = ProgressLine(Message(zh: "核验归档包", en: "bags"), total: cases.count)
        defer { progress.finish() }
        return try cases.map { archived in
            progress.advance()
            let bag = try workspace.bag(of: archived)
            if isChecked { try check(archived, bag, digests, on: day) }
            let root = try BagFolder(path: bag).root()
            let bytes = try WorkspaceFolder.bytes(of: root.appending(Path(BagText.tagManifest)))
            let seal = ContentDigest(sha256: SHA256.digest(of: bytes).hex)
            return DisposalDraft.Item(
                number: archived.record.number, archiveCode: archived.archiveCode,
                tagManifest: seal)
        }
    }

    private func check(
        _ archived: ArchivedCase, _ bag: Path, _ digests: JournalDigests, on day: Day
    ) throws {
        let number = archived.record.number
        guard archived.isDue(on: day) else {
            let until = archived.retention?.until.iso
            throw CommandError.usage(
                Message(
                    zh: "案卷 \(number.text) 的保管期限" + (until.map { "至 \($0)" } ?? "为永久或者未规定") + "。",
                    en: "case \(number.text) is kept "
                        + (until.map { "until \($0)." } ?? "for ever, or no rule says how long.")),
                advice: Message(
                    zh: "dengji archive due 列出期满的案卷。", en: "See dengji archive due."))
        }
        let folder = BagFolder(path: bag)
        let contents = try folder.contents()
        let found = contents.found
        var judged = try folder.judgement(of: contents)
        judged.compare(archived.record, with: found)
        let name = BagText.payloadFolder + "/case.xml"
        let isJournals = found.contains {
            $0.path == name && digests.records[number].map(BagFound.Content.file) == $0.content
        }
        guard judged.faults.isEmpty, isJournals else {
            throw CommandError.environment(
                Message(
                    zh: "归档包 \(bag) 不完好：" + (judged.faults.told?.zh ?? "case.xml 不是日志所载的"),
                    en: "the bag \(bag) is not whole: "
                        + (judged.faults.told?.en ?? "case.xml is not the journal's")),
                advice: Message(
                    zh: "运行 dengji verify 查明原因；损坏的案卷不销毁。",
                    en: "Run dengji verify to see why; what is damaged is not destroyed."))
        }
    }
}
