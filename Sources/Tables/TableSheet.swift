/// One sheet of a table.
package struct TableSheet: Sendable, Hashable {
    /// Its name; empty for a CSV.
    package var name: String
    /// Its rows, blank ones left out.
    package var rows: [TableRow]

    /// A sheet.
    package init(name: String, rows: [TableRow]) {
        self.name = name
        self.rows = rows
    }
}
