package import Examination

/// A further sheet: the repeated values of every row of the main sheet, found by a value that both
/// have.
package struct GroupSheet: Sendable {
    /// What its rows are.
    package let group: FormOutline.Group
    /// Its name, or the name of its file, for findings.
    package let name: String
    /// Its columns.
    package let columns: TableColumns
    /// The path of the main sheet's value by which rows are found.
    package let keyPath: String
    /// Its rows by that value.
    package let rows: [String: [TableRow]]

    /// Reads a sheet; refused when it has no column in common with the main sheet.
    package init(
        _ sheet: TableSheet, named name: String, group: FormOutline.Group, form: FormOutline
    ) throws {
        let body = TableBody(sheet)
        guard let header = body.header else {
            throw TableRefusal("“\(name)”是空的。", "“\(name)” is empty.")
        }
        let columns = try TableColumns.group(header, group, form)
        let keys = columns.columns.compactMap { column -> (Int, String)? in
            guard case .field(let path, _) = column.target, path.hasPrefix("/") else { return nil }
            return (column.index, String(path.dropFirst()))
        }
        guard let (index, path) = keys.first, keys.count == 1 else {
            throw TableRefusal(
                "“\(name)”应有且仅有一栏与主表对应（如目录代码）。",
                "“\(name)” needs one column of the main sheet, such as the catalogue code.")
        }
        self.group = group
        self.name = name
        self.columns = columns
        keyPath = path
        rows = Dictionary(grouping: body.rows) { $0[index].text }
    }

    /// A sheet whose rows are all items of the one document with that id.
    package init(
        list sheet: TableSheet, named name: String, group: FormOutline.Group, form: FormOutline,
        id: String
    ) throws {
        let body = TableBody(sheet)
        guard let header = body.header else {
            throw TableRefusal("“\(name)”是空的。", "“\(name)” is empty.")
        }
        self.group = group
        self.name = name
        columns = try TableColumns.group(header, group, form)
        keyPath = "@id"
        rows = [id: body.rows]
    }

    /// Whether a sheet of that name holds a group's rows.
    package static func isNamed(_ name: String, _ group: FormOutline.Group) -> Bool {
        [group.label, group.name, group.path].contains(name)
    }
}

/// A sheet's heading and the rows below it, without those that begin with `#`.
package struct TableBody: Sendable {
    /// The heading.
    package let header: TableRow?
    /// The rows to be read.
    package let rows: [TableRow]

    /// Parts a sheet.
    package init(_ sheet: TableSheet) {
        let rows = sheet.rows.filter { row in
            row.cells.first { !$0.text.isEmpty }?.text.hasPrefix("#") != true
        }
        header = rows.first
        self.rows = Array(rows.dropFirst())
    }
}
