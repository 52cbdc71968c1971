extension RegistryIndex {
    /// An index that goes on from what is settled; `nil` when `base` is not of this form.
    package init?(after settled: any SettledIndex, _ base: SettledBase) {
        rest(on: settled, before: base.lineCount)
        lineCount = base.lineCount
        for standing in base.open {
            guard standing.isOpen else { return nil }
            place(standing, before: nil, line: max(0, base.lineCount - 1))
        }
        guard SmallTables.fill(&self, with: base.small) else { return nil }
    }

    /// What the lines from `since` on changed, of an index that has none of a later line. `small` are
    /// the rows of the small tables as they were put down last, and are then those of now.
    package func changes(since: Int, small: inout [String: String]) -> SettledChanges {
        var changes = SettledChanges(since: since, lineCount: lineCount)
        changes.cases = cases.changed(since: since)
        changes.consumed = consumed.taken(since: since)
        changes.noticed = noticed.filter { $0.value >= since }.map(\.key)
        entries.note(in: &changes)
        let rows = SmallTables(self).rows
        for (name, value) in rows where small[name] != value { changes.small[name] = value }
        changes.smallGone = small.keys.filter { rows[$0] == nil }
        small = rows
        return changes
    }

    /// Rests on what is settled, and forgets what it says of the lines before `line`, which are settled
    /// in it. Nothing that may still be taken back may be in the index, and nothing that an earlier
    /// `settled` says may be missing in this one.
    package mutating func rest(on settled: any SettledIndex, before line: Int) {
        self.settled = settled
        settledLines = line
        cases.settled = settled
        for slot in cases.closed(before: line) { cases.release(slot) }
        consumed.settled = settled
        consumed.drop(before: line)
        noticed = noticed.filter { $0.value >= line }
        entries.rest(on: settled, before: line)
    }
}
