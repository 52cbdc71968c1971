/// The round seal of an issuer as numbers for a drawing: its name along the upper arc.
///
/// It is an ornament that names the issuer; the words inside say that the force lies in the
/// signature of the file.
package struct SealFigure {
    /// The issuer.
    package var sealName = ""
    /// What stands in the middle of a void one.
    package var sealMark: String?
    /// The letters of the name.
    package var letters: [SealLetter] = []
    /// Their size on a seal of radius 95.
    package var letterSize = 0

    /// A drawing for a name; longer than 30 letters is cut. `mark` stands in the middle of seals
    /// that are void.
    package init(issuer: String, mark: String?) {
        sealName = issuer
        sealMark = mark
        var glyphs = issuer.unicodeScalars.filter { !$0.properties.isWhitespace }.map(String.init)
        if glyphs.count > SealFigure.most { glyphs = glyphs.prefix(SealFigure.most - 1) + ["…"] }
        guard !glyphs.isEmpty else { return }
        // Tenths of a degree, so that no fraction is ever printed by chance of a locale.
        let gaps = max(glyphs.count - 1, 1)
        let step = min(SealFigure.widestStep, SealFigure.arc / gaps)
        let first = -step * (glyphs.count - 1) / 2
        letters = glyphs.enumerated().map { index, glyph in
            SealLetter(glyph: glyph, turn: SealFigure.tenths(first + index * step))
        }
        // A letter of size s on radius 74 takes s / 74 radians; nine tenths of the step are used.
        letterSize = min(26, max(7, step * 74 * 9 / 5730))
    }

    private static let most = 30
    private static let arc = 2500
    private static let widestStep = 220

    private static func tenths(_ value: Int) -> String {
        let magnitude = abs(value)
        return (value < 0 ? "-" : "") + "\(magnitude / 10).\(magnitude % 10)"
    }
}
