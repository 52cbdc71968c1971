/// How a text is set; lengths in points.
struct TextStyle {
    var size: Double
    /// From one baseline to the next.
    var leading: Double
    var isBold = false
    var ink = Ink.text
    /// Added between letters.
    var spacing = 0.0

    static let body = TextStyle(size: 12, leading: 20.5)
    static let emphasis = TextStyle(size: 12, leading: 20.5, isBold: true)
    static let heading = TextStyle(size: 12.5, leading: 23, isBold: true)
    static let title = TextStyle(size: 21, leading: 32, isBold: true, spacing: 1)
    static let cell = TextStyle(size: 9.5, leading: 14)
    static let strongCell = TextStyle(size: 9.5, leading: 14, isBold: true)
    static let asideCell = TextStyle(size: 8.5, leading: 12.5, ink: .aside)
    static let label = TextStyle(size: 9.5, leading: 14, isBold: true, ink: .aside)
    /// Cells and labels of small print: a digest takes one line.
    static let smallCell = TextStyle(size: 7.8, leading: 11.5)
    static let smallLabel = TextStyle(size: 7.8, leading: 11.5, isBold: true, ink: .aside)
    static let small = TextStyle(size: 8.5, leading: 13, ink: .aside)
    static let footer = TextStyle(size: 9, leading: 13, ink: .aside)

    /// How far below the top of its line the baseline of a letter of a square em lies.
    var baseline: Double { leading / 2 + size * 0.36 }
}
