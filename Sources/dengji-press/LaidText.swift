internal import CPress

/// Text laid out in lines; it owns Pango's layout.
@safe
final class LaidText {
    private let text: OpaquePointer
    /// By how much the first line begins further right.
    let indent: Double
    /// Lines of it.
    let count: Int

    /// Takes over a layout.
    @unsafe
    init(_ text: OpaquePointer, indent: Double) {
        unsafe self.text = text
        self.indent = indent
        count = unsafe dengji_text_line_count(text)
    }

    deinit { unsafe dengji_text_free(text) }

    /// How many characters no font drew after all.
    var unknownCount: Int { Int(unsafe dengji_text_unknown(text)) }

    /// A line: where in the text it begins and ends, in bytes, and its width in points.
    func line(_ index: Int) -> (start: Int, length: Int, width: Double) {
        let line = unsafe dengji_text_line_at(text, index)
        return (line.start, line.length, line.width)
    }

    /// Shows a line on a canvas as text.
    func show(_ index: Int, on canvas: Canvas, x: Double, baseline: Double) {
        unsafe canvas.show(text, index, x, baseline)
    }

    /// Draws a line as a picture, without words in it.
    func draw(_ index: Int, on canvas: Canvas, x: Double, baseline: Double) {
        unsafe canvas.draw(text, index, x, baseline)
    }
}
