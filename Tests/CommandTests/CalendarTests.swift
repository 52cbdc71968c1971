import Testing

@Suite("The calendar explains every date")
struct CalendarTests {
    /// The spot checks of the law page: start, and the last day of 3, 5, 10, 20 working days.
    static let spots = [
        ("2024-12-31", ["2025-01-06", "2025-01-08", "2025-01-15", "2025-02-05"]),
        ("2025-01-24", ["2025-02-05", "2025-02-07", "2025-02-13", "2025-02-27"]),
        ("2025-09-30", ["2025-10-11", "2025-10-14", "2025-10-21", "2025-11-04"]),
        ("2026-02-13", ["2026-02-25", "2026-02-27", "2026-03-05", "2026-03-19"]),
        ("2026-01-04", ["2026-01-07", "2026-01-09", "2026-01-16", "2026-01-30"]),
    ]

    private func explain(_ from: String, _ days: Int, _ more: String...) throws -> Ended {
        try Program.run(["calendar", "explain", "--from", from, "--days", String(days)] + more)
    }

    @Test("spot checks of the law page", arguments: spots, [0, 1, 2, 3])
    func spotChecks(spot: (String, [String]), index: Int) throws {
        let days = [3, 5, 10, 20][index]
        let json = try explain(spot.0, days, "--format", "json").json()
        #expect(json["due"] as? String == spot.1[index])
        #expect(json["provisional"] as? Bool == false)
        let rows = try #require(json["days"] as? [[String: Any]])
        #expect(rows.compactMap { $0["number"] as? Int } == Array(1...days))
        let text = try explain(spot.0, days)
        #expect(text.output.contains("Ends: \(spot.1[index]) "))
    }

    @Test("a year without a notice is marked, one with a notice is not")
    func provisional() throws {
        #expect(
            try explain("2026-12-28", 3, "--format", "json").json()["provisional"] as? Bool == false
        )
        let late = try explain("2026-12-28", 4, "--format", "json").json()
        #expect(late["provisional"] as? Bool == true)
        #expect(late["provisionalYears"] as? [Int] == [2027])
        #expect(try explain("2026-12-28", 4).output.contains("Provisional:"))
    }

    @Test("explanations and years as text", arguments: [("en", "C"), ("zh", "zh_CN.UTF-8")])
    func texts(language: String, locale: String) throws {
        let environment = ["LC_ALL": locale]
        let explained = try Program.run(
            ["calendar", "explain", "--from", "2026-02-13", "--days", "5"],
            environment: environment)
        try expectGolden(explained.output, "calendar-explain.\(language)")
        for year in ["2026", "2027"] {
            let shown = try Program.run(["calendar", "show", year], environment: environment)
            try expectGolden(shown.output, "calendar-show-\(year).\(language)")
        }
    }

    @Test("JSON is the same in every language, its keys sorted")
    func json() throws {
        let arguments = ["calendar", "explain", "--from", "2026-02-13", "--days", "2", "--format"]
        let english = try Program.run(arguments + ["json"], environment: ["LC_ALL": "C"])
        let chinese = try Program.run(arguments + ["json"], environment: ["LC_ALL": "zh_CN"])
        #expect(english.output == chinese.output)
        try expectGolden(english.output, "calendar-explain.json")
    }

    @Test(
        "days from 1 to 1000", arguments: [(0, Int32(2)), (1, 0), (1000, 0), (1001, 2), (-1, 2)])
    func bounds(days: Int, status: Int32) throws {
        let ended = try Program.run([
            "calendar", "explain", "--from", "2026-01-04", "--days=\(days)",
        ])
        #expect(ended.status == status)
    }
}
