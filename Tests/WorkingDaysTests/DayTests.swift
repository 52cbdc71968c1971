import Foundation
import Testing

@testable import WorkingDays

@Suite struct `Days and instants` {
    @Test("Civil dates, weekdays and numbers agree with Foundation from 1970 to 2070")
    func foundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for number in stride(from: 0, to: 36_600, by: 1) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let day = Day(number: number)
            let civil = day.civil
            #expect(civil == (parts.year!, parts.month!, parts.day!))
            #expect(day.weekday == (parts.weekday! + 5) % 7 + 1)
            #expect(Day(iso: day.iso) == day)
        }
    }

    @Test(
        "Only existing days in the one form are read",
        arguments: [
            ("2024-02-29", true), ("2025-02-29", false), ("2000-02-29", true),
            ("2100-02-29", false),
            ("2026-04-30", true), ("2026-04-31", false), ("2026-12-31", true),
            ("2026-13-01", false),
            ("2026-00-10", false), ("2026-01-00", false), ("2026-1-5", false),
            ("2026/01/05", false),
            ("20260105", false), (" 2026-01-05", false), ("2026-01-05 ", false), ("", false),
            ("\u{FF12}026-01-05", false),
        ])
    func read(text: String, isDay: Bool) {
        #expect((Day(iso: text) != nil) == isDay)
    }

    @Test("A day begins and ends at midnight in Shanghai")
    func midnight() throws {
        let day = try day("2026-01-05")
        #expect(day.start == Instant(iso: "2026-01-04T16:00:00Z"))
        #expect(day.end.adding(milliseconds: -1).day == day)
        #expect(day.end.day == day.adding(days: 1))
        #expect(day.end.iso == "2026-01-06T00:00:00.000+08:00")
        #expect(day.chinese == "2026年1月5日(星期一)")
        #expect(day.englishWeekday == "Mon")
    }

    @Test(
        "Instants are read with Shanghai's offset or Z, and printed so that they read back",
        arguments: [
            ("2026-01-05T08:00:00+08:00", "2026-01-05T08:00:00.000+08:00"),
            ("2026-01-05T08:00:00.250+08:00", "2026-01-05T08:00:00.250+08:00"),
            ("2026-01-05T00:00:00Z", "2026-01-05T08:00:00.000+08:00"),
            ("1969-12-31T23:59:59.999Z", "1970-01-01T07:59:59.999+08:00"),
            ("2026-01-05T08:00:00", nil), ("2026-01-05T08:00:00+09:00", nil),
            ("2026-01-05T24:00:00+08:00", nil), ("2026-01-05T08:60:00+08:00", nil),
            ("2026-01-05T08:00:60+08:00", nil), ("2026-02-30T08:00:00+08:00", nil),
            ("2026-01-05T08:00:00.1+08:00", nil), ("2026-01-05 08:00:00+08:00", nil),
        ])
    func instants(text: String, printed: String?) {
        let instant = Instant(iso: text)
        #expect(instant?.iso == printed)
        #expect(printed == nil || Instant(iso: printed ?? "") == instant)
    }
}
