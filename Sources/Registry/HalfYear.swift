package import WorkingDays

/// A half of a calendar year, about which the authority reports (办法 art. 14, last paragraph).
package struct HalfYear: Hashable, Sendable, Comparable {
    /// The year.
    package let year: Int
    /// 1 or 2.
    package let half: Int

    /// The half of a year; `nil` for another number than 1 or 2, and beyond the calendar.
    package init?(year: Int, half: Int) {
        guard half == 1 || half == 2, Day(year: year, month: 1, day: 1) != nil else { return nil }
        self.year = year
        self.half = half
    }

    /// The one in which a day lies.
    package init(of day: Day) {
        let (year, month, _) = day.civil
        self.year = year
        half = month <= 6 ? 1 : 2
    }

    /// Reads `2026-H1` and nothing else.
    package init?(text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = Int(parts[0]), ["H1", "H2"].contains(parts[1]) else {
            return nil
        }
        self.init(year: year, half: parts[1] == "H1" ? 1 : 2)
        guard self.text == text else { return nil }
    }

    /// `2026-H1`.
    package var text: String { "\(year.padded(to: 4))-H\(half)" }

    /// 2026年上半年.
    package var chinese: String { "\(year)年\(half == 1 ? "上" : "下")半年" }

    /// The half year after it.
    package var next: HalfYear { HalfYear(of: end.adding(days: 1)) }

    /// Its first day.
    package var start: Day { day(month: half == 1 ? 1 : 7, day: 1) }

    /// Its last day.
    package var end: Day { half == 1 ? day(month: 6, day: 30) : day(month: 12, day: 31) }

    /// The day by which its summary is due, out of a setting that gives month and day for the first
    /// and for the second half, the latter in the year after: `07-31 01-31`.
    package func due(_ setting: [String]) -> Day? {
        guard setting.count == 2 else { return nil }
        return Day(iso: (half == 1 ? year : year + 1).padded(to: 4) + "-" + setting[half - 1])
    }

    package static func < (left: HalfYear, right: HalfYear) -> Bool {
        (left.year, left.half) < (right.year, right.half)
    }

    private func day(month: Int, day: Int) -> Day {
        guard let day = Day(year: year, month: month, day: day) else {
            preconditionFailure("the year was checked, and every year has these days")
        }
        return day
    }
}
