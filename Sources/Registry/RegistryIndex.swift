/// What the register and the journal know, as maps; rebuilt from the journal at start and kept by
/// the one thread that commits.
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
    /// Cases by number.
    package private(set) var cases: [CaseNumber: CaseStanding] = [:]
    /// Claims that a line has settled.
    package private(set) var settledClaims: Set<String> = []
    /// Counters by name: `case:370900:2026`, `outbox:<USCC>`, `document:<USCC>:2026`,
    /// `register:370900:2026`, `paper:<case>`.
    package private(set) var counters: [String: Int] = [:]

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

    /// Open cases, whatever their stage.
    package var openCases: [CaseStanding] { cases.values.filter(\.isOpen) }

    /// Takes in one line; the order of lines is the journal's.
    package mutating func take(_ entry: JournalEntry) {
        if let standing = entry.standing { cases[standing.number] = standing }
        if let claim = entry.input.claim { settledClaims.insert(claim) }
        for (name, value) in entry.counters { counters[name] = value }
        if entry.events.contains(JournalEvent.consumed), let sender = entry.input.sender,
            let id = entry.input.packageID, let digest = entry.input.digest
        {
            consumed[ConsumedKey(party: sender, id: id)] = Consumed(
                digest: digest, line: lineCount,
                caseNumber: entry.input.caseNumber ?? entry.standing?.number,
                answers: entry.files.filter { $0.place == .outbox })
        }
        lastAt = max(lastAt, entry.at)
        lineCount += 1
    }
}

/// The stable event names of journal lines.
package enum JournalEvent {
    /// The package id is used up.
    package static let consumed = "consumed"
    /// A case was opened.
    package static let opened = "opened"
    /// A package was returned with findings.
    package static let returned = "returned"
    /// The same bytes came again; the earlier answer was sent anew.
    package static let repeated = "repeated"
    /// The program could not judge a package.
    package static let quarantined = "quarantined"
    /// The overdue notice was sent.
    package static let overdue = "overdue"
    /// A set of schemas was adopted.
    package static let adopted = "adopted"

    /// A decision with that outcome was made.
    package static func decided(_ outcome: String) -> String { "decided:" + outcome }
    /// The case entered that stage.
    package static func entered(_ stage: String) -> String { "entered:" + stage }
    /// The case closed with that code.
    package static func closed(_ code: String) -> String { "closed:" + code }
    /// The entry with that number was made.
    package static func registered(_ number: String) -> String { "registered:" + number }
}
