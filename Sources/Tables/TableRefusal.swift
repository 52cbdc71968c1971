/// Why a table cannot be read as a whole.
package struct TableRefusal: Error, Hashable, Sendable {
    /// One sentence in Chinese, with its place.
    package let chinese: String
    /// The same in English.
    package let english: String

    init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// A refusal at a row, or at a line of the text.
    init(row: Int, _ chinese: String, _ english: String) {
        self.init("第 \(row) 行：\(chinese)", "row \(row): \(english)")
    }
}
