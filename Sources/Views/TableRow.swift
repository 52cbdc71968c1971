/// A row of a table.
struct TableRow {
    var cells: [String] = []
}
