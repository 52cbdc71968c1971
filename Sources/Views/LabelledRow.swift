/// A value with its Chinese label.
struct LabelledRow {
    var label = ""
    var value = ""
    /// Whether the value is long, so that it gets the whole width.
    var isLong = false

    init() {}

    init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
        isLong = LabelledRow.width(of: value) > 40 || value.contains("\n")
    }

    /// In half widths; Chinese letters and full-width signs take two.
    private static func width(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
    }
}
