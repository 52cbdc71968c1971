import Testing

@testable import WorkingDays

@Suite struct `Explanations of counted dates` {
    @Test("Every day is there once, from the one after the event to the last")
    func noGaps() throws {
        let calendar = try shippedCalendar()
        for start in ["2024-02-08", "2025-09-27", "2026-12-20"] {
            let explanation = calendar.explanation(after: try day(start), workingDays: 20)
            var expected = try day(start)
            var counted = 0
            for entry in explanation.days {
                expected = expected.adding(days: 1)
                if entry.isCounted { counted += 1 }
                #expect(entry.day == expected)
                #expect(entry.isCounted == calendar.kind(of: expected).isWorking)
                #expect(entry.number == (entry.isCounted ? counted : nil))
                #expect(entry.countedSoFar == counted)
                #expect(entry.isProvisional == (expected.year > 2026))
            }
            #expect(expected == explanation.deadline.day)
            #expect(
                explanation.deadline == calendar.deadline(after: try day(start), workingDays: 20))
            #expect(explanation.deadline.provisional == !explanation.provisionalYears.isEmpty)
        }
    }

    @Test("In Chinese, over a weekend made working and 春节")
    func chinese() throws {
        let text = try shippedCalendar().explanation(after: day("2025-01-24"), workingDays: 3)
            .chinese
        #expect(
            text == """
                自 2025-01-24(星期五)起 3 个工作日;当日不计入,自次日起算(《民法典》第二百零一条)。
                  2025-01-25 星期六  不计  周末
                  2025-01-26 星期日  第 1 日  工作日(春节调休上班)
                  2025-01-27 星期一  第 2 日  工作日
                  2025-01-28 星期二  不计  放假(春节)
                  2025-01-29 星期三  不计  放假(春节)
                  2025-01-30 星期四  不计  放假(春节)
                  2025-01-31 星期五  不计  放假(春节)
                  2025-02-01 星期六  不计  放假(春节)
                  2025-02-02 星期日  不计  放假(春节)
                  2025-02-03 星期一  不计  放假(春节)
                  2025-02-04 星期二  不计  放假(春节)
                  2025-02-05 星期三  第 3 日  工作日
                届满:2025年2月5日(星期三) 24:00
                依据:国办发明电〔2024〕12号

                """)
    }

    @Test("In English, into a year without a notice")
    func english() throws {
        let text = try shippedCalendar().explanation(after: day("2026-12-30"), workingDays: 2)
            .english
        #expect(
            text == """
                2 working days after 2026-12-30 (Wed); the day of the event does not count (Civil Code 201).
                  2026-12-31 Thu    1  working day
                  2027-01-01 Fri    -  day off, 元旦 (provisional)
                  2027-01-02 Sat    -  weekend (provisional)
                  2027-01-03 Sun    -  weekend (provisional)
                  2027-01-04 Mon    2  working day (provisional)
                Ends: 2027-01-04 (Mon) at 24:00
                Sources: 国办发明电〔2025〕7号, 《全国年节及纪念日放假办法》(2024年修订,国务院令第795号)
                Provisional: no schedule is on file for 2027; the date is counted again when it is.

                """)
    }

    @Test("Where no schedule is known at all it says so and names no source")
    func unknownYear() throws {
        let explanation = try shippedCalendar().explanation(
            after: day("2036-01-04"), workingDays: 1)
        #expect(explanation.deadline == Deadline(day: try day("2036-01-07"), provisional: true))
        #expect(explanation.sources.isEmpty)
        #expect(explanation.provisionalYears == [2036])
        #expect(!explanation.chinese.contains("依据"))
        #expect(explanation.chinese.contains("暂定:2036年放假安排没有存档"))
        #expect(explanation.english.hasPrefix("1 working day after"))
    }
}
