import Foundation
import Testing

@testable import WorkingDays

@Suite struct `Statutory days of years without a notice` {
    /// ICU's Chinese calendar, which shares no table with the packages the file was made from.
    static func lunar(_ year: Int, _ month: Int, _ dayOfMonth: Int) throws -> Day {
        var gregorian = Calendar(identifier: .gregorian)
        var chinese = Calendar(identifier: .chinese)
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        gregorian.timeZone = zone
        chinese.timeZone = zone
        var date = try #require(
            gregorian.date(from: DateComponents(year: year, month: 1, day: 20, hour: 12)))
        for _ in 0..<366 {
            let parts = chinese.dateComponents([.month, .day, .isLeapMonth], from: date)
            if parts.month == month, parts.day == dayOfMonth, parts.isLeapMonth != true {
                let civil = gregorian.dateComponents([.year, .month, .day], from: date)
                return try #require(
                    Day(year: civil.year!, month: civil.month!, day: civil.day!))
            }
            date = try #require(gregorian.date(byAdding: .day, value: 1, to: date))
        }
        throw NoSuchDay()
    }

    struct NoSuchDay: Error {}

    @Test(
        "Each year has its thirteen days, the lunar ones as ICU counts them", arguments: 2027...2035
    )
    func thirteenDays(year: Int) throws {
        let schedule = try #require(try shippedCalendar().years[year])
        #expect(!schedule.isOfficial)
        #expect(schedule.working.isEmpty)
        let newYear = try Self.lunar(year, 1, 1)
        var expected: [Day: String] = [:]
        func add(_ first: Day, _ count: Int, _ name: String) {
            for index in 0..<count {
                let day = first.adding(days: index)
                expected[day] = expected[day].map { $0 + "、" + name } ?? name
            }
        }
        add(try day("\(year)-01-01"), 1, "元旦")
        add(newYear.adding(days: -1), 4, "春节")
        add(try day("\(year)-05-01"), 2, "劳动节")
        add(try Self.lunar(year, 5, 5), 1, "端午节")
        add(try day("\(year)-10-01"), 3, "国庆节")
        add(try Self.lunar(year, 8, 15), 1, "中秋节")
        let brightness = schedule.off.filter { $0.value == "清明节" }.map(\.key)
        #expect(brightness.count == 1)
        // The sun's longitude of 15°: the 4th in years 0 and 1 of the leap cycle, else the 5th.
        let dayOfApril = year % 4 < 2 ? "04" : "05"
        #expect(brightness == [try day("\(year)-04-\(dayOfApril)")])
        for day in brightness { expected[day] = "清明节" }
        #expect(schedule.off == expected)
    }
}
