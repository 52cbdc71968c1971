/// Something on a page.
enum SheetElement {
    /// A line of text with its baseline at `y`; a link when it leads to a page of the document.
    case text(TextLine, x: Double, y: Double, toPage: Int?)
    /// A straight line.
    case rule(x: Double, y: Double, toX: Double, toY: Double, pen: Double, Ink)
    /// A rectangle, drawn with a pen or filled.
    case box(x: Double, y: Double, width: Double, height: Double, pen: Double?, Ink)
    /// A shape through points, filled.
    case shape([(x: Double, y: Double)], Ink)
    /// A line through points.
    case curve([(x: Double, y: Double)], pen: Double, Ink)
    /// A QR code.
    case code(QRCode, x: Double, y: Double, side: Double)
    /// A seal around its centre.
    case seal(Seal, x: Double, y: Double, radius: Double)
    /// A line across the page, behind everything, as a picture.
    case mark(TextLine)
}
