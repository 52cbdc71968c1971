/// A line of `bag-info.txt`: a label and what it says (RFC 8493 §2.2.2).
package struct BagField: Hashable, Sendable {
    /// The label; neither colon nor line end is in it.
    package var label: String
    /// What it says.
    package var value: String

    /// A line.
    package init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }

    /// The line as it stands in the file. Line ends in a value become spaces: a folded line would come
    /// back with the space of its indentation.
    var line: String {
        let plain = value.map { $0.isNewline || $0 == "\t" ? " " : $0 }
        return "\(label): \(String(plain))\n"
    }
}
