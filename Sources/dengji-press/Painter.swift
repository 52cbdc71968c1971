/// Draws pages on a canvas.
struct Painter {
    let size: PageSize

    /// Draws a page and ends it.
    func paint(_ sheet: Sheet, on canvas: Canvas) {
        for element in sheet.elements {
            if case .mark = element { paint(element, on: canvas) }
        }
        for element in sheet.elements {
            if case .mark = element { continue }
            paint(element, on: canvas)
        }
        canvas.showPage()
    }

    private func paint(_ element: SheetElement, on canvas: Canvas) {
        switch element {
        case .text(let line, let x, let y, let page):
            canvas.use(line.style.ink)
            let show = { line.text.show(line.index, on: canvas, x: x, baseline: y) }
            if let page { canvas.link(toPage: page, show) } else { show() }
        case .rule(let x, let y, let toX, let toY, let pen, let ink):
            canvas.use(ink)
            canvas.polygon([(x, y), (toX, toY)], pen: pen, isClosed: false)
        case .box(let x, let y, let width, let height, let pen, let ink):
            canvas.use(ink)
            canvas.rectangle(x: x, y: y, width: width, height: height, pen: pen)
        case .shape(let points, let ink):
            canvas.use(ink)
            canvas.polygon(points, pen: nil, isClosed: true)
        case .curve(let points, let pen, let ink):
            canvas.use(ink)
            canvas.polygon(points, pen: pen, isClosed: false)
        case .code(let code, let x, let y, let side):
            canvas.use(.text)
            canvas.code(code, x: x, y: y, side: side)
        case .seal(let seal, let x, let y, let radius):
            seal.draw(on: canvas, x: x, y: y, radius: radius)
        case .mark(let line): mark(line, on: canvas)
        }
    }

    /// Three times across the page.
    private func mark(_ line: TextLine, on canvas: Canvas) {
        canvas.use(.mark)
        for part in [0.25, 0.5, 0.75] {
            canvas.around(x: size.width / 2, y: size.height * part, turnedBy: -.pi / 7) {
                line.text.draw(
                    line.index, on: canvas, x: -line.width / 2, baseline: line.style.size * 0.36)
            }
        }
    }
}
