internal import Views

/// The seal of an issuer: its picture from the settings, or a drawing with the issuer's name.
///
/// It is an ornament in either form; the words inside the drawing say where the force lies.
final class Seal {
    /// A line with the angle by which it is turned around the centre, in degrees.
    struct Letter {
        let line: TextLine
        let degrees: Double
    }

    let picture: [UInt8]?
    let letters: [Letter]
    /// The words in the middle, and below them.
    let middle: TextLine?
    let below: TextLine?

    init(
        issuer: String, mark: String?, picture: [UInt8]?, _ typesetter: Typesetter
    ) throws(Typesetter.Failure) {
        self.picture = picture
        let figure = SealFigure(issuer: issuer, mark: mark)
        let style = TextStyle(
            size: Double(figure.letterSize), leading: Double(figure.letterSize), isBold: true,
            ink: .seal)
        var letters: [Letter] = []
        for letter in figure.letters {
            guard let line = try typesetter.lines(letter.glyph, style, width: 0).first else {
                continue
            }
            letters.append(Letter(line: line, degrees: Double(letter.turn) ?? 0))
        }
        self.letters = letters
        middle = try Seal.line(mark ?? "电子签名", 25, typesetter)
        below = try Seal.line("以签名文件为准", 13, typesetter)
    }

    private static func line(
        _ text: String, _ size: Double, _ typesetter: Typesetter
    ) throws(Typesetter.Failure) -> TextLine? {
        let style = TextStyle(size: size, leading: size, isBold: true, ink: .seal)
        return try typesetter.lines(text, style, width: 0).first
    }

    /// The drawing's own units: a radius of 95 in a square of 200, as on pages.
    private static let unit = 95.0

    /// Draws it around a point.
    func draw(on canvas: Canvas, x: Double, y: Double, radius: Double) {
        if let picture {
            let side = 2 * radius
            if canvas.picture(picture, x: x - radius, y: y - radius, width: side, height: side) {
                return
            }
        }
        canvas.use(.seal)
        canvas.circle(x: x, y: y, radius: radius, pen: 5 * radius / Seal.unit)
        canvas.circle(x: x, y: y, radius: radius * 88 / Seal.unit, pen: radius / Seal.unit)
        canvas.scaled(x: x, y: y, by: radius / Seal.unit) {
            for letter in letters {
                canvas.around(x: 0, y: 0, turnedBy: letter.degrees * .pi / 180) {
                    letter.line.text.draw(
                        0, on: canvas, x: -letter.line.width / 2, baseline: -66)
                }
            }
            if let middle {
                middle.text.draw(0, on: canvas, x: -middle.width / 2, baseline: 8)
            }
            if let below { below.text.draw(0, on: canvas, x: -below.width / 2, baseline: 34) }
        }
    }
}
