/// Columns of text for a terminal, in which a Chinese character is two cells wide.
struct TextTable {
    /// One cell; its colour is no part of its width.
    struct Cell {
        var text: String
        var colour: Colour?

        init(_ text: String, _ colour: Colour? = nil) {
            self.text = text
            self.colour = colour
        }
    }

    private var rows: [[Cell]]

    /// A table with its heading.
    init(_ heading: [Message]) {
        rows = [heading.map { Cell($0.text) }]
    }

    /// Adds a row; it may be shorter than the heading.
    mutating func add(_ cells: [Cell]) {
        rows.append(cells)
    }

    /// The lines, columns two cells apart, without blanks at their ends.
    var text: String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { $0.count > column ? TextTable.width(of: $0[column].text) : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell.colour?.paint(cell.text) ?? cell.text
                guard column < row.count - 1 else { break }
                let gap = widths[column] - TextTable.width(of: cell.text) + 2
                line += String(repeating: " ", count: gap)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    /// The cells that a text takes on a terminal.
    static func width(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// Two for the wide and full-width ranges of UAX #11 that occur in Chinese text, none for marks
    /// that join the character before.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
