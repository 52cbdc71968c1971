package import WorkingDays

/// The deadlines of a party as iCalendar (RFC 5545): all-day events on the last days, which need no
/// time zone.
///
/// What was in the earlier file and is not any more stays in it as cancelled for a while, so that a
/// program that took it in takes it out again.
package enum DeadlineCalendar {
    /// How many days after its last day a cancelled event stays.
    static let keptDays = 30
    /// Octets of a line without its end (RFC 5545, 3.1).
    static let lineOctets = 75

    /// The file; `earlier` is the one in whose place it comes.
    package static func write(
        _ events: [DeadlineEvent], name: String, earlier: [UInt8]?, now: Instant
    ) -> [UInt8] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dengji//deadlines 1//ZH",
            "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "NAME:" + escaped(name),
            "X-WR-CALNAME:" + escaped(name), "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "X-PUBLISHED-TTL:PT1H",
        ]
        var current: Set<String> = []
        for event in events.sorted(by: { ($0.day, $0.uid) < ($1.day, $1.uid) })
        where current.insert(event.uid).inserted {
            lines += DeadlineCalendar.lines(of: event)
        }
        // In an order of their own: that of the earlier file tells how often it was made.
        let gone = blocks(in: earlier ?? []).filter { !current.contains($0.uid) }
        for block in gone.sorted(by: { $0.uid < $1.uid }) { lines += cancelled(block, now: now) }
        lines.append("END:VCALENDAR")
        return Array(lines.map { folded($0) + "\r\n" }.joined().utf8)
    }

    private static func lines(of event: DeadlineEvent) -> [String] {
        var lines = [
            "BEGIN:VEVENT", "UID:" + event.uid, "DTSTAMP:" + utc(event.stamp),
            "LAST-MODIFIED:" + utc(event.stamp), "SEQUENCE:\(event.sequence)",
            "DTSTART;VALUE=DATE:" + date(event.day),
            "DTEND;VALUE=DATE:" + date(event.day.adding(days: 1)),
            "SUMMARY:" + escaped((event.isProvisional ? "【暂定】" : "") + event.summary),
            "DESCRIPTION:" + escaped(event.text), "CATEGORIES:" + escaped(event.category),
            "STATUS:" + (event.isProvisional ? "TENTATIVE" : "CONFIRMED"), "TRANSP:TRANSPARENT",
        ]
        if let days = event.alarmDays {
            // Nine in the morning of that day: an all-day event begins at midnight.
            lines += [
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + escaped(event.summary),
                "TRIGGER:-PT\(days * 24 - 9)H", "END:VALARM",
            ]
        }
        return lines + ["END:VEVENT"]
    }

    // MARK: What was there before

    private struct Block {
        var uid: String
        var lines: [String]
    }

    /// The events of an earlier file; of a file that is none of ours as many as can be made out.
    private static func blocks(in bytes: [UInt8]) -> [Block] {
        var blocks: [Block] = []
        var open: Block?
        for line in unfolded(bytes) {
            if line == "BEGIN:VEVENT" { open = Block(uid: "", lines: []) }
            guard var block = open else { continue }
            block.lines.append(line)
            if line.hasPrefix("UID:") { block.uid = String(line.dropFirst(4)) }
            open = line == "END:VEVENT" ? nil : block
            if line == "END:VEVENT", !block.uid.isEmpty { blocks.append(block) }
        }
        return blocks
    }

    /// The event as cancelled; nothing once its day is long over.
    private static func cancelled(_ block: Block, now: Instant) -> [String] {
        let start = "DTSTART;VALUE=DATE:"
        guard let line = block.lines.first(where: { $0.hasPrefix(start) }),
            let day = day(line.dropFirst(start.count)),
            day.adding(days: keptDays) >= now.day
        else { return [] }
        if block.lines.contains("STATUS:CANCELLED") { return block.lines }
        var isAlarm = false
        var lines: [String] = []
        for line in block.lines {
            if line == "BEGIN:VALARM" { isAlarm = true }
            let isKept = !isAlarm
            if line == "END:VALARM" { isAlarm = false }
            guard isKept else { continue }
            if line.hasPrefix("STATUS:") {
                lines.append("STATUS:CANCELLED")
            } else if line.hasPrefix("DTSTAMP:") || line.hasPrefix("LAST-MODIFIED:") {
                lines.append(String(line.prefix { $0 != ":" }) + ":" + utc(now))
            } else if line.hasPrefix("SEQUENCE:") {
                lines.append("SEQUENCE:\((Int(line.dropFirst(9)) ?? 0) + 1)")
            } else {
                lines.append(line)
            }
        }
        return lines
    }

    private static func unfolded(_ bytes: [UInt8]) -> [String] {
        var lines: [[UInt8]] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: true) {
            let content = line.last == 0x0D ? line.dropLast() : line
            if content.first == 0x20, let last = lines.indices.last {
                lines[last] += content.dropFirst()
            } else {
                lines.append(Array(content))
            }
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: Values

    /// A TEXT value (RFC 5545, 3.3.11); controls, which it may not hold, become blanks.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n": result += "\\n"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A line of at most 75 octets, the rest on lines that begin with a blank; no character is cut.
    static func folded(_ line: String) -> String {
        var result: [UInt8] = []
        var octets = 0
        for scalar in line.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if octets + bytes.count > lineOctets {
                result += [0x0D, 0x0A, 0x20]
                octets = 1
            }
            result += bytes
            octets += bytes.count
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func date(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

    private static func day(_ text: Substring) -> Day? {
        guard text.utf8.count == 8, let number = Int(text) else { return nil }
        return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// `20260105T010000Z`.
    private static func utc(_ instant: Instant) -> String {
        let inShanghai = Instant(
            milliseconds: instant.milliseconds - Instant.shanghaiOffsetMilliseconds)
        let text = inShanghai.iso.prefix(19).filter { $0 != "-" && $0 != ":" }
        return text + "Z"
    }
}
