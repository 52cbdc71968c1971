/// What the register and the journal know, as maps; rebuilt from the journal at start and kept by
/// the one thread that commits.
///
/// Every lookup costs what it answers, not what the registry holds: a closed case is one entry of a
/// map and is walked over by nothing. Taking in a line costs O(log n) in the number of open cases.
package struct RegistryIndex: Sendable {
    /// A package whose id is consumed: it opened a case or was a slip that was recorded.
    package struct Consumed: Hashable, Sendable {
        /// Digest of its bytes.
        package var digest: ContentDigest
        /// The line that consumed it, from 0.
        package var line: Int
        /// The case.
        package var caseNumber: CaseNumber?
        /// The outbox papers of that line, to be sent anew for a repeat.
        package var answers: [JournalFile]
    }

    /// Lines seen.
    package private(set) var lineCount = 0
    /// The latest commit time, milliseconds since 1970; the clock never goes back behind it.
    package private(set) var lastAt: Int64 = Int64.min
    /// Consumed ids by sender: two parties may use one id.
    package private(set) var consumed: [ConsumedKey: Consumed] = [:]
    /// The set of schemas that was adopted last.
    package private(set) var adopted: ContentDigest?
    /// Digests of the configuration and of party files as they were adopted, by path below the
    /// registry.
    package private(set) var settings: [String: ContentDigest] = [:]
    /// Cases by number.
    package private(set) var cases: [CaseNumber: CaseStanding] = [:]
    /// Claims that a line has settled.
    package private(set) var settledClaims: Set<String> = []
    /// Keys of the waiting states that were told; see `WaitingFile.key`.
    package private(set) var noticed: Set<ContentDigest> = []
    /// Counters by name: `case:370900:2026`, `outbox:<USCC>`, `document:<USCC>:2026`,
    /// `register:370900:2026`, `paper:<case>`.
    package private(set) var counters: [String: Int] = [:]

    private var keysByDigest: [ContentDigest: ConsumedKey] = [:]
    private var openNumbers: Set<CaseNumber> = []
    private var waitingNumbers: Set<CaseNumber> = []
    private var openByRules: [ContentDigest: Int] = [:]
    private var ticks = TickQueue()

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

    /// Open cases, whatever their stage, in the order of their numbers.
    package var openCases: [CaseStanding] {
        openNumbers.sorted().compactMap { cases[$0] }
    }

    /// How many cases are open.
    package var openCount: Int { openNumbers.count }

    /// The open case whose tick comes first; cases that wait for a calendar are not among them.
    package var nextToTick: CaseStanding? { ticks.first.flatMap { cases[$0] } }

    /// Open cases whose tick is due at or before `at` (milliseconds since 1970), the earliest
    /// first and at most `limit`.
    package func due(through at: Int64, limit: Int) -> [CaseStanding] {
        ticks.due(through: at, limit: limit).compactMap { cases[$0] }
    }

    /// Takes a case's tick out of the queue until the next line about it, or the next start: for a
    /// tick that did not act (a guard does not hold, a file of the case is damaged), so that one
    /// case never holds up the clock of all others.
    package mutating func setAside(_ number: CaseNumber) { ticks.set(nil, for: number) }

    /// Open cases whose irreversible step waits for the calendar of its year, by number.
    package var waitingForCalendar: [CaseStanding] {
        waitingNumbers.sorted().compactMap { cases[$0] }
    }

    /// Adopted sets of schemas under which a case is still open; examiners hold all of them.
    package var rulesInUse: Set<ContentDigest> { Set(openByRules.keys) }

    /// Which sender's id the package with these bytes consumed.
    package func key(consuming digest: ContentDigest) -> ConsumedKey? { keysByDigest[digest] }

    /// Takes in one line; the order of lines is the journal's.
    package mutating func take(_ entry: JournalEntry) {
        if let standing = entry.standing { place(standing) }
        if let claim = entry.input.claim { settledClaims.insert(claim) }
        if entry.events.contains(JournalEvent.adopted) {
            adopted = entry.input.digest
            for file in entry.files where JournalFile.settingKinds.contains(file.kind) {
                settings[file.path] = file.digest
            }
        }
        for (name, value) in entry.counters { counters[name] = value }
        if entry.events.contains(JournalEvent.waitingNoticed), let key = entry.input.digest {
            noticed.insert(key)
        }
        if entry.events.contains(JournalEvent.consumed), let sender = entry.input.sender,
            let id = entry.input.packageID, let digest = entry.input.digest
        {
            let key = ConsumedKey(party: sender, id: id)
            if keysByDigest[digest] == nil { keysByDigest[digest] = key }
            consumed[key] = Consumed(
                digest: digest, line: lineCount,
                caseNumber: entry.input.caseNumber ?? entry.standing?.number,
                answers: entry.files.filter { $0.place == .outbox })
        }
        lastAt = max(lastAt, entry.at)
        lineCount += 1
    }

    /// Keeps the sets of open cases in step with where a case now stands.
    private mutating func place(_ standing: CaseStanding) {
        let number = standing.number
        if openNumbers.remove(number) != nil, let before = cases[number] {
            let count = openByRules[before.rules, default: 0] - 1
            openByRules[before.rules] = count > 0 ? count : nil
        }
        cases[number] = standing
        let tick = standing.isOpen ? standing.tick : nil
        ticks.set(tick?.provisional == false ? tick?.at : nil, for: number)
        if tick?.provisional == true {
            waitingNumbers.insert(number)
        } else {
            waitingNumbers.remove(number)
        }
        guard standing.isOpen else { return }
        openNumbers.insert(number)
        openByRules[standing.rules, default: 0] += 1
    }
}
