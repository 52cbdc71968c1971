/// A text that is printed always, or only when a value is there, or is a certain one.
package struct WordingLine: Hashable, Sendable {
    /// When a line is printed.
    package enum Condition: Hashable, Sendable {
        /// Always.
        case always
        /// When there is a value of this name, and it is not empty.
        case present(String)
        /// When there is none.
        case absent(String)
        /// When the value of this name is the one given.
        case equal(String, to: String)
    }

    /// The text.
    package var text: WordingText
    /// Its condition.
    package var condition: Condition

    /// A line.
    package init(_ text: WordingText, when condition: Condition = .always) {
        self.text = text
        self.condition = condition
    }

    /// Whether the line is printed with these values.
    package func applies(_ value: (String) -> String?) -> Bool {
        switch condition {
        case .always: true
        case .present(let name): value(name).map { !$0.isEmpty } ?? false
        case .absent(let name): value(name).map(\.isEmpty) ?? true
        case .equal(let name, let wanted): value(name) == wanted
        }
    }
}
