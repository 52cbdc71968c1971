import Testing

@testable import WorkingDays

@Suite struct `Provisional dates` {
    @Test("A date is provisional exactly when a day of a year without notice took part")
    func exactly() throws {
        let calendar = try shippedCalendar()
        let newYear = try day("2027-01-01")
        for number in try day("2026-11-15").number...day("2027-01-15").number {
            for workingDays in [1, 3, 5, 10, 20] {
                let deadline = calendar.deadline(
                    after: Day(number: number), workingDays: workingDays)
                #expect(deadline.provisional == (deadline.day >= newYear))
            }
        }
    }

    @Test(
        "Edges of the year's change",
        arguments: [
            ("2026-12-29", 2, "2026-12-31", false),
            ("2026-12-30", 1, "2026-12-31", false),
            ("2026-12-30", 2, "2027-01-04", true),
            ("2026-12-31", 1, "2027-01-04", true),
            // The year before the first schedule, and the first day inside it.
            ("2023-12-28", 1, "2023-12-29", true),
            ("2023-12-29", 1, "2024-01-02", true),
            ("2023-12-31", 1, "2024-01-02", false),
            // Beyond the statutory days only weekends are known.
            ("2035-12-31", 1, "2036-01-01", true),
        ])
    func edges(start: String, workingDays: Int, end: String, isProvisional: Bool) throws {
        let deadline = try shippedCalendar().deadline(
            after: try day(start), workingDays: workingDays)
        #expect(deadline == Deadline(day: try day(end), provisional: isProvisional))
    }

    @Test(
        "The notice's schedule replaces the statutory days, and the date becomes final",
        arguments: [true, false])
    func noticeArrives(isLast: Bool) throws {
        let before = try shippedCalendar()
        let start = try day("2026-12-31")
        #expect(before.deadline(after: start, workingDays: 1).day.iso == "2027-01-04")
        // Invented for the test: the Monday off, the Sunday a working day.
        let notice = CalendarYear(
            year: 2027, off: [try day("2027-01-01"): "元旦", try day("2027-01-04"): "元旦"],
            working: [try day("2027-01-10"): "元旦"], source: "测试通知", isOfficial: true)
        let known = Array(before.years.values)
        let after = WorkingCalendar(years: isLast ? known + [notice] : [notice] + known)
        #expect(
            after.deadline(after: start, workingDays: 1)
                == Deadline(day: try day("2027-01-05"), provisional: false))
        #expect(after.kind(of: try day("2027-01-10")) == .weekendMadeWorking("元旦"))
        #expect(after.kind(of: try day("2027-02-05")) == .working)
    }

    @Test("A notice may rule the December before its year, over that year's own schedule")
    func decemberBefore() throws {
        let shipped = try shippedCalendar()
        let tuesday = try day("2026-12-29")
        let saturday = try day("2026-12-26")
        #expect(shipped.kind(of: tuesday) == .working)
        let notice = CalendarYear(
            year: 2027, off: [tuesday: "元旦"], working: [saturday: "元旦"], source: "测试通知",
            isOfficial: true)
        let calendar = WorkingCalendar(years: Array(shipped.years.values) + [notice])
        #expect(calendar.kind(of: tuesday) == .holiday("元旦"))
        #expect(calendar.kind(of: saturday) == .weekendMadeWorking("元旦"))
        #expect(calendar.source(of: tuesday) == "测试通知")
        #expect(calendar.source(of: tuesday.adding(days: 1)) == "国办发明电〔2025〕7号")
    }
}
