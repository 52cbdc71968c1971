/// A colour, each part 0 to 1.
struct Ink {
    var red: Double
    var green: Double
    var blue: Double

    init(_ red: Double, _ green: Double, _ blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    static let paper = Ink(1, 1, 1)
    static let text = Ink(0.1, 0.1, 0.1)
    static let aside = Ink(0.36, 0.36, 0.36)
    /// The red of letterheads and frames.
    static let official = Ink(0.72, 0.07, 0.09)
    /// The red of seals.
    static let seal = Ink(0.84, 0.11, 0.12)
    static let gold = Ink(0.66, 0.52, 0.24)
    static let paleGold = Ink(0.93, 0.89, 0.79)
    static let line = Ink(0.55, 0.55, 0.55)
    static let shade = Ink(0.955, 0.95, 0.935)
    /// The mark across a demonstration's pages.
    static let mark = Ink(0.93, 0.91, 0.90)
}
