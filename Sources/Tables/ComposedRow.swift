package import Registry

/// A row as an application, and what a later finding about it means in the table.
package struct ComposedRow {
    /// The document.
    package let document: [UInt8]
    /// The files to be packed beside it.
    package let files: [RowFile]
    /// What was found while it was put together, by the column it is about.
    package let findings: [PlacedFinding]
    /// Where values came from, by their path without `[1]`.
    let origins: [String: TablePlace]
}

/// A finding with its place in the table.
package struct PlacedFinding: Hashable, Sendable {
    /// The finding.
    package var finding: Finding
    /// Its place; `nil` where it is about the row as a whole.
    package var place: TablePlace?

    /// A finding at a place.
    package init(_ finding: Finding, _ place: TablePlace?) {
        self.finding = finding
        self.place = place
    }
}

/// A place in a table.
package struct TablePlace: Hashable, Sendable {
    /// The heading of the column, or what the value is called where the table has no column for it.
    package var column: String
    /// The column counted from 0; `nil` where the table has none.
    package var index: Int?
    /// A further sheet, and the row there.
    package var sheet: String?
    /// The row there.
    package var row: Int?

    /// A place.
    package init(column: String, index: Int?, sheet: String? = nil, row: Int? = nil) {
        self.column = column
        self.index = index
        self.sheet = sheet
        self.row = row
    }

    /// `目录代码`, `数据项清单 第 7 行 类型`.
    package var shown: String {
        guard let sheet, let row else { return column }
        return "\(sheet) 第 \(row) 行 \(column)"
    }
}
