/// A piece of a printed paper, in the order of reading; how it is set is not said here.
package enum PrintedBlock: Hashable, Sendable {
    /// A heading of a section.
    case heading(String)
    /// A sentence or more, its first line indented; may hold line feeds.
    case paragraph(String)
    /// What counts most: the decision, a date to keep.
    case emphasis(String)
    /// Small print.
    case small(String)
    /// Items, each with its number where they are numbered.
    case list([String], isNumbered: Bool)
    /// Labels with their values.
    case rows([PrintedRow])
    /// A table whose head stands again on each page.
    case table(PrintedTable)
}

/// A value with its label.
package struct PrintedRow: Hashable, Sendable {
    /// Label.
    package var label: String
    /// Value; may hold line feeds.
    package var value: String

    /// A value with its label.
    package init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}

/// A table.
package struct PrintedTable: Hashable, Sendable {
    /// A column.
    package struct Column: Hashable, Sendable {
        /// What stands in the head.
        package var title: String
        /// Its part of the width, in any unit.
        package var share: Double

        /// A column.
        package init(_ title: String, share: Double) {
            self.title = title
            self.share = share
        }
    }

    /// A piece of a cell, on lines of its own.
    package struct Piece: Hashable, Sendable {
        /// How it stands out.
        package enum Weight: Hashable, Sendable {
            /// As the rest.
            case plain
            /// Bold.
            case strong
            /// Smaller and lighter.
            case aside
        }

        /// Text.
        package var text: String
        /// How it stands out.
        package var weight: Weight

        /// A piece.
        package init(_ text: String, _ weight: Weight = .plain) {
            self.text = text
            self.weight = weight
        }
    }

    /// Columns.
    package var columns: [Column]
    /// Rows of cells, as many as columns.
    package var rows: [[[Piece]]]

    /// A table.
    package init(columns: [Column], rows: [[[Piece]]]) {
        self.columns = columns
        self.rows = rows
    }

    /// A table of plain texts.
    package init(columns: [Column], texts: [[String]]) {
        self.init(columns: columns, rows: texts.map { $0.map { [Piece($0)] } })
    }
}
