internal import Archive
internal import Registry
internal import System
internal import WorkingDays

/// A closed case as commands show it.
struct ArchiveRow: Encodable {
    let number: String
    let archiveCode: String?
    let title: String
    let entry: String?
    let result: String
    let closed: String
    let papers: Int
    let retentionYears: Int?
    let retainedUntil: String?
    /// The bag's folder, or a plain folder of an earlier program.
    let folder: String
    let isBag: Bool
    /// The day on which an order destroyed it, and that order's case.
    let disposed: String?
    let orderCase: String?
    /// Where it came from, for a bag from elsewhere.
    let origin: String?

    /// A bag that came from elsewhere, by what it says of itself.
    init(_ bag: ImportedBags.Bag) {
        let information = bag.information
        number = "\(bag.source)/\(bag.name)"
        archiveCode = information[BagLabel.archiveCode]
        let said = [information[BagLabel.caseNumber], information[BagLabel.organisation]]
        title =
            Message(
                zh: "导入：\(said.compactMap(\.self).joined(separator: " "))",
                en: "imported: \(said.compactMap(\.self).joined(separator: " "))"
            ).text
        entry = nil
        result = information[BagLabel.result] ?? ""
        closed = information[BagLabel.closedOn] ?? ""
        papers = 0
        retentionYears = information[BagLabel.retention].flatMap { Int($0) }
        retainedUntil = information[BagLabel.retainedUntil]
        folder = bag.folder.description
        isBag = true
        disposed = nil
        orderCase = nil
        origin = bag.source
    }

    /// A case that an order destroyed.
    init(_ gone: DisposalRecord) {
        number = gone.number
        archiveCode = gone.archiveCode
        title =
            Message(
                zh: "已销毁，销毁令案件 \(gone.orderCase)",
                en: "disposed of by the order in case \(gone.orderCase)"
            ).text
        entry = nil
        result = ""
        closed = gone.year.map(String.init) ?? ""
        papers = 0
        retentionYears = nil
        retainedUntil = gone.disposed
        folder = gone.folder
        isBag = false
        disposed = gone.disposed
        orderCase = gone.orderCase
        origin = nil
    }

    init(_ archived: ArchivedCase) {
        number = archived.record.number.text
        archiveCode = archived.archiveCode
        title = archived.title
        entry = archived.entry
        result = archived.result
        closed = archived.record.since.day.iso
        papers = archived.record.papers.count
        retentionYears = archived.retention?.years
        retainedUntil = archived.retention?.until.iso
        folder = (archived.bag ?? archived.folder).description
        isBag = archived.bag != nil
        disposed = nil
        orderCase = nil
        origin = nil
    }

    /// A table for people.
    static func table(_ rows: [ArchiveRow]) -> String {
        guard !rows.isEmpty else {
            return Message(zh: "没有符合条件的案卷。\n", en: "no case meets this\n").text
        }
        var table = TextTable([
            Message(zh: "案号", en: "case"), Message(zh: "档号", en: "archival code"),
            Message(zh: "办结", en: "closed"), Message(zh: "件数", en: "papers"),
            Message(zh: "保管至", en: "kept until"), Message(zh: "题名", en: "title"),
        ])
        for row in rows {
            table.add([
                .init(row.number), .init(row.archiveCode ?? "–"), .init(row.closed),
                .init(String(row.papers)), .init(row.retainedUntil ?? "–"), .init(row.title),
            ])
        }
        return table.text
    }
}

extension CaseShelf.Unreadable {
    /// Says on standard error that a case is missing from what a command shows.
    func complain() {
        Console.note(
            Message(
                zh: "dengji: 不能读取 \(folder)：\(reason)；运行 dengji verify 查明原因。",
                en: "dengji: cannot read \(folder): \(reason); run dengji verify to see why"
            ).text)
    }
}
