/// A moment, to the millisecond.
///
/// Printed in the time of Asia/Shanghai, which has been UTC+8 without daylight saving since 1991;
/// the law has no other zone.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    /// Asia/Shanghai minus UTC, in milliseconds.
    package static let shanghaiOffsetMilliseconds: Int64 = 8 * 3_600_000

    /// The moment `milliseconds` after 1970-01-01T00:00:00Z.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads `2026-01-05T08:00:00+08:00` or `2026-01-05T08:00:00.000+08:00`; `nil` otherwise.
    ///
    /// `Z` is read as UTC; no other offset is accepted, because the law's times are Shanghai's.
    package init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let day = Day(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
            bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
            let hour = decimal(bytes[11..<13]), let minute = decimal(bytes[14..<16]),
            let second = decimal(bytes[17..<19]), hour < 24, minute < 60, second < 60
        else { return nil }
        var rest = bytes[19...]
        var fraction = 0
        if rest.first == 0x2E {
            guard rest.count >= 5, let value = decimal(rest[20..<23]) else { return nil }
            fraction = value
            rest = rest[23...]
        }
        let offset: Int64
        switch String(decoding: rest, as: UTF8.self) {
        case "+08:00": offset = 0
        case "Z": offset = Instant.shanghaiOffsetMilliseconds
        default: return nil
        }
        let ofDay = Int64((hour * 60 + minute) * 60 + second) * 1000 + Int64(fraction)
        milliseconds = day.start.milliseconds + ofDay + offset
    }

    /// The civil day in Shanghai.
    package var day: Day {
        let shifted = milliseconds + Instant.shanghaiOffsetMilliseconds
        let days = shifted >= 0 ? shifted / 86_400_000 : (shifted - 86_399_999) / 86_400_000
        return Day(number: Int(days))
    }

    /// `2026-01-05T08:00:00.000+08:00`.
    package var iso: String {
        let ofDay = milliseconds - day.start.milliseconds
        let second = Int(ofDay / 1000)
        return day.iso + "T" + (second / 3600).padded(to: 2) + ":"
            + (second / 60 % 60).padded(to: 2) + ":"
            + (second % 60).padded(to: 2) + "." + (Int(ofDay % 1000)).padded(to: 3) + "+08:00"
    }

    /// `2026年1月5日 08:00`.
    package var chinese: String {
        let (year, month, dayNumber) = day.civil
        let minute = Int((milliseconds - day.start.milliseconds) / 60_000)
        return "\(year)年\(month)月\(dayNumber)日 " + (minute / 60).padded(to: 2) + ":"
            + (minute % 60).padded(to: 2)
    }

    /// The moment `count` milliseconds later.
    package func adding(milliseconds count: Int64) -> Instant {
        Instant(milliseconds: milliseconds + count)
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
