package import WorkingDays

/// What the register and the journal know, as tables; made at start of what is settled and the lines
/// since, and kept by the one thread that commits.
///
/// Every lookup costs what it answers, not what the registry holds: a closed case is one entry of a
/// table and is walked over by nothing. Taking in a line costs O(log n) in the number of open cases,
/// and so does taking it back, so that lines may be taken in before they are committed.
///
/// In memory are the open cases, what does not grow with cases, and what lines changed that are not
/// settled; all else is asked of a `SettledIndex`. Without one all is in memory: some 250 bytes a case
/// with its package.
package struct RegistryIndex: Sendable {
    /// A package whose id is consumed: it opened a case or was a slip that was recorded.
    package struct Consumed: Hashable, Sendable {
        /// Digest of its bytes.
        package var digest: ContentDigest
        /// The line that consumed it, from 0.
        package var line: Int
        /// The case.
        package var caseNumber: CaseNumber?

        /// A package that is consumed.
        package init(digest: ContentDigest, line: Int, caseNumber: CaseNumber?) {
            self.digest = digest
            self.line = line
            self.caseNumber = caseNumber
        }
    }

    /// Lines seen.
    package internal(set) var lineCount = 0
    /// The latest commit time, milliseconds since 1970; the clock never goes back behind it.
    package internal(set) var lastAt: Int64 = Int64.min
    /// Consumed ids by sender: two parties may use one id.
    package internal(set) var consumed = ConsumedTable()
    /// The set of schemas that was adopted last.
    package var adopted: ContentDigest? { rulesInForce?.digest }
    /// The same with what was in force before.
    package internal(set) var rulesInForce: RulesInForce?
    /// Digests of the configuration and of party files as they were adopted, by path below the
    /// registry.
    package internal(set) var settings: [String: ContentDigest] = [:]
    /// Cases by number.
    package internal(set) var cases = CaseTable()
    /// Keys of the waiting states that were told, each with its line; those that are not settled.
    var noticed: [ContentDigest: Int] = [:]
    /// Counters by name: `case:370900:2026`, `outbox:<USCC>`, `document:<USCC>:2026`,
    /// `register:370900:2026`.
    package internal(set) var counters: [String: Int] = [:]

    /// Entries of the register.
    package internal(set) var entries = EntryTable()
    /// Entries that lines of the first version made, which say nothing of where they stand: the
    /// digests of their files, by number. A start takes them over.
    package internal(set) var earlierEntries: [String: ContentDigest] = [:]
    /// The public status list.
    package internal(set) var status = StatusStanding()
    /// Names of what the registry as a whole owed and did; see `OfficeTask`.
    package internal(set) var officeDone: Set<String> = []
    /// The day on which the first authorisation entered the register.
    package internal(set) var authorisedOn: Day?
    /// Whether the registry's own clock stands still until the next start; see `setAside`.
    package internal(set) var isOfficeAside = false

    // By their places in the table of cases.
    var open: Set<UInt32> = []
    var waiting: Set<UInt32> = []
    var openByRules: [ContentDigest: Int] = [:]
    var ticks = TickQueue()
    var woken: [Waking] = []
    var aside: Set<UInt32> = []

    /// What is settled; `nil` where all is in memory.
    package internal(set) var settled: (any SettledIndex)?
    /// Lines of which nothing need be in memory.
    package internal(set) var settledLines = 0

    /// An open case that waits for something about its entry, which changed.
    struct Waking: Hashable, Sendable {
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

    /// Whether the waiting state of that key was told; see `WaitingFile.key`.
    package func isNoticed(_ key: ContentDigest) -> Bool {
        noticed[key] != nil || settled?.isNoticed(key) == true
    }

    /// Which sender's id the package with these bytes consumed.
    package func key(consuming digest: ContentDigest) -> ConsumedKey? {
        consumed.key(consuming: digest)
    }
}
