/// Colours of a terminal; text says the same without them.
enum Colour: Int {
    case red = 31
    case green = 32
    case yellow = 33

    /// The text in this colour where colours are wanted, else as it is.
    func paint(_ text: String) -> String {
        Console.hasColours ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}
