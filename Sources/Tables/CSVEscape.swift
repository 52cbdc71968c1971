/// Keeps spreadsheets from taking text for a formula.
///
/// A cell that begins with `=`, `+`, `-`, `@`, their full-width forms, tab or return is run by
/// spreadsheets that open a CSV (OWASP: CSV injection), whatever marks stand on that character. An apostrophe before it makes it text; reading takes it away again, so
/// that a table that went out and came back says the same. A negative number is left as it is.
enum CSVEscape {
    private static let starts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n",
    ]

    /// Text as it is to be written.
    static func safe(_ text: String) -> String {
        isDangerous(text[...].unicodeScalars)
            || (text.unicodeScalars.first == "'"
                && isDangerous(text.unicodeScalars.drop { $0 == "'" }))
            ? "'" + text : text
    }

    /// Text as it was before `safe`.
    static func plain(_ text: String) -> String {
        guard text.unicodeScalars.first == "'",
            isDangerous(text.unicodeScalars.drop { $0 == "'" })
        else { return text }
        return String(text.unicodeScalars.dropFirst())
    }

    private static func isDangerous(_ text: Substring.UnicodeScalarView) -> Bool {
        guard let first = text.first, starts.contains(first) else { return false }
        return first != "-" || Double(String(text)) == nil
    }
}
