extension Int {
    /// Decimal digits, filled with zeros in front up to `width`; a longer number stays whole.
    package func padded(to width: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, width - text.utf8.count)) + text
    }
}
