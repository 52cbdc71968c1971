internal import ArgumentParser
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// Arguments that are more than text; a wrong one is told with its right form.
enum ArgumentReading {
    /// A day, `2026-01-05`.
    static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else {
            throw ValidationError(
                Message(
                    zh: "“\(text)”不是日期；日期写作 2026-01-05。",
                    en: "“\(text)” is not a date; a date is written 2026-01-05."
                ).text)
        }
        return day
    }

    /// A moment, `2026-01-05T09:00:00+08:00`.
    static func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(iso: text) else {
            throw ValidationError(
                Message(
                    zh: "“\(text)”不是时间；时间写作 2026-01-05T09:00:00+08:00。",
                    en: "“\(text)” is not a time; a time is written 2026-01-05T09:00:00+08:00."
                ).text)
        }
        return instant
    }

    /// A moment, or a day for its beginning; milliseconds since 1970.
    static func moment(_ text: String) throws -> Int64 {
        if let day = Day(iso: text) { return day.start.milliseconds }
        return try instant(text).milliseconds
    }

    /// From where on a check looks into files: a journal line's number, a day or a moment.
    static func checkStart(_ text: String) throws -> CheckStart {
        if let line = Int(text), line >= 0 { return .line(line) }
        do {
            return .time(try moment(text))
        } catch is ValidationError {
            throw ValidationError(
                Message(
                    zh: "“\(text)”既不是日志行号，也不是时间；写作 1200、2026-01-05 或者 2026-01-05T09:00:00+08:00。",
                    en:
                        "“\(text)” is neither a journal line nor a time; it is written 1200, 2026-01-05 "
                        + "or 2026-01-05T09:00:00+08:00."
                ).text)
        }
    }

    /// A credit code.
    static func party(_ text: String) throws -> PartyID {
        guard let party = PartyID(text) else {
            throw ValidationError(
                Message(
                    zh: "“\(text)”不是统一社会信用代码：应为 18 位半角数字和大写字母，末位为校验码。",
                    en: "“\(text)” is not a credit code: 18 digits and capitals, "
                        + "the last one a check character."
                ).text)
        }
        return party
    }

    /// A package id.
    static func packageID(_ text: String) throws -> PackageID {
        guard let id = PackageID(text) else {
            throw ValidationError(
                Message(
                    zh: "“\(text)”不能作为来件编号：1 至 64 个字母、数字、点、下划线或者连字符，以字母或者数字开头。",
                    en: "“\(text)” is no package id: 1 to 64 letters, digits, dots, underscores or "
                        + "hyphens, beginning with a letter or digit."
                ).text)
        }
        return id
    }

    /// A case number.
    static func caseNumber(_ text: String) throws -> CaseNumber {
        guard let number = CaseNumber(text) else {
            throw CommandError.usage(
                Message(zh: "“\(text)”不是案号。", en: "“\(text)” is not a case number."),
                advice: Message(
                    zh: "案号写作 370900-2026-000001。dengji status 列出未结案件；按名称、单位查找：dengji find \(text)",
                    en:
                        "It is written 370900-2026-000001. dengji status lists the open cases; by a "
                        + "name or a party: dengji find \(text)"))
        }
        return number
    }

    /// The machine's time, read once per command.
    static func now() -> Instant {
        Instant(milliseconds: SystemClock.nowMilliseconds())
    }
}
