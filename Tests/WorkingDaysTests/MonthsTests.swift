import Testing

@testable import WorkingDays

@Suite struct `Periods of months and years` {
    @Test(
        "A period ends on the same day number or the month's last day",
        arguments: [
            ("2024-01-31", 1, "2024-02-29"), ("2025-01-31", 1, "2025-02-28"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
            ("2025-08-31", 6, "2026-02-28"), ("2026-01-20", 36, "2029-01-20"),
            ("2025-12-15", 1, "2026-01-15"), ("2026-03-30", -1, "2026-02-28"),
            ("2026-01-15", -1, "2025-12-15"), ("2027-10-31", -6, "2027-04-30"),
        ])
    func sameNumber(start: String, months: Int, end: String) throws {
        #expect(try day(start).adding(months: months).iso == end)
    }

    @Test(
        "A deadline to act on a rest day moves, the end of a right does not",
        arguments: [
            // Thursday: neither moves.
            ("2025-12-15", 1, "2026-01-15", "2026-01-15"),
            // Saturday → Monday.
            ("2025-12-17", 1, "2026-01-17", "2026-01-19"),
            // Inside 春节 → the first day after it.
            ("2026-01-16", 1, "2026-02-16", "2026-02-24"),
            // A Sunday that is a working day stays.
            ("2026-08-20", 1, "2026-09-20", "2026-09-20"),
            // 国庆节 and 中秋节 2025 joined.
            ("2024-10-01", 12, "2025-10-01", "2025-10-09"),
        ])
    func moves(start: String, months: Int, right: String, act: String) throws {
        let calendar = try shippedCalendar()
        let start = try day(start)
        #expect(
            calendar.endOfRight(after: start, months: months)
                == Deadline(day: try day(right), provisional: false))
        #expect(
            calendar.deadlineToAct(after: start, months: months)
                == Deadline(day: try day(act), provisional: false))
    }

    @Test("Only a deadline to act can be provisional: a right's last day needs no schedule")
    func provisional() throws {
        let calendar = try shippedCalendar()
        let start = try day("2026-01-20")
        #expect(calendar.deadlineToAct(after: start, months: 36).provisional)
        #expect(!calendar.endOfRight(after: start, months: 36).provisional)
    }
}
