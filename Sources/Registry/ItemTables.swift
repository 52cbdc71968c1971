/// Where an application keeps the parts that are judged one by one.
package struct ItemTables: Hashable, Sendable {
    /// The table with one row for each: its key first, then its title.
    package var rows: String
    /// The table with the entries that each needs: the key, then the entry's number; `nil`: none.
    package var entries: String?

    /// Tables by name.
    package init(rows: String, entries: String? = nil) {
        self.rows = rows
        self.entries = entries
    }
}
