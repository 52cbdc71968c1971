import Foundation
import Testing

@testable import WorkingDays

@Suite struct `Agreement with PyPI chinesecalendar` {
    @Test("Every day of 2024 to 2026 is a working day for both or for neither")
    func everyDay() throws {
        let fixture = try ChineseCalendarFixture()
        let calendar = try shippedCalendar()
        #expect(fixture.version == "# chinesecalendar 1.11.0")
        #expect(fixture.days.count == 366 + 365 + 365)
        var expected = try day("2024-01-01")
        for (iso, isWorking) in fixture.days {
            #expect(iso == expected.iso)
            #expect(calendar.kind(of: expected).isWorking == isWorking, "\(iso)")
            expected = expected.adding(days: 1)
        }
    }

    /// Counts on the fixture's lines alone: no day arithmetic, no calendar of ours.
    @Test("A naive count over its list gives every deadline", arguments: [1, 2, 3, 5, 10, 20])
    func naiveCount(workingDays: Int) throws {
        let days = try ChineseCalendarFixture().days
        let calendar = try shippedCalendar()
        var compared = 0
        for start in days.indices {
            var left = workingDays
            var index = start
            while left > 0, index + 1 < days.count {
                index += 1
                if days[index].isWorking { left -= 1 }
            }
            if left > 0 { break }
            let deadline = calendar.deadline(
                after: try day(days[start].iso), workingDays: workingDays)
            #expect(deadline.day.iso == days[index].iso, "\(days[start].iso)")
            #expect(!deadline.provisional, "\(days[start].iso)")
            compared += 1
        }
        #expect(compared > 1060)
    }
}
