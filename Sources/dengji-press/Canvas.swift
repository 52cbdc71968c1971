internal import CPress

/// A PDF that is being drawn. Lengths are points from the top left corner.
@safe
final class Canvas {
    /// Cairo could not make the document.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let canvas: OpaquePointer

    init(_ size: PageSize) throws(Failure) {
        guard let canvas = unsafe dengji_canvas_make(size.width, size.height) else {
            throw Failure(description: "no memory for a page")
        }
        unsafe self.canvas = canvas
    }

    deinit { unsafe dengji_canvas_free(canvas) }

    /// What the document says of itself; `date` is ISO 8601.
    func describe(title: String, author: String, subject: String, date: String) {
        unsafe dengji_canvas_describe(canvas, title, author, subject, date)
    }

    /// What is drawn from now on has this colour.
    func use(_ ink: Ink) { unsafe dengji_canvas_color(canvas, ink.red, ink.green, ink.blue) }

    /// Draws around another origin, turned by an angle.
    func around(x: Double, y: Double, turnedBy radians: Double, _ body: () -> Void) {
        unsafe dengji_canvas_save(canvas)
        unsafe dengji_canvas_move_origin(canvas, x, y)
        unsafe dengji_canvas_turn(canvas, radians)
        body()
        unsafe dengji_canvas_restore(canvas)
    }

    /// Draws around another origin, in another measure.
    func scaled(x: Double, y: Double, by factor: Double, _ body: () -> Void) {
        unsafe dengji_canvas_save(canvas)
        unsafe dengji_canvas_move_origin(canvas, x, y)
        unsafe dengji_canvas_scale(canvas, factor)
        body()
        unsafe dengji_canvas_restore(canvas)
    }

    /// A line through points; closed and filled, or drawn with a pen.
    func polygon(_ points: [(x: Double, y: Double)], pen: Double?, isClosed: Bool) {
        for (index, point) in points.enumerated() {
            unsafe dengji_canvas_line_to(canvas, point.x, point.y, index == 0 ? 1 : 0)
        }
        if isClosed { unsafe dengji_canvas_close_path(canvas) }
        finishPath(pen)
    }

    /// A circle, filled or drawn with a pen.
    func circle(x: Double, y: Double, radius: Double, pen: Double?) {
        unsafe dengji_canvas_circle(canvas, x, y, radius)
        finishPath(pen)
    }

    /// A rectangle, filled or drawn with a pen.
    func rectangle(x: Double, y: Double, width: Double, height: Double, pen: Double?) {
        unsafe dengji_canvas_rectangle(canvas, x, y, width, height)
        finishPath(pen)
    }

    /// Dark modules of a code in a square, as one shape.
    func code(_ code: QRCode, x: Double, y: Double, side: Double) {
        let module = side / Double(code.width)
        for row in 0..<code.width {
            for column in 0..<code.width where code.isDark(column, row) {
                unsafe dengji_canvas_rectangle(
                    canvas, x + Double(column) * module, y + Double(row) * module, module, module)
            }
        }
        finishPath(nil)
    }

    /// A PNG; false when it is none.
    func picture(_ bytes: [UInt8], x: Double, y: Double, width: Double, height: Double) -> Bool {
        guard !bytes.isEmpty else { return false }
        return unsafe bytes.withUnsafeBufferPointer {
            unsafe dengji_canvas_picture(canvas, $0.baseAddress!, $0.count, x, y, width, height)
        } != 0
    }

    @unsafe
    func show(_ text: OpaquePointer, _ line: Int, _ x: Double, _ y: Double) {
        unsafe dengji_canvas_show(canvas, text, line, x, y)
    }

    @unsafe
    func draw(_ text: OpaquePointer, _ line: Int, _ x: Double, _ y: Double) {
        unsafe dengji_canvas_draw(canvas, text, line, x, y)
    }

    /// What is drawn in `body` is a link to a page, from 1.
    func link(toPage page: Int, _ body: () -> Void) {
        unsafe dengji_canvas_begin(canvas, "Link", "page=\(page) pos=[0 0]")
        body()
        unsafe dengji_canvas_end(canvas, "Link")
    }

    /// An entry in the list of contents that viewers show, below another (0: none); its number.
    func contents(_ name: String, page: Int, below above: Int) -> Int {
        Int(unsafe dengji_canvas_outline(canvas, Int32(above), name, Int32(page)))
    }

    /// Ends a page.
    func showPage() { unsafe dengji_canvas_show_page(canvas) }

    /// Ends the document and gives its bytes.
    func finish() throws(Failure) -> [UInt8] {
        var size = 0
        var error: UnsafePointer<CChar>?
        guard let bytes = unsafe dengji_canvas_finish(canvas, &size, &error) else {
            throw Failure(description: unsafe error.map { unsafe String(cString: $0) } ?? "cairo")
        }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: size))
    }

    private func finishPath(_ pen: Double?) {
        if let pen {
            unsafe dengji_canvas_stroke(canvas, pen)
        } else {
            unsafe dengji_canvas_fill(canvas)
        }
    }
}
