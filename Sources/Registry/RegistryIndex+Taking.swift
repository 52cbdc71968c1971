internal import WorkingDays

extension RegistryIndex {
    /// What a line changed, so that it can be taken back.
    package struct Step: Sendable {
        /// Where the line's case stood before; `nil` for a new one, and for a line without a case.
        package fileprivate(set) var before: CaseStanding?
        fileprivate var number: CaseNumber?
        /// The same as `before` with what was destroyed, and how memory had it.
        fileprivate var row: CaseStanding?
        fileprivate var kept: CaseTable.Kept?
        fileprivate var wasTicking = false
        fileprivate var lastAt: Int64
        fileprivate var counters: [(name: String, before: Int?)] = []
        fileprivate var rulesInForce: RulesInForce?
        fileprivate var settings: [(path: String, before: ContentDigest?)] = []
        fileprivate var consumed: ConsumedTable.Step?
        fileprivate var noticed: ContentDigest?
        fileprivate var entries: [EntryTable.Step] = []
        fileprivate var earlier: [(number: String, before: ContentDigest?)] = []
        fileprivate var status: StatusStanding?
        fileprivate var woken: [Waking] = []
        fileprivate var office: String?
        fileprivate var authorisedOn: Day?
        fileprivate var disposed: [(row: CaseStanding, kept: CaseTable.Kept?)] = []
    }

    /// Takes in one line; the order of lines is the journal's.
    @discardableResult
    package mutating func take(_ entry: JournalEntry) -> Step {
        var step = Step(lastAt: lastAt, rulesInForce: rulesInForce)
        if let standing = entry.standing {
            step.number = standing.number
            step.kept = cases.kept(standing.number)
            step.row = step.kept?.standing ?? cases.settled?.standing(of: standing.number)
            step.before = step.row.flatMap {
                $0.folder == CaseTable.disposedFolder ? nil : $0
            }
            if step.row == nil { cases.count += 1 }
            step.wasTicking = cases.slot(of: standing.number).map(ticks.holds) ?? false
            step.woken = woken
            place(standing, before: step.row, line: lineCount)
        } else {
            step.woken = woken
        }
        for gone in entry.disposed ?? [] { dispose(gone.number, &step) }
        takeEntries(of: entry, &step)
        wake(after: entry)
        takeOffice(entry, &step)
        if entry.events.contains(JournalEvent.statusListed) {
            step.status = step.status ?? status
            status.noteListed(entry)
        }
        if entry.changesOpening {
            adopt(entry)
            for file in entry.files
            where file.place == .registry && JournalFile.settingKinds.contains(file.kind) {
                step.settings.append(
                    (file.path, settings.updateValue(file.digest, forKey: file.path)))
            }
        }
        for (name, value) in entry.counters {
            step.counters.append((name, counters.updateValue(value, forKey: name)))
        }
        if entry.events.contains(JournalEvent.waitingNoticed), let key = entry.input.digest,
            !isNoticed(key)
        {
            noticed[key] = lineCount
            step.noticed = key
        }
        if entry.events.contains(JournalEvent.consumed), let sender = entry.input.sender,
            let id = entry.input.packageID, let digest = entry.input.digest
        {
            step.consumed = consumed.take(
                ConsumedKey(party: sender, id: id),
                Consumed(
                    digest: digest, line: lineCount,
                    caseNumber: entry.input.caseNumber ?? entry.standing?.number))
        }
        lastAt = max(lastAt, entry.at)
        lineCount += 1
        return step
    }

    /// Takes back the last line; the steps of several go from the last to the first. Ticks of other
    /// cases that were set aside meanwhile stay aside.
    package mutating func takeBack(_ step: Step) {
        lineCount -= 1
        lastAt = step.lastAt
        if let consumption = step.consumed { consumed.takeBack(consumption) }
        if let key = step.noticed { noticed[key] = nil }
        for (name, before) in step.counters { counters[name] = before }
        for (path, before) in step.settings.reversed() { settings[path] = before }
        rulesInForce = step.rulesInForce
        if let name = step.office { officeDone.remove(name) }
        authorisedOn = step.authorisedOn
        for change in step.entries.reversed() { entries.takeBack(change) }
        for (number, before) in step.earlier.reversed() { earlierEntries[number] = before }
        if let before = step.status { status = before }
        for (row, kept) in step.disposed.reversed() { restore(row, kept) }
        defer { woken = step.woken }
        guard let number = step.number else { return }
        if let before = step.row {
            place(before, before: cases.row(number), line: lineCount)
            if before.isOpen && !step.wasTicking { setAside(number) }
            restore(before, step.kept)
        } else {
            forget(number)
        }
    }

    /// A closed case was destroyed.
    private mutating func dispose(_ number: CaseNumber, _ step: inout Step) {
        guard var gone = cases[number] else { return }
        step.disposed.append((gone, cases.kept(number)))
        gone.folder = CaseTable.disposedFolder
        _ = cases.keep(gone, line: lineCount)
    }

    /// Puts a case back as memory had it, or did not have it.
    private mutating func restore(_ row: CaseStanding, _ kept: CaseTable.Kept?) {
        if let kept {
            _ = cases.keep(kept.standing, line: kept.line)
        } else if let slot = cases.slot(of: row.number) {
            cases.release(slot)
        }
    }

    private mutating func takeOffice(_ line: JournalEntry, _ step: inout Step) {
        step.authorisedOn = authorisedOn
        if authorisedOn == nil,
            line.entries?.contains(where: { $0.kind == .authorisationRecord }) == true
        {
            authorisedOn = Instant(milliseconds: line.at).day
        }
        for event in line.events where event.hasPrefix(JournalEvent.officePrefix) {
            let name = String(event.dropFirst(JournalEvent.officePrefix.count))
            if officeDone.insert(name).inserted { step.office = name }
        }
    }

    private mutating func takeEntries(of line: JournalEntry, _ step: inout Step) {
        if line.entries != nil { step.status = status }
        for standing in line.entries ?? [] {
            step.entries.append(entries.keep(standing, line: lineCount))
            status.noteChanged(standing.number)
            if let before = earlierEntries.removeValue(forKey: standing.number) {
                step.earlier.append((standing.number, before))
            }
        }
        guard line.entries == nil else { return }
        for file in line.files where file.kind == "entry" {
            guard let number = file.path.split(separator: "/").last?.dropLast(4) else { continue }
            let before = earlierEntries.updateValue(file.digest, forKey: String(number))
            step.earlier.append((String(number), before))
        }
    }

    /// Keeps the sets of open cases in step with where a case now stands.
    mutating func place(_ standing: CaseStanding, before: CaseStanding?, line: Int) {
        if let before {
            count(before, -1)
            if before.isOpen, let entry = before.subject {
                entries.close(before.number, about: entry)
            }
        }
        count(standing, 1)
        if standing.isOpen, let entry = standing.subject {
            entries.open(standing.number, about: entry)
        }
        let slot = cases.keep(standing, line: line)
        woken.removeAll { Int($0.slot) == slot }
        aside.remove(UInt32(slot))
        let tick = standing.isOpen ? standing.tick : nil
        ticks.set(tick?.provisional == false ? tick?.at : nil, for: standing.number, slot: slot)
        if tick?.provisional == true {
            waiting.insert(UInt32(slot))
        } else {
            waiting.remove(UInt32(slot))
        }
        if standing.isOpen { open.insert(UInt32(slot)) } else { open.remove(UInt32(slot)) }
    }

    /// Notes the set that a line brings into force; a start that took in parties names the set that
    /// is in force already.
    private mutating func adopt(_ entry: JournalEntry) {
        guard let rules = entry.adoptedRules, rules != adopted else { return }
        rulesInForce = RulesInForce(
            digest: rules, previous: adopted, isByCalendar: entry.isCalendarAdoption)
    }

    /// Wakes the open cases about entries that a line changed, but its own: it has gone on already.
    ///
    /// Cases that were set aside are tried again: what kept them may have changed with the entry.
    private mutating func wake(after line: JournalEntry) {
        if line.entries?.isEmpty == false {
            for slot in aside.sorted() {
                let standing = cases[slot: Int(slot)]
                guard let tick = standing.tick, !tick.provisional else { continue }
                ticks.set(tick.at, for: standing.number, slot: Int(slot))
            }
            aside = []
        }
        for changed in line.entries ?? [] {
            for number in entries.openCases(about: changed.number)
            where number != line.standing?.number {
                guard let slot = cases.slot(of: number), cases[slot: slot].waitsForEntry,
                    !woken.contains(where: { Int($0.slot) == slot })
                else { continue }
                woken.append(Waking(slot: UInt32(slot), at: line.at))
            }
        }
    }

    /// Counts an open case among those of its rules.
    private mutating func count(_ standing: CaseStanding, _ change: Int) {
        guard standing.isOpen else { return }
        let count = openByRules[standing.rules, default: 0] + change
        openByRules[standing.rules] = count > 0 ? count : nil
    }

    /// Takes the case that came last out of everything.
    private mutating func forget(_ number: CaseNumber) {
        guard let slot = cases.slot(of: number) else { return }
        count(cases[slot: slot], -1)
        if let entry = cases[slot: slot].subject { entries.close(number, about: entry) }
        open.remove(UInt32(slot))
        waiting.remove(UInt32(slot))
        aside.remove(UInt32(slot))
        ticks.set(nil, for: number, slot: slot)
        cases.count -= 1
        cases.release(slot)
    }
}
