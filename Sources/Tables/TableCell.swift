/// One cell, as text without white space at its ends.
package struct TableCell: Sendable, Hashable {
    /// Why a cell shows nothing that may be taken for its value.
    package enum Fault: String, Sendable, Hashable {
        /// `#N/A`, `#REF!` and their like.
        case error
        /// A formula of which the file holds no result.
        case uncalculated
        /// A number of more than 15 digits, of which a spreadsheet keeps only the first 15.
        case digits
        /// A date that does not exist.
        case date
    }

    /// What it shows.
    package var text: String
    /// Why that is not its value.
    package var fault: Fault?

    /// A cell.
    package init(_ text: String, fault: Fault? = nil) {
        self.text = TableCell.trimmed(text)
        self.fault = fault
    }

    /// Text without white space at its ends, ideographic and non-breaking spaces included.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B
        }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
