internal import Examination
internal import System
internal import Tables

/// A department's table as it was read: its rows, what its columns mean, its further sheets.
struct TableInput {
    /// The whole file.
    let book: TableBook
    /// Where the main sheet stands in it.
    let mainIndex: Int
    /// The rows of the main sheet without explanations.
    let body: TableBody
    /// What its columns mean.
    let columns: TableColumns
    /// The sheets of repeated values.
    let sheets: [GroupSheet]

    /// Reads a table. Throws `TableRefusal` when it cannot be read as a whole.
    init(_ path: Path, _ form: FormOutline) throws {
        let file = try OpenedFile(path)
        guard file.sizeBytes <= TableLimits.standard.maxBytes else {
            throw CommandError.usage(
                Message(
                    zh: "\(path) 超过 \(TableLimits.standard.maxBytes) 字节。",
                    en: "\(path) has more than \(TableLimits.standard.maxBytes) bytes."))
        }
        let bytes = try WorkspaceFolder.bytes(of: path, max: TableLimits.standard.maxBytes)
        let book = try TableBook.read(bytes)
        func group(_ name: String) -> FormOutline.Group? {
            form.groups.first { GroupSheet.isNamed(name, $0) }
        }
        guard let main = book.sheets.firstIndex(where: { group($0.name) == nil }) else {
            throw CommandError.usage(
                Message(zh: "\(path) 中没有主表。", en: "\(path) has no main sheet."))
        }
        body = TableBody(book.sheets[main])
        guard let header = body.header else {
            throw CommandError.usage(
                Message(zh: "\(path) 没有表头。", en: "\(path) has no heading."),
                advice: Message(
                    zh: "dengji new --table 可以生成一张空表。", en: "dengji new --table makes an empty one."
                ))
        }
        columns = try TableColumns.main(header, form)
        var sheets: [GroupSheet] = []
        for (index, sheet) in book.sheets.enumerated() where index != main {
            guard let group = group(sheet.name) else { continue }
            sheets.append(try GroupSheet(sheet, named: sheet.name, group: group, form: form))
        }
        if case .csv = book.form {
            for group in form.groups {
                let beside = TableForms.sheet(group.name, beside: TableInput.original(path))
                guard try WorkspaceFolder.exists(beside) else { continue }
                let bytes = try WorkspaceFolder.bytes(
                    of: beside, max: TableLimits.standard.maxBytes)
                sheets.append(
                    try GroupSheet(
                        try TableBook.read(bytes).sheets[0],
                        named: beside.lastName.description, group: group, form: form))
            }
        }
        self.book = book
        mainIndex = main
        self.sheets = sheets
    }

    /// The table that a file of findings was made from, `catalogue.csv` of `catalogue.findings.csv`;
    /// so a mended file of findings is taken as well.
    static func original(_ path: Path) -> Path {
        let mark = ".findings"
        let stem = TableForms.stem(of: path).description
        guard stem.hasSuffix(mark) else { return path }
        return Path(
            String(stem.dropLast(mark.count)) + path.description.dropFirst(stem.count))
    }
}
