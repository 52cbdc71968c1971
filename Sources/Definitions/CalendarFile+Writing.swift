package import Registry
package import WorkingDays

extension CalendarFile {
    /// A calendar's file as this program writes it.
    package struct Written: Hashable, Sendable {
        /// The year; the file is `calendars/<year>.xml`.
        package var year: String
        /// Its bytes.
        package var bytes: [UInt8]
    }

    /// The official calendar that a package of kind `calendar` says, always the same bytes for the
    /// same days; `nil` when it lacks a year or its source, which its schema refuses.
    package static func written(from facts: PackageFacts) -> Written? {
        guard let year = facts[FactName.calendarYear], let source = facts[FactName.calendarSource]
        else { return nil }
        let rows = { (name: String, count: Int) in
            (facts.tables.first { $0.name == name }?.rows ?? []).filter { $0.count == count }
        }
        let off = rows(FactName.calendarOff, 3).map { Off(name: $0[0], from: $0[1], to: $0[2]) }
        let working = rows(FactName.calendarWorking, 2).map { (on: $0[0], holiday: $0[1]) }
        return Written(year: year, bytes: compose(year, source, off, working))
    }

    /// The same for a calendar that was read.
    package static func written(year: CalendarYear) -> Written {
        let text = String(year.year)
        let working = year.working.map { (on: $0.key.iso, holiday: $0.value) }
        return Written(
            year: text, bytes: compose(text, year.source, spans(of: year), working))
    }

    /// Days off from one to another, both included.
    package struct Off: Hashable, Sendable {
        /// What they are called.
        package var name: String
        /// The first, `2027-01-01`.
        package var from: String
        /// The last; empty or the first for a single day.
        package var to: String
    }

    /// Days off of a year, those that follow each other under one name together.
    package static func spans(of year: CalendarYear) -> [Off] {
        var spans: [(name: String, from: Day, to: Day)] = []
        for (day, name) in year.off.sorted(by: { $0.key < $1.key }) {
            if let last = spans.last, last.name == name, last.to.adding(days: 1) == day {
                spans[spans.count - 1].to = day
            } else {
                spans.append((name, day, day))
            }
        }
        return spans.map {
            Off(name: $0.name, from: $0.from.iso, to: $0.from == $0.to ? "" : $0.to.iso)
        }
    }

    private static func compose(
        _ year: String, _ source: String, _ off: [Off], _ working: [(on: String, holiday: String)]
    ) -> [UInt8] {
        var lines = off.sorted { $0.from < $1.from }.map { span in
            "    <off name=\"\(escaped(span.name))\" from=\"\(escaped(span.from))\""
                + (span.to.isEmpty || span.to == span.from
                    ? "" : " to=\"\(escaped(span.to))\"") + "/>\n"
        }
        lines += working.sorted { $0.on < $1.on }.map {
            "    <working on=\"\(escaped($0.on))\" for=\"\(escaped($0.holiday))\"/>\n"
        }
        let text =
            "<calendar xmlns=\"urn:dengji:calendar:1\" format=\"1\">\n"
            + "  <year number=\"\(escaped(year))\" official=\"true\" source=\"\(escaped(source))\">\n"
            + lines.joined() + "  </year>\n</calendar>\n"
        return Array(text.utf8)
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
