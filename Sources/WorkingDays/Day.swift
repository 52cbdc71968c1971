/// A civil day in the calendar of Asia/Shanghai, without a time.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, which is 0; negative before.
    package let number: Int

    /// The day `number` days after 1970-01-01.
    package init(number: Int) {
        self.number = number
    }

    /// A proleptic Gregorian date; `nil` when no such day exists (2025-02-29).
    ///
    /// Source: the days-from-civil arithmetic over 400-year eras.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2026-01-05` and nothing else; `nil` for any other form.
    package init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
            let day = decimal(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Days in a month, 28 to 31.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Year, month 1 to 12 and day 1 to 31.
    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, day)
    }

    /// The civil year.
    package var year: Int { civil.year }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    package var weekday: Int {
        let shifted = (number + 3) % 7
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }

    /// Saturday or Sunday, whatever the State Council made of it.
    package var isWeekend: Bool { weekday >= 6 }

    /// `2026-01-05`.
    package var iso: String {
        let (year, month, day) = civil
        return year.padded(to: 4) + "-" + month.padded(to: 2) + "-" + day.padded(to: 2)
    }

    /// `2026年1月5日(星期一)`, as papers print dates.
    package var chinese: String {
        let (year, month, day) = civil
        return "\(year)年\(month)月\(day)日(\(chineseWeekday))"
    }

    /// `星期一`.
    package var chineseWeekday: String {
        "星期" + ["一", "二", "三", "四", "五", "六", "日"][weekday - 1]
    }

    /// `Mon`.
    package var englishWeekday: String {
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1]
    }

    /// The day `count` days later, or earlier when negative.
    package func adding(days count: Int) -> Day {
        Day(number: number + count)
    }

    /// The same day number `count` months later, or that month's last day (Civil Code 202).
    package func adding(months count: Int) -> Day {
        let (year, month, day) = civil
        let total = year * 12 + (month - 1) + count
        let newYear = total / 12
        let newMonth = total % 12 + 1
        let newDay = min(day, Day.length(ofMonth: newMonth, year: newYear))
        guard let result = Day(year: newYear, month: newMonth, day: newDay) else {
            preconditionFailure("a clamped day number exists in every month of years 1 to 9999")
        }
        return result
    }

    /// The first instant of the day, 00:00 in Shanghai.
    package var start: Instant {
        Instant(milliseconds: Int64(number) * 86_400_000 - Instant.shanghaiOffsetMilliseconds)
    }

    /// The end of the day, 24:00, which is the next day's `start`.
    package var end: Instant { adding(days: 1).start }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
        guard (0x30...0x39).contains(digit) else { return nil }
        value = value * 10 + Int(digit - 0x30)
    }
    return value
}
