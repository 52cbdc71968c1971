import Testing

@testable import WorkingDays

@Suite struct `Spot checks of the law page` {
    struct Row: Sendable, CustomTestStringConvertible {
        let start: String
        let workingDays: Int
        let end: String
        var testDescription: String { "\(start) + \(workingDays)" }
    }

    static let rows = [
        ("2024-12-31", "2025-01-06", "2025-01-08", "2025-01-15", "2025-02-05"),
        ("2025-01-24", "2025-02-05", "2025-02-07", "2025-02-13", "2025-02-27"),
        ("2025-09-30", "2025-10-11", "2025-10-14", "2025-10-21", "2025-11-04"),
        ("2026-02-13", "2026-02-25", "2026-02-27", "2026-03-05", "2026-03-19"),
        ("2026-01-04", "2026-01-07", "2026-01-09", "2026-01-16", "2026-01-30"),
    ].flatMap { row in
        [(3, row.1), (5, row.2), (10, row.3), (20, row.4)].map {
            Row(start: row.0, workingDays: $0.0, end: $0.1)
        }
    }

    @Test(
        "A period ends where the law page says, and its explanation says the same", arguments: rows)
    func deadline(row: Row) throws {
        let calendar = try shippedCalendar()
        let deadline = calendar.deadline(after: try day(row.start), workingDays: row.workingDays)
        #expect(deadline == Deadline(day: try day(row.end), provisional: false))
        let explanation = calendar.explanation(
            after: try day(row.start), workingDays: row.workingDays)
        #expect(explanation.deadline == deadline)
        #expect(explanation.days.last?.number == row.workingDays)
    }

    @Test("The working days of a period are counted back from its end", arguments: rows)
    func counted(row: Row) throws {
        let calendar = try shippedCalendar()
        let (start, end) = (try day(row.start), try day(row.end))
        #expect(calendar.workingDays(after: start, through: end) == row.workingDays)
        #expect(calendar.workingDays(after: end, through: start) == 0)
        #expect(calendar.workingDaysLeft(on: start, until: end) == row.workingDays)
        #expect(calendar.workingDaysLeft(on: end, until: end) == 0)
        #expect(calendar.workingDaysLeft(on: end, until: start) == -row.workingDays)
    }

    @Test("The statutory days of 2027 are those of the law page, and no others")
    func statutory2027() throws {
        let year = try #require(try shippedCalendar().years[2027])
        let expected = [
            "01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09",
            "09-15", "10-01", "10-02", "10-03",
        ].map { "2027-" + $0 }
        #expect(year.off.keys.sorted().map(\.iso) == expected)
        #expect(year.working.isEmpty)
        #expect(!year.isOfficial)
    }
}
