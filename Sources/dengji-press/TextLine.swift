/// One line of a text, to be put somewhere on a page.
struct TextLine {
    let text: LaidText
    let index: Int
    let style: TextStyle
    /// In points, without the first line's indent.
    let width: Double
    /// By how much it begins further right.
    let indent: Double
}
