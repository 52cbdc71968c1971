/// The working days of 2026 and what is known of 2027, counted day by day. Nothing of the program is
/// used: the notice was typed off anew, and dates are texts such as `2026-02-13`.
enum PlainCalendar {
    private static let holidays2026 = [
        "01-01", "01-02", "01-03", "02-15", "02-16", "02-17", "02-18", "02-19", "02-20", "02-21",
        "02-22", "02-23", "04-04", "04-05", "04-06", "05-01", "05-02", "05-03", "05-04", "05-05",
        "06-19", "06-20", "06-21", "09-25", "09-26", "09-27", "10-01", "10-02", "10-03", "10-04",
        "10-05", "10-06", "10-07",
    ].map { "2026-" + $0 }

    private static let workedWeekends2026 = [
        "01-04", "02-14", "02-28", "05-09", "09-20", "10-10",
    ].map { "2026-" + $0 }

    /// Every day from 2026-01-01 (a Thursday) on, in order.
    static let days: [String] = {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return [2026, 2027].flatMap { year in
            lengths.enumerated().flatMap { month, length in
                (1...length).map { "\(year)-\(two(month + 1))-\(two($0))" }
            }
        }
    }()

    private static let places = Dictionary(
        uniqueKeysWithValues: days.enumerated().map { ($0.element, $0.offset) })

    /// Whether offices work on that day of 2026.
    static func isWorking(_ day: String) -> Bool {
        if holidays2026.contains(day) { return false }
        if workedWeekends2026.contains(day) { return true }
        // Place 0 is a Thursday: 2 and 3 are Saturday and Sunday.
        guard let place = places[day] else { preconditionFailure("\(day) is not of these years") }
        return ![2, 3].contains(place % 7)
    }

    /// The day so many days later.
    static func adding(_ count: Int, to day: String) -> String {
        guard let place = places[day] else { preconditionFailure("\(day) is not of these years") }
        return days[place + count]
    }

    /// The last day of so many working days, of which the day of the event is none.
    static func lastDay(after day: String, workingDays: Int) -> String {
        var day = day
        var left = workingDays
        while left > 0 {
            day = adding(1, to: day)
            if isWorking(day) { left -= 1 }
        }
        return day
    }

    /// The same day of the year, so many years later: the end of a right that begins on `day`.
    static func adding(years: Int, to day: String) -> String {
        guard let year = Int(day.prefix(4)) else { preconditionFailure("\(day) has a year") }
        return "\(year + years)\(day.dropFirst(4))"
    }
}
