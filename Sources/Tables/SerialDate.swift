/// Dates as spreadsheets count them (ECMA-376 part 1, 18.17.4).
enum SerialDate {
    /// `2026-01-05`, with a time when the number has a fraction; `nil` for a day that never was.
    ///
    /// Counted from 1899-12-31 as day 0, where the spreadsheets' year 1900 has a 29 February; or
    /// from 1904-01-01 as day 0.
    static func text(_ value: Double, uses1904: Bool) -> String? {
        guard value >= 0, value < 2_958_466 else { return nil }
        var day = Int(value.rounded(.down))
        var second = Int(((value - Double(day)) * 86_400).rounded())
        if second == 86_400 {
            second = 0
            day += 1
        }
        let sinceEpoch: Int
        if uses1904 {
            sinceEpoch = day - 24_107
        } else {
            guard day != 60, day > 0 else { return nil }
            sinceEpoch = day - (day < 60 ? 25_568 : 25_569)
        }
        let date = civil(sinceEpoch)
        guard second != 0 else { return date }
        return date
            + "T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))+08:00"
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// The date of a day counted from 1970-01-01, by arithmetic over eras of 400 years.
    private static func civil(_ number: Int) -> String {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(two(month))-\(two(day))"
    }
}
