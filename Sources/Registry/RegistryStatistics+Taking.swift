internal import WorkingDays

extension RegistryStatistics {
    /// Whether lines of that moment are counted; earlier ones are followed all the same, since what
    /// they opened and registered goes on.
    package func counts(_ entry: JournalEntry) -> Bool {
        let day = Instant(milliseconds: entry.at).day
        return from <= day && day <= until
    }

    /// Takes in one line; the order is the journal's. Lines after the span change nothing.
    ///
    /// `rules`: for a line that returned a package, the rules of its findings.
    package mutating func take(_ entry: JournalEntry, returnedFor rules: [String] = []) {
        let day = Instant(milliseconds: entry.at).day
        guard day <= until else { return }
        let isCounted = day >= from
        let number = entry.standing?.number ?? entry.input.caseNumber
        if entry.events.contains(JournalEvent.opened), let number {
            open[number] = OpenCase(
                kind: entry.input.kind?.rawValue ?? "",
                since: Instant(milliseconds: entry.input.receivedAt).day)
        }
        let kind = number.flatMap { open[$0]?.kind } ?? entry.input.kind?.rawValue ?? "-"
        follow(entry, number, day, isCounted)
        for change in entry.entries ?? [] {
            standing[change.number] =
                change.state.isStanding
                ? EntryKey(kind: change.kind.rawValue, region: Self.region(of: change.number))
                : nil
        }
        guard isCounted else { return }
        for rule in Set(rules) { returnedByRule[rule, default: 0] += 1 }
        let group = group(of: number, kind, day)
        for figure in Self.figures(of: entry, kind: kind) {
            // An entry's own tick has no case, but its number says the region.
            let own = number == nil && grouping == .region ? Self.entryRegion(entry) : nil
            counts[figure, default: [:]][own ?? group, default: 0] += 1
        }
    }

    /// Keeps stages of open cases in step with the line.
    private mutating func follow(
        _ entry: JournalEntry, _ number: CaseNumber?, _ day: Day, _ isCounted: Bool
    ) {
        guard let number else { return }
        if entry.events.contains(JournalEvent.overdue) { open[number]?.isLate = true }
        for event in entry.events {
            if event.hasPrefix("entered:") {
                leave(number, day, isCounted)
                // The first stage is counted from the day of receipt, which the case has already.
                if open[number]?.stage != "" { open[number]?.since = day }
                open[number]?.stage = String(event.dropFirst("entered:".count))
                open[number]?.isLate = false
            } else if event.hasPrefix("closed:") {
                leave(number, day, isCounted)
                open[number] = nil
            }
        }
    }

    private mutating func leave(_ number: CaseNumber, _ day: Day, _ isCounted: Bool) {
        guard isCounted, let one = open[number], one.stage != "" else { return }
        let key = StageKey(kind: one.kind, stage: one.stage)
        stays[key, default: Stays()].workingDays.append(
            calendar.workingDays(after: one.since, through: day))
        if one.isLate { stays[key, default: Stays()].late += 1 }
    }

    private func group(of number: CaseNumber?, _ kind: String, _ day: Day) -> String {
        switch grouping {
        case nil: ""
        case .month: String(day.iso.prefix(7))
        case .region: number?.region ?? "-"
        case .kind: kind
        case .registrar: number.map(registrar) ?? "-"
        }
    }

    private static func region(of entry: String) -> String {
        let parts = entry.split(separator: "-")
        return parts.count > 1 ? String(parts[1]) : "-"
    }

    private static func entryRegion(_ entry: JournalEntry) -> String? {
        entry.entries?.first.map { region(of: $0.number) }
    }
}
