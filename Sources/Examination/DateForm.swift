import WorkingDays

/// Dates and times as people write them: 2026/1/5, 2026年1月5日, 20260105.
enum DateForm {
    /// The fault of a date that should read `2026-01-05`.
    static func fault(inDay value: String) -> ValueFault? {
        if Day(iso: value) != nil { return nil }
        guard let (numbers, rest) = leadingDay(Array(HalfWidth.compact(value).utf8)),
            rest.isEmpty || rest.first == UInt8(ascii: "T")
        else { return ValueFault(.dateUnreadable, expected: "2026-01-05") }
        guard let day = numbers.day else { return ValueFault(.dateDay) }
        return ValueFault(.dateForm, expected: day.iso)
    }

    /// The fault of a time that should read `2026-01-05T09:00:00+08:00`.
    static func fault(inTime value: String) -> ValueFault? {
        if let instant = Instant(iso: value) {
            if value.hasSuffix("+08:00") { return nil }
            return ValueFault(.timeForm, expected: instant.iso)
        }
        guard let (numbers, rest) = leadingDay(Array(joined(value).utf8)) else {
            return ValueFault(.timeUnreadable, expected: "2026-01-05T09:00:00+08:00")
        }
        guard let day = numbers.day else { return ValueFault(.dateDay) }
        if rest.isEmpty {
            return ValueFault(.timeForm, expected: day.iso + "T00:00:00+08:00")
        }
        guard let time = clock(rest) else {
            return ValueFault(.timeUnreadable, expected: day.iso + "T09:00:00+08:00")
        }
        return ValueFault(.timeForm, expected: day.iso + "T" + time + "+08:00")
    }

    /// Half-width and without spaces, but with a `T` between a date and a time.
    private static func joined(_ value: String) -> String {
        let parts = value.split(whereSeparator: \.isWhitespace)
        guard parts.count > 1, let time = parts.last.map({ HalfWidth.compact(String($0)) }),
            time.contains(":") || time.contains("时") || time.contains("点")
        else { return HalfWidth.compact(value) }
        return HalfWidth.compact(parts.dropLast().joined()) + "T" + time
    }

    /// Year, month and day as numbers.
    private struct Numbers {
        var year: Int
        var month: Int
        var ofMonth: Int

        var day: Day? { Day(year: year, month: month, day: ofMonth) }
    }

    /// A date at the start of a text: eight digits, or three numbers with one of `- / .` or 年 月 日
    /// between them; and what follows.
    private static func leadingDay(_ bytes: [UInt8]) -> (Numbers, ArraySlice<UInt8>)? {
        var rest = bytes[...]
        guard let year = number(&rest, digits: 4...4) else { return nil }
        let isCompact = rest.first.map { (0x30...0x39).contains($0) } ?? false
        if isCompact {
            guard let month = number(&rest, digits: 2...2), let day = number(&rest, digits: 2...2)
            else { return nil }
            return (Numbers(year: year, month: month, ofMonth: day), rest)
        }
        guard separator(&rest, "年"), let month = number(&rest, digits: 1...2),
            separator(&rest, "月"), let day = number(&rest, digits: 1...2)
        else { return nil }
        for word in ["日", "号"] where rest.starts(with: word.utf8) {
            rest = rest.dropFirst(word.utf8.count)
        }
        return (Numbers(year: year, month: month, ofMonth: day), rest)
    }

    /// `09:00:00` for `T9:00`, `T09:00:00.5`, `0900`, `9时30分`.
    private static func clock(_ bytes: ArraySlice<UInt8>) -> String? {
        var rest = bytes
        if rest.first == UInt8(ascii: "T") { rest = rest.dropFirst() }
        guard let hour = number(&rest, digits: 1...2), hour < 24 else { return nil }
        _ = colon(&rest, ["时", "点"])
        guard let minute = number(&rest, digits: 2...2), minute < 60 else { return nil }
        var second = 0
        if colon(&rest, ["分"]), !rest.isEmpty, rest.first != UInt8(ascii: "+") {
            guard let value = number(&rest, digits: 2...2), value < 60 else { return nil }
            second = value
        }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst().drop { (0x30...0x39).contains($0) }
        }
        guard ["", "秒", "+08:00", "+0800", "+08"].contains(String(decoding: rest, as: UTF8.self))
        else { return nil }
        return [hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    private static func colon(_ rest: inout ArraySlice<UInt8>, _ words: [String]) -> Bool {
        for word in [":"] + words where rest.starts(with: word.utf8) {
            rest = rest.dropFirst(word.utf8.count)
            return true
        }
        return false
    }

    private static func separator(_ rest: inout ArraySlice<UInt8>, _ word: String) -> Bool {
        for word in ["-", "/", ".", word] where rest.starts(with: word.utf8) {
            rest = rest.dropFirst(word.utf8.count)
            return true
        }
        return false
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < digits.upperBound, let byte = rest.first, (0x30...0x39).contains(byte) {
            value = value * 10 + Int(byte - 0x30)
            count += 1
            rest = rest.dropFirst()
        }
        return count >= digits.lowerBound ? value : nil
    }
}
