package import WorkingDays

/// How far desks have come: the first journal line that is in none of them, and the day they show.
package struct DeskPosition: Hashable, Sendable {
    /// The line.
    package var line: Int
    /// The day.
    package var day: Day

    /// A position.
    package init(line: Int, day: Day) {
        self.line = line
        self.day = day
    }

    /// Reads `1234 2026-01-05`, whatever follows on other lines; `nil` for another form.
    init?(_ text: String) {
        let parts = text.split(whereSeparator: \.isNewline).first?.split(separator: " ") ?? []
        guard parts.count == 2, let line = Int(parts[0]), let day = Day(iso: String(parts[1]))
        else { return nil }
        self.init(line: line, day: day)
    }

    /// Its form in `desks.position`.
    var text: String { "\(line) \(day.iso)" }
}
