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
    /// Whether the whole table is one document, its rows the items of it.
    let isList: Bool

    /// Reads a table. Throws `TableRefusal` when it cannot be read as a whole. `listID` is the id of
    /// the document that the table of a list becomes.
    init(_ path: Path, _ form: FormOutline, listID: String) throws {
        let book = try TableInput.book(path)
        if let group = form.listGroup {
            self = try TableInput(list: book, group, form, path, listID)
            return
        }
        func group(_ name: String) -> FormOutline.Group? {
            form.groups.first { GroupSheet.isNamed(name, $0) }
        }
        guard let main = book.sheets.firstIndex(where: { group($0.name) == nil }) else {
            throw CommandError.usage(
                Message(zh: "\(path) 中没有主表。", en: "\(path) has no main sheet."),
                advice: TableInput.emptyTable)
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
        isList = false
    }

    /// The table of a list: one document, of which a main sheet made here says id and number of items.
    private init(
        list book: TableBook, _ group: FormOutline.Group, _ form: FormOutline, _ path: Path,
        _ id: String
    ) throws {
        let sheet = book.sheets.first { GroupSheet.isNamed($0.name, group) } ?? book.sheets[0]
        let name = sheet.name.isEmpty ? path.lastName.description : sheet.name
        let items = try GroupSheet(list: sheet, named: name, group: group, form: form, id: id)
        let count = items.rows[id]?.count ?? 0
        let main = TableSheet(
            name: "",
            rows: [
                TableRow(
                    number: 1, cells: [TableCell("@id"), TableCell(FormOutline.itemCountPath)]),
                TableRow(number: 2, cells: [TableCell(id), TableCell(String(count))]),
            ])
        self.book = TableBook(
            sheets: [main, TableSheet(name: name, rows: sheet.rows)], form: book.form)
        mainIndex = 0
        body = TableBody(main)
        columns = try TableColumns.main(main.rows[0], form)
        sheets = [items]
        isList = true
    }

    private static let emptyTable = Message(
        zh: "从一张空表开始：dengji new --table -o catalogue.xlsx",
        en: "Start from an empty table: dengji new --table -o catalogue.xlsx")

    private static func book(_ path: Path) throws -> TableBook {
        let file = try OpenedFile(path)
        guard file.sizeBytes <= TableLimits.standard.maxBytes else {
            throw CommandError.usage(
                Message(
                    zh: "\(path) 超过 \(TableLimits.standard.maxBytes) 字节。",
                    en: "\(path) has more than \(TableLimits.standard.maxBytes) bytes."),
                advice: Message(
                    zh: "把表格分成几个，逐个运行 dengji new --from",
                    en: "Split the table and run dengji new --from for each part"))
        }
        return try TableBook.read(
            try WorkspaceFolder.bytes(of: path, max: TableLimits.standard.maxBytes))
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
