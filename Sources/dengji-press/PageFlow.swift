/// Puts lines below each other and begins a page where the one before is full.
final class PageFlow {
    /// Where a line stands in its width.
    enum Alignment {
        case left, center, right
    }

    let size: PageSize
    private(set) var sheets: [Sheet] = []
    /// Where the next thing goes, from the top of the page.
    private(set) var y = 0.0

    init(_ size: PageSize) { self.size = size }

    /// The lowest place for text.
    var bottom: Double { size.height - size.bottom }
    /// What is left of the page.
    var rest: Double { sheets.isEmpty ? 0 : bottom - y }
    /// Whether nothing stands on the page yet.
    var isAtTop: Bool { y <= size.top }

    /// Begins a page.
    func beginPage() {
        sheets.append(Sheet())
        y = size.top
    }

    /// Begins a page when less than `height` is left; more than a page holds is not waited for.
    func need(_ height: Double) {
        if sheets.isEmpty || !isAtTop && rest < min(height, size.textHeight) { beginPage() }
    }

    /// Leaves room, but none at the top of a page.
    func leave(_ height: Double) {
        if !sheets.isEmpty, !isAtTop { y = min(y + height, bottom) }
    }

    /// Adds something to the page at any place.
    func add(_ element: SheetElement) {
        need(0)
        sheets[sheets.count - 1].elements.append(element)
    }

    /// Moves on by what was added.
    func move(by height: Double) { y += height }

    /// Pages that were made elsewhere.
    func append(_ sheet: Sheet) {
        sheets.append(sheet)
        y = bottom
    }

    /// Lines, each on the page that has room for it. A first line alone at the bottom goes with the
    /// second.
    func put(
        _ lines: [TextLine], x: Double? = nil, width: Double? = nil,
        _ alignment: Alignment = .left
    ) {
        let left = x ?? size.left
        let width = width ?? size.textWidth
        for (index, line) in lines.enumerated() {
            let isFirst = index == 0 && lines.count > 1
            need(line.style.leading + (isFirst ? lines[1].style.leading : 0))
            put(line, x: left, width: width, alignment, at: y)
            y += line.style.leading
        }
    }

    /// A line whose top is at `top`, on this page.
    func put(
        _ line: TextLine, x: Double, width: Double, _ alignment: Alignment, at top: Double,
        toPage: Int? = nil
    ) {
        let free = width - line.width - line.indent
        let moved =
            switch alignment {
            case .left: line.indent
            case .center: line.indent + free / 2
            case .right: line.indent + free
            }
        add(.text(line, x: x + moved, y: top + line.style.baseline, toPage: toPage))
    }

    /// A line across the text.
    func rule(pen: Double, _ ink: Ink) {
        add(
            .rule(
                x: size.left, y: y, toX: size.width - size.right, toY: y, pen: pen, ink))
    }
}
