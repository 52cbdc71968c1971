/// The working days of 2026, and those that the law alone gives until 2030, counted day by day. Nothing of the program is
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

    /// Days off by the law itself, of years whose notice has not come.
    private static let laterHolidays = [
        "2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-04-05",
        "2027-05-01", "2027-05-02", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02",
        "2027-10-03", "2028-01-01", "2028-01-25", "2028-01-26", "2028-01-27", "2028-01-28",
        "2028-04-04", "2028-05-01", "2028-05-02", "2028-05-28", "2028-10-01", "2028-10-02",
        "2028-10-03", "2029-01-01", "2029-02-12", "2029-02-13", "2029-02-14", "2029-02-15",
        "2029-04-04", "2029-05-01", "2029-05-02", "2029-06-16", "2029-09-22", "2029-10-01",
        "2029-10-02", "2029-10-03", "2030-01-01", "2030-02-02", "2030-02-03", "2030-02-04",
        "2030-02-05", "2030-04-05",
    ]

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        if month == 2 { return year % 4 == 0 ? 29 : 28 }
        return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Every day from 2026-01-01 (a Thursday) on, in order.
    static let days: [String] = (2026...2033).flatMap { year in
        (1...12).flatMap { month in
            (1...length(ofMonth: month, in: year)).map { "\(year)-\(two(month))-\(two($0))" }
        }
    }

    private static let places = Dictionary(
        uniqueKeysWithValues: days.enumerated().map { ($0.element, $0.offset) })

    /// Whether offices work on that day.
    static func isWorking(_ day: String) -> Bool {
        if holidays2026.contains(day) || laterHolidays.contains(day) { return false }
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

    /// The day so many days earlier.
    static func subtracting(days count: Int, from day: String) -> String { adding(-count, to: day) }

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

    /// The same day so many months earlier, or the last one of that month.
    static func subtracting(months: Int, from day: String) -> String {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        precondition(parts.count == 3, "\(day) has a year, a month and a day")
        var (year, month) = (parts[0], parts[1] - months)
        while month < 1 { (year, month) = (year - 1, month + 12) }
        return "\(year)-\(two(month))-\(two(min(parts[2], length(ofMonth: month, in: year))))"
    }
}
