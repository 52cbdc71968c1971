internal import Views

/// Sets a table: rows that do not fit on a page go to the next, rows longer than a page are divided
/// between their lines, and the head stands again on each page.
struct TableFlow {
    /// A cell's lines with how much of it was set.
    private struct Cell {
        var lines: [TextLine]
        var next = 0

        func height() -> Double {
            lines[next...].reduce(0) { $0 + $1.style.leading }
        }
    }

    private static let padding = 5.0
    private var verticalPadding: Double { isSmall ? 2 : 3.5 }

    let flow: PageFlow
    let typesetter: Typesetter
    /// The lines of the head, one cell for each column; none for a table without one.
    private var head: [Cell] = []
    /// The left edges of the columns and the right edge of the last.
    private var edges: [Double]
    /// Whether the first column is a label.
    var isFirstLabel = false
    /// Whether it is set as small print.
    var isSmall = false

    init(_ shares: [Double], flow: PageFlow, typesetter: Typesetter) {
        self.flow = flow
        self.typesetter = typesetter
        let total = shares.reduce(0, +)
        var edge = flow.size.left
        edges = [edge]
        for share in shares {
            edge += flow.size.textWidth * share / total
            edges.append(edge)
        }
    }

    /// Sets the head.
    mutating func begin(_ titles: [String]) throws {
        head = try titles.enumerated().map { index, title in
            Cell(lines: try typesetter.lines(title, .label, width: width(index)))
        }
        let height = head.map { $0.height() }.max() ?? 0
        // With room for a row below it.
        flow.need(height + 2 * verticalPadding + 24)
        putHead()
    }

    /// Sets a row; `pages` are where the last cell of it leads.
    func row(_ pieces: [[PrintedTable.Piece]], toPage: Int? = nil) throws {
        var cells = try pieces.enumerated().map { index, cell in
            Cell(
                lines: try cell.flatMap { piece in
                    try typesetter.lines(
                        piece.text, style(piece.weight, column: index), width: width(index))
                })
        }
        while true {
            let height = cells.map { $0.height() }.max() ?? 0
            let room = flow.rest - 2 * verticalPadding
            if height <= room {
                return put(&cells, until: .infinity, toPage)
            }
            let isBegun = cells.contains { $0.next > 0 }
            // A row that fits on a page is not divided; neither is the beginning of one squeezed
            // into a few lines.
            let fitsPage = height <= flow.size.textHeight * 0.5
            if !flow.isAtTop, !isBegun, fitsPage || room < 60 {
                breakPage()
                continue
            }
            put(&cells, until: room, toPage)
            if cells.allSatisfy({ $0.next == $0.lines.count }) { return }
            breakPage()
        }
    }

    private func breakPage() {
        flow.beginPage()
        if !head.isEmpty { putHead() }
    }

    private func width(_ column: Int) -> Double {
        edges[column + 1] - edges[column] - 2 * TableFlow.padding
    }

    private func style(_ weight: PrintedTable.Piece.Weight, column: Int) -> TextStyle {
        if isFirstLabel, column == 0 { return isSmall ? .smallLabel : .label }
        return switch weight {
        case .plain: isSmall ? .smallCell : .cell
        case .strong: .strongCell
        case .aside: .asideCell
        }
    }

    private func putHead() {
        var cells = head
        put(&cells, until: .infinity, nil, isHead: true)
    }

    /// Sets as many lines of each cell as fit into `room`, at least one of some, and the lines
    /// around them.
    private func put(
        _ cells: inout [Cell], until room: Double, _ toPage: Int?, isHead: Bool = false
    ) {
        flow.need(0)
        let top = flow.y
        var heights: [Double] = []
        var ends: [Int] = []
        for cell in cells {
            var height = 0.0
            var end = cell.next
            while end < cell.lines.count,
                height + cell.lines[end].style.leading <= room || room < 20 && end == cell.next
            {
                height += cell.lines[end].style.leading
                end += 1
            }
            heights.append(height)
            ends.append(end)
        }
        let height = max(heights.max() ?? 0, 12) + 2 * verticalPadding
        shade(isHead: isHead, top, height)
        for index in cells.indices {
            var y = top + verticalPadding
            for line in cells[index].lines[cells[index].next..<ends[index]] {
                flow.put(
                    line, x: edges[index] + TableFlow.padding, width: width(index),
                    isHead ? .center : .left, at: y,
                    toPage: toPage)
                y += line.style.leading
            }
            cells[index].next = ends[index]
        }
        for edge in edges {
            flow.add(.rule(x: edge, y: top, toX: edge, toY: top + height, pen: 0.5, .line))
        }
        for y in [top, top + height] {
            flow.add(.rule(x: edges[0], y: y, toX: edges[edges.count - 1], toY: y, pen: 0.5, .line))
        }
        flow.move(by: height)
    }

    private func shade(isHead: Bool, _ top: Double, _ height: Double) {
        guard isHead || isFirstLabel else { return }
        let right = isHead ? edges[edges.count - 1] : edges[1]
        flow.add(
            .box(
                x: edges[0], y: top, width: right - edges[0], height: height, pen: nil, .shade))
    }
}
