package import WorkingDays

/// Files of `calendars/`: schedules of days off by year.
package enum CalendarFile {
    /// One calendar of all files, each judged by `calendar.xsd`, whose bytes are `xsd`; of a year
    /// that is both statutory and official the official schedule holds.
    package static func calendar(
        from files: [(name: String, bytes: [UInt8])], xsd: [UInt8]
    ) throws(DefinitionError) -> WorkingCalendar {
        let reader = try DefinitionReader(xsd: xsd, name: "calendar.xsd")
        var problems = ProblemList()
        var years: [(file: String, year: CalendarYear)] = []
        for (name, bytes) in files {
            try problems.gather { () throws(DefinitionError) in
                for year in try read(reader.root(of: bytes, file: name)) {
                    years.append((name, year))
                }
            }
        }
        let calendar = calendar(of: years, problems: &problems)
        try problems.throwIfAny()
        return calendar
    }

    /// Joins years; two official schedules of one year contradict each other.
    static func calendar(
        of years: [(file: String, year: CalendarYear)], problems: inout ProblemList
    ) -> WorkingCalendar {
        var official: [Int: String] = [:]
        for (file, year) in years where year.isOfficial {
            if let earlier = official.updateValue(file, forKey: year.year) {
                problems.add(
                    DefinitionProblem(
                        file: file,
                        message: "\(year.year) already has an official schedule in \(earlier)"))
            }
        }
        return WorkingCalendar(years: years.map(\.year))
    }

    /// The years of a valid file.
    static func read(_ root: DefinitionElement) throws(DefinitionError) -> [CalendarYear] {
        var years: [CalendarYear] = []
        for element in root.all("year") { years.append(try year(element)) }
        return years
    }

    private static func year(_ element: DefinitionElement) throws(DefinitionError) -> CalendarYear {
        var year = CalendarYear(
            year: try element.integer("number"), off: [:], working: [:],
            source: try element.value("source"), isOfficial: element.flag("official"))
        for off in element.all("off") {
            let from = try off.day("from")
            let to = try off.optionalDay("to") ?? from
            guard from <= to, to.number - from.number < 31 else {
                throw off.problem("to is not within a month after from", found: to.iso)
            }
            for number in from.number...to.number {
                let day = Day(number: number)
                try check(day, in: year, at: off)
                year.off[day] = try off.value("name")
            }
        }
        for working in element.all("working") {
            let day = try working.day("on")
            try check(day, in: year, at: working)
            guard day.isWeekend else {
                throw working.problem("on is not a Saturday or Sunday", found: day.iso)
            }
            year.working[day] = try working.value("for")
        }
        return year
    }

    /// A notice rules its own year and the December before it, and each day once.
    private static func check(
        _ day: Day, in year: CalendarYear, at element: DefinitionElement
    ) throws(DefinitionError) {
        let civil = day.civil
        guard civil.year == year.year || (civil.year == year.year - 1 && civil.month == 12) else {
            throw element.problem("the day is not of \(year.year)", found: day.iso)
        }
        guard year.off[day] == nil, year.working[day] == nil else {
            throw element.problem("the day is ruled twice", found: day.iso)
        }
    }
}
