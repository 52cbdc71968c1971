extension Int {
    /// Decimal digits, filled with zeros in front up to `width`; a longer number stays whole.
    package func padded(to width: Int) -> String {
        let text = String(self)
        let missing = width - text.utf8.count
        return missing > 0 ? String(repeating: "0", count: missing) + text : text
    }
}
