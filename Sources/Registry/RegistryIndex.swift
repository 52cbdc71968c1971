package import WorkingDays

/// What the register and the journal know, as tables; rebuilt from the journal at start and kept by
/// the one thread that commits.
///
/// Every lookup costs what it answers, not what the registry holds: a closed case is one entry of a
/// table and is walked over by nothing. Taking in a line costs O(log n) in the number of open cases,
/// and so does taking it back, so that lines may be taken in before they are committed. What a case
/// and its package cost is some 250 bytes: what is asked for seldom is read back from the journal.
package struct RegistryIndex: Sendable {
    /// A package whose id is consumed: it opened a case or was a slip that was recorded.
    package struct Consumed: Hashable, Sendable {
        /// Digest of its bytes.
        package var digest: ContentDigest
        /// The line that consumed it, from 0.
        package var line: Int
        /// The case.
        package var caseNumber: CaseNumber?
    }

    /// Lines seen.
    package private(set) var lineCount = 0
    /// The latest commit time, milliseconds since 1970; the clock never goes back behind it.
    package private(set) var lastAt: Int64 = Int64.min
    /// Consumed ids by sender: two parties may use one id.
    package private(set) var consumed = ConsumedTable()
    /// The set of schemas that was adopted last.
    package var adopted: ContentDigest? { rulesInForce?.digest }
    /// The same with what was in force before.
    package private(set) var rulesInForce: RulesInForce?
    /// Digests of the configuration and of party files as they were adopted, by path below the
    /// registry.
    package private(set) var settings: [String: ContentDigest] = [:]
    /// Cases by number.
    package private(set) var cases = CaseTable()
    /// Keys of the waiting states that were told; see `WaitingFile.key`.
    package private(set) var noticed: Set<ContentDigest> = []
    /// Counters by name: `case:370900:2026`, `outbox:<USCC>`, `document:<USCC>:2026`,
    /// `register:370900:2026`, `paper:<case>`.
    package private(set) var counters: [String: Int] = [:]

    /// Entries of the register.
    package private(set) var entries = EntryTable()
    /// Entries that lines of the first version made, which say nothing of where they stand: the
    /// digests of their files, by number. A start takes them over.
    package private(set) var earlierEntries: [String: ContentDigest] = [:]
    /// The public status list.
    package private(set) var status = StatusStanding()
    /// Names of what the registry as a whole owed and did; see `OfficeTask`.
    package private(set) var officeDone: Set<String> = []
    /// The day on which the first authorisation entered the register.
    package private(set) var authorisedOn: Day?
    /// Whether the registry's own clock stands still until the next start; see `setAside`.
    package private(set) var isOfficeAside = false

    // By their places in the table of cases.
    private var open: Set<UInt32> = []
    private var waiting: Set<UInt32> = []
    private var openByRules: [ContentDigest: Int] = [:]
    private var ticks = TickQueue()
    private var woken: [Waking] = []
    private var aside: Set<UInt32> = []

    /// An open case that waits for something about its entry, which changed.
    fileprivate struct Waking: Hashable, Sendable {
        var slot: UInt32
        var at: Int64
    }

    /// A sender's package id.
    package struct ConsumedKey: Hashable, Sendable {
        /// The party.
        package var party: PartyID
        /// The id it gave.
        package var id: PackageID

        /// A key.
        package init(party: PartyID, id: PackageID) {
            self.party = party
            self.id = id
        }
    }

    /// An empty index.
    package init() {}

    /// The value of a counter, 0 before its first use.
    package func counter(_ name: String) -> Int { counters[name] ?? 0 }

    /// The numbers of open cases, whatever their stage, in their order.
    package var openNumbers: [CaseNumber] { open.map { cases.number(of: Int($0)) }.sorted() }

    /// How many cases are open.
    package var openCount: Int { open.count }

    /// The open case whose tick comes first; cases that wait for a calendar are not among them. A
    /// case whose entry has just changed comes before all others.
    package var nextToTick: CaseStanding? {
        if let waking = woken.first {
            var standing = cases[slot: Int(waking.slot)]
            standing.tick = ScheduledTick(kind: .wake, at: waking.at, provisional: false)
            return standing
        }
        return ticks.first.map { cases[slot: $0] }
    }

    /// Open cases whose tick is due at or before `at` (milliseconds since 1970), the earliest
    /// first and at most `limit`.
    package func due(through at: Int64, limit: Int) -> [CaseStanding] {
        ticks.due(through: at, limit: limit).map { cases[slot: $0] }
    }

    /// The same for an entry's tick; until the next line about the entry, or until a case about it
    /// closes.
    package mutating func setAside(entry number: String) { entries.setAside(number) }

    /// The same for what the registry as a whole owes, until the next start.
    package mutating func setOfficeAside() { isOfficeAside = true }

    /// Takes a case's tick out of the queue until the next line about it or about an entry of the
    /// register, or the next start: for a
    /// tick that did not act (a guard does not hold, a file of the case is damaged), so that one
    /// case never holds up the clock of all others.
    package mutating func setAside(_ number: CaseNumber) {
        guard let slot = cases.slot(of: number) else { return }
        if let index = woken.firstIndex(where: { Int($0.slot) == slot }) {
            woken.remove(at: index)
        } else {
            ticks.set(nil, for: number, slot: slot)
            aside.insert(UInt32(slot))
        }
    }

    /// Open cases whose irreversible step waits for the calendar of its year, by number.
    package var waitingForCalendar: [CaseStanding] {
        waiting.map { cases[slot: Int($0)] }.sorted { $0.number < $1.number }
    }

    /// Open cases about an entry, in their order.
    package func openCases(about entry: String) -> [CaseNumber] {
        entries.openCases(about: entry)
    }

    /// Adopted sets of schemas under which a case is still open; examiners hold all of them.
    package var rulesInUse: Set<ContentDigest> { Set(openByRules.keys) }

    /// Which sender's id the package with these bytes consumed.
    package func key(consuming digest: ContentDigest) -> ConsumedKey? {
        consumed.key(consuming: digest)
    }

    /// What a line changed, so that it can be taken back.
    package struct Step: Sendable {
        /// Where the line's case stood before; `nil` for a new one, and for a line without a case.
        package fileprivate(set) var before: CaseStanding?
        fileprivate var number: CaseNumber?
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
        fileprivate var disposed: [CaseStanding] = []
    }

    /// Takes in one line; the order of lines is the journal's.
    @discardableResult
    package mutating func take(_ entry: JournalEntry) -> Step {
        var step = Step(lastAt: lastAt, rulesInForce: rulesInForce)
        if let standing = entry.standing {
            step.number = standing.number
            step.before = cases[standing.number]
            step.wasTicking = cases.slot(of: standing.number).map(ticks.holds) ?? false
            step.woken = woken
            place(standing, before: step.before)
        } else {
            step.woken = woken
        }
        step.disposed = (entry.disposed ?? []).compactMap { cases.dispose($0.number) }
        takeEntries(of: entry, &step)
        wake(after: entry)
        takeOffice(entry, &step)
        if entry.events.contains(JournalEvent.statusListed) {
            step.status = status
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
            noticed.insert(key).inserted
        {
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
        if let key = step.noticed { noticed.remove(key) }
        for (name, before) in step.counters { counters[name] = before }
        for (path, before) in step.settings.reversed() { settings[path] = before }
        rulesInForce = step.rulesInForce
        if let name = step.office { officeDone.remove(name) }
        authorisedOn = step.authorisedOn
        for change in step.entries.reversed() { entries.takeBack(change) }
        for (number, before) in step.earlier.reversed() { earlierEntries[number] = before }
        if let before = step.status { status = before }
        for before in step.disposed { _ = cases.keep(before) }
        defer { woken = step.woken }
        guard let number = step.number else { return }
        if let before = step.before {
            place(before, before: cases[number])
            if !step.wasTicking { setAside(number) }
        } else {
            forget(number)
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
            step.entries.append(entries.keep(standing))
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
    private mutating func place(_ standing: CaseStanding, before: CaseStanding?) {
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
        let slot = cases.keep(standing)
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
        ticks.removeLast()
        cases.removeLast()
    }
}
