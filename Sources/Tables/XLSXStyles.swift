internal import XML

/// Which cells show dates, and how numbers are written as text.
struct XLSXStyles {
    private enum Shape { case number, date }

    private let shapes: [Shape]
    private let uses1904: Bool

    /// Built-in formats that show a date or a time, those of Chinese editions included
    /// (ECMA-376 part 1, 18.8.30).
    private static let dates: Set<Int> = Set([14...22, 27...36, 45...47, 50...58].joined())

    /// The formats of `styles.xml`; without one every number is a number.
    init(_ root: XMLElement?, uses1904: Bool) {
        var own: [Int: Bool] = [:]
        for format in root?.first("numFmts")?.all("numFmt") ?? [] {
            guard let id = format.attribute("numFmtId").flatMap({ Int($0) }) else { continue }
            own[id] = XLSXStyles.isDate(format.attribute("formatCode") ?? "")
        }
        shapes = (root?.first("cellXfs")?.all("xf") ?? []).map { style in
            let id = style.attribute("numFmtId").flatMap { Int($0) } ?? 0
            return own[id] ?? XLSXStyles.dates.contains(id) ? .date : .number
        }
        self.uses1904 = uses1904
    }

    /// What a stored number shows: `42.5`, `2026-01-05`, `2026-01-05T09:00:00+08:00`.
    func shown(_ text: String, style: Int) -> TableCell {
        guard let value = Double(text), value.isFinite else {
            return TableCell(text, fault: .error)
        }
        if style < shapes.count, shapes[style] == .date {
            return SerialDate.text(value, uses1904: uses1904).map { TableCell($0) }
                ?? TableCell(text, fault: .date)
        }
        guard value.magnitude < 1e15 else {
            let shown = value.magnitude < 9e18 ? String(Int(value)) : text
            return TableCell(shown, fault: .digits)
        }
        guard value != value.rounded() else { return TableCell(String(Int(value))) }
        // A spreadsheet knows 15 digits; what stands behind them is noise of binary fractions.
        return TableCell(XLSXStyles.decimal(value))
    }

    /// A fraction in plain digits, rounded to the 15 that a spreadsheet knows.
    private static func decimal(_ value: Double) -> String {
        var places = 15
        var rest = value.magnitude
        while rest >= 1, places > 0 {
            rest /= 10
            places -= 1
        }
        var scale = 1.0
        for _ in 0..<min(places, 12) { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded()
        let whole = (scaled / scale).rounded(.down)
        var digits = String(Int(scaled - whole * scale))
        while digits.count < min(places, 12) { digits = "0" + digits }
        while digits.last == "0" { digits.removeLast() }
        let sign = value < 0 ? "-" : ""
        return sign + String(Int(whole)) + (digits.isEmpty ? "" : "." + digits)
    }

    /// Whether a format code shows a date: a letter of one outside of quotes, brackets and escapes.
    static func isDate(_ code: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for letter in code {
            if isEscaped {
                isEscaped = false
            } else if letter == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if letter == "\\" || letter == "_" || letter == "*" {
                isEscaped = true
            } else if letter == "[" {
                isBracketed = true
            } else if letter == "]" {
                isBracketed = false
            } else if !isBracketed, "ymdhsYMDHS".contains(letter) {
                return true
            }
        }
        return false
    }
}
