import Testing

@testable import WorkingDays

/// The notices of three years, typed off anew so that it is not the program's own file that is tested.
enum LawCalendar {
    private static let off: [Int: [(String, String, String)]] = [
        2024: [
            ("元旦", "01-01", "01-01"), ("春节", "02-10", "02-17"), ("清明", "04-04", "04-06"),
            ("劳动节", "05-01", "05-05"), ("端午", "06-10", "06-10"), ("中秋", "09-15", "09-17"),
            ("国庆", "10-01", "10-07"),
        ],
        2025: [
            ("元旦", "01-01", "01-01"), ("春节", "01-28", "02-04"), ("清明", "04-04", "04-06"),
            ("劳动节", "05-01", "05-05"), ("端午", "05-31", "06-02"), ("国庆", "10-01", "10-08"),
        ],
        2026: [
            ("元旦", "01-01", "01-03"), ("春节", "02-15", "02-23"), ("清明", "04-04", "04-06"),
            ("劳动节", "05-01", "05-05"), ("端午", "06-19", "06-21"), ("中秋", "09-25", "09-27"),
            ("国庆", "10-01", "10-07"),
        ],
        2027: [("元旦", "01-01", "01-01"), ("春节", "02-05", "02-08")],
    ]

    private static let working: [Int: [String]] = [
        2024: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
        2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
        2026: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
    ]

    private static func year(
        _ number: Int, official: Bool, changes: (inout CalendarYear) throws -> Void = { _ in }
    ) throws -> CalendarYear {
        var result = CalendarYear(
            year: number, off: [:], working: [:], source: "notice \(number)", isOfficial: official)
        for (name, from, to) in off[number] ?? [] {
            var next = try day("\(number)-\(from)")
            while next <= (try day("\(number)-\(to)")) {
                result.off[next] = name
                next = next.adding(days: 1)
            }
        }
        for text in working[number] ?? [] { result.working[try day("\(number)-\(text)")] = "" }
        try changes(&result)
        return result
    }

    /// 2024 to 2026 by notice, 2027 by statute alone.
    static func known() throws -> WorkingCalendar {
        WorkingCalendar(
            years: try [2024, 2025, 2026].map { try year($0, official: true) }
                + [try year(2027, official: false)])
    }

    /// The same with an invented notice for 2027 that makes these days free.
    static func with2027(off days: [String]) throws -> WorkingCalendar {
        WorkingCalendar(
            years: try [2024, 2025, 2026].map { try year($0, official: true) }
                + [
                    try year(2027, official: true) { year in
                        for text in days { year.off[try day(text)] = "调" }
                    }
                ])
    }
}
