/// A page and its margins, in points.
struct PageSize {
    /// A4 (ISO 216), to the hundredth.
    static let a4 = PageSize(width: 595.28, height: 841.89)

    var width: Double
    var height: Double
    // The margins of official papers (GB/T 9704: 37, 35, 28 and 26 mm) with more room in height.
    var top = 70.0
    var bottom = 76.0
    var left = 79.4
    var right = 73.7

    /// What is left for text.
    var textWidth: Double { width - left - right }
    var textHeight: Double { height - top - bottom }
}
