internal import Registry
internal import WorkingDays

/// What the journal says of a case that an order destroyed, as commands show it.
struct DisposalRecord: Encodable {
    /// A file that was destroyed, by the line that made it last.
    struct FileRow: Encodable {
        let path: String
        let digest: String
    }

    let number: String
    let archiveCode: String?
    /// The day on which the order was carried out.
    let disposed: String
    /// The case that the order opened: it has the order and the proof that it was carried out.
    let orderCase: String
    /// Digest of the order as it was received.
    let order: String
    let tagManifest: String
    let folder: String
    let journalLine: Int
    /// Files of the bag; empty where they were not asked for.
    var files: [FileRow] = []

    init(_ gone: DisposedCase, line: Int, _ entry: JournalEntry) {
        number = gone.number.text
        archiveCode = gone.archiveCode
        disposed = Instant(milliseconds: entry.at).day.iso
        orderCase = entry.standing?.number.text ?? ""
        order = entry.input.digest?.text ?? ""
        tagManifest = gone.tagManifest.text
        folder = "registry/" + gone.folder
        journalLine = line
    }

    /// The year in which the case closed.
    var year: Int? { Int(folder.split(separator: "/").dropFirst(2).first ?? "") }

    /// One sentence.
    var sentence: Message {
        Message(
            zh: "案件 \(number) 已于 \(disposed) 依据销毁令（案件 \(orderCase)）销毁。",
            en: "case \(number) was disposed of on \(disposed) by the order in case \(orderCase).")
    }

    /// The sentence, what the tombstone says, and the files.
    var text: String {
        var text = sentence.text + "\n"
        var rows: [(Message, String)] = [
            (Message(zh: "档号", en: "archival code"), archiveCode ?? "–"),
            (Message(zh: "销毁令摘要", en: "order"), order),
            (Message(zh: "归档包摘要", en: "bag"), tagManifest),
            (Message(zh: "日志行", en: "journal line"), String(journalLine)),
        ]
        rows.append((Message(zh: "原位置", en: "was in"), folder))
        let width = rows.map { TextTable.width(of: $0.0.text) }.max() ?? 0
        for (label, value) in rows {
            text += label.text
            text += String(repeating: " ", count: width - TextTable.width(of: label.text) + 2)
            text += value + "\n"
        }
        guard !files.isEmpty else { return text }
        var table = TextTable([
            Message(zh: "已销毁的文件", en: "file destroyed"), Message(zh: "摘要", en: "digest"),
        ])
        for file in files { table.add([.init(file.path), .init(file.digest)]) }
        return text + "\n" + table.text
    }
}
