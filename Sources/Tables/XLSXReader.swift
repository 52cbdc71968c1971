internal import Packages
internal import XML

/// Reads an XLSX (ECMA-376 part 1, transitional or strict): a ZIP whose structure our own reader has
/// judged, with parts that name each other.
///
/// Only parts inside the file are read; a sheet that lies elsewhere is refused. Hidden sheets are
/// passed over.
struct XLSXReader {
    private let parts: XLSXParts
    private let limits: TableLimits
    private let strings: [String]
    private let styles: XLSXStyles

    /// Reads a whole workbook.
    static func read(_ bytes: [UInt8], limits: TableLimits) throws -> TableBook {
        let parts = try XLSXParts(bytes, limits: limits)
        let start = try parts.relations(of: "")
        guard let book = start.first(where: { $0.type.hasSuffix("/officeDocument") }) else {
            throw TableRefusal("文件中没有工作簿。", "there is no workbook in the file.")
        }
        let workbook = try parts.root(book.target)
        guard workbook.name == "workbook" else {
            throw TableRefusal("文件中没有工作簿。", "there is no workbook in the file.")
        }
        let relations = try parts.relations(of: book.target)
        func target(_ type: String) -> String? {
            relations.first { $0.type.hasSuffix("/" + type) && !$0.isExternal }?.target
        }
        let uses1904 = ["1", "true"].contains(
            workbook.first("workbookPr")?.attribute("date1904") ?? "")
        let reader = XLSXReader(
            parts: parts, limits: limits,
            strings: try target("sharedStrings").map { try XLSXText.strings(parts.root($0)) } ?? [],
            styles: try XLSXStyles(target("styles").map { try parts.root($0) }, uses1904: uses1904))
        var sheets: [TableSheet] = []
        for sheet in workbook.first("sheets")?.all("sheet") ?? [] {
            guard sheet.attribute("state") ?? "visible" == "visible" else { continue }
            let id = sheet.attributes.first { $0.name == "id" && $0.namespace != nil }?.value
            guard let relation = relations.first(where: { $0.id == id }) else { continue }
            guard relation.type.hasSuffix("/worksheet") else { continue }
            let name = sheet.attribute("name") ?? ""
            guard !relation.isExternal else {
                throw TableRefusal(
                    "工作表“\(name)”在另一个文件中，不读取。", "the sheet “\(name)” lies in another file.")
            }
            sheets.append(
                TableSheet(name: name, rows: try reader.rows(of: relation.target, name)))
        }
        guard !sheets.isEmpty else {
            throw TableRefusal("工作簿中没有可见的工作表。", "the workbook has no visible sheet.")
        }
        return TableBook(sheets: sheets, form: .xlsx)
    }

    private func rows(of part: String, _ name: String) throws -> [TableRow] {
        let root = try parts.root(part)
        var rows: [TableRow] = []
        var number = 0
        for element in root.first("sheetData")?.all("row") ?? [] {
            let told = element.attribute("r").map { Int($0) ?? -1 }
            guard (told ?? number + 1) > number else {
                throw TableRefusal(
                    "工作表“\(name)”的行号有误。", "the rows of the sheet “\(name)” are out of order.")
            }
            number = told ?? number + 1
            guard number <= limits.maxRows else {
                throw TableRefusal(
                    row: number, "表格不得超过 \(limits.maxRows) 行。",
                    "a table has at most \(limits.maxRows) rows.")
            }
            rows.append(TableRow(number: number, cells: try cells(of: element, row: number)))
        }
        fillMerged(&rows, root)
        return rows.filter { !$0.isBlank }
    }

    private func cells(of row: XMLElement, row number: Int) throws -> [TableCell] {
        var cells: [TableCell] = []
        for element in row.all("c") {
            let place = try element.attribute("r").map { text in
                guard let place = CellPlace(text) else {
                    throw TableRefusal(
                        row: number, "单元格位置“\(text)”有误。", "“\(text)” is no place of a cell.")
                }
                return place.column
            }
            let column = place ?? cells.count
            guard column < limits.maxColumns else {
                throw TableRefusal(
                    row: number, "每行不得超过 \(limits.maxColumns) 格。",
                    "a row has at most \(limits.maxColumns) cells.")
            }
            guard column >= cells.count else {
                throw TableRefusal(row: number, "单元格次序有误。", "cells are out of order.")
            }
            while cells.count < column { cells.append(TableCell("")) }
            let cell = try cell(element, row: number)
            guard cell.text.utf8.count <= limits.maxCellBytes else {
                throw TableRefusal(
                    row: number, "每格不得超过 \(limits.maxCellBytes) 字节。",
                    "a cell has at most \(limits.maxCellBytes) bytes.")
            }
            cells.append(cell)
        }
        return cells
    }

    /// By the type of the cell, ECMA-376 part 1, 18.18.11.
    private func cell(_ element: XMLElement, row number: Int) throws -> TableCell {
        let value = element.first("v")?.text
        switch element.attribute("t") ?? "n" {
        case "inlineStr": return TableCell(element.first("is").map(XLSXText.text) ?? "")
        case "s":
            guard let value else { return TableCell("") }
            guard let index = Int(value), strings.indices.contains(index) else {
                throw TableRefusal(
                    row: number, "单元格引用的文本不存在。", "a cell refers to a text that is not there.")
            }
            return TableCell(strings[index])
        case "b": return TableCell(value == "1" || value == "true" ? "true" : "false")
        case "e": return TableCell(value ?? "#N/A", fault: .error)
        case "str", "d":
            guard let value else { return uncalculated(element) }
            return TableCell(XLSXText.unescaped(value))
        default:
            guard let value, !value.isEmpty else { return uncalculated(element) }
            return styles.shown(value, style: element.attribute("s").flatMap { Int($0) } ?? 0)
        }
    }

    private func uncalculated(_ element: XMLElement) -> TableCell {
        guard let formula = element.first("f") else { return TableCell("") }
        return TableCell("=" + formula.text, fault: .uncalculated)
    }

    /// A merged cell counts for every cell it covers, as it looks to people.
    private func fillMerged(_ rows: inout [TableRow], _ root: XMLElement) {
        for merged in root.first("mergeCells")?.all("mergeCell") ?? [] {
            let ends = (merged.attribute("ref") ?? "").split(separator: ":").map { CellPlace($0) }
            guard ends.count == 2, let first = ends[0], let last = ends[1],
                let source = rows.first(where: { $0.number == first.row })?[first.column],
                first.column <= last.column, last.column < limits.maxColumns
            else { continue }
            for index in rows.indices
            where rows[index].number >= first.row && rows[index].number <= last.row {
                // A merge over rows that hold nothing else is a heading or a note, no value.
                guard !rows[index].isBlank else { continue }
                while rows[index].cells.count <= last.column {
                    rows[index].cells.append(TableCell(""))
                }
                for column in first.column...last.column { rows[index].cells[column] = source }
            }
        }
    }
}
