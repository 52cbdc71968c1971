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
        isLong = value.unicodeScalars.count > 48
    }
}
