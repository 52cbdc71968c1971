/// One row, under the number that a spreadsheet shows for it.
package struct TableRow: Sendable, Hashable {
    /// From 1; in a CSV the record's, blank lines counted.
    package var number: Int
    /// The cells, from the first column.
    package var cells: [TableCell]

    /// A row.
    package init(number: Int, cells: [TableCell]) {
        self.number = number
        self.cells = cells
    }

    /// The cell of a column, an empty one behind the last.
    package subscript(column: Int) -> TableCell {
        column < cells.count ? cells[column] : TableCell("")
    }

    /// Whether nothing stands in it.
    package var isBlank: Bool { cells.allSatisfy { $0.text.isEmpty && $0.fault == nil } }
}
