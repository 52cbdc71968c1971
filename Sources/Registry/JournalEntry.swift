/// One input's line in the journal, before it is numbered and chained.
///
/// Holds ids, digests and times only, no personal content, so that hashes in the public ledger say
/// nothing and disposal stays possible.
package struct JournalEntry: Hashable, Sendable, Codable {
    /// The clock's time of the commit, milliseconds since 1970.
    package var at: Int64
    /// What came in.
    package var input: JournalInput
    /// What it meant, by stable names: `case-opened`, `returned`, `repeated`, `decided:pass`,
    /// `entered:review`, `closed:registered`, `registered:DJ-…`, `overdue`, `quarantined` …
    package var events: [String]
    /// Where the case stands afterwards.
    package var standing: CaseStanding?
    /// Every file that the line makes, in the order in which `apply` makes them.
    package var files: [JournalFile]
    /// Counters after this line, by name; only those it moved.
    package var counters: [String: Int]
    /// Where each entry of the register stands that the line changed; `nil` for none.
    package var entries: [EntryStanding]?
    /// Closed cases whose bags the line destroyed; `nil` for none.
    package var disposed: [DisposedCase]?

    /// A line's content.
    package init(
        at: Int64, input: JournalInput, events: [String], standing: CaseStanding? = nil,
        files: [JournalFile], counters: [String: Int], entries: [EntryStanding]? = nil,
        disposed: [DisposedCase]? = nil
    ) {
        self.at = at
        self.input = input
        self.events = events
        self.standing = standing
        self.files = files
        self.counters = counters
        self.entries = entries
        self.disposed = disposed
    }
}

/// What came in.
package struct JournalInput: Hashable, Sendable, Codable {
    /// `package`, `tick`, `entry-tick`, `recount`, `notice`, `status` or `adoption`.
    package var type: String
    /// The claim's id, for a package.
    package var claim: String?
    /// Digest of the bytes as received.
    package var digest: ContentDigest?
    /// The authenticated sender.
    package var sender: PartyID?
    /// The sender's id for it.
    package var packageID: PackageID?
    /// Its kind.
    package var kind: PackageKind?
    /// Time of receipt, or the time a tick was due; milliseconds since 1970.
    package var receivedAt: Int64
    /// The case a tick or slip concerns.
    package var caseNumber: CaseNumber?

    /// An input.
    package init(
        type: String, claim: String? = nil, digest: ContentDigest? = nil, sender: PartyID? = nil,
        packageID: PackageID? = nil, kind: PackageKind? = nil, receivedAt: Int64,
        caseNumber: CaseNumber? = nil
    ) {
        self.type = type
        self.claim = claim
        self.digest = digest
        self.sender = sender
        self.packageID = packageID
        self.kind = kind
        self.receivedAt = receivedAt
        self.caseNumber = caseNumber
    }
}

/// Where a case stands after a line: enough for lookups and the scheduler without `case.xml`.
package struct CaseStanding: Hashable, Sendable, Codable {
    /// The case.
    package var number: CaseNumber
    /// The folder it lies in, relative to the registry: `stages/registration/review`, in which the
    /// case's folder has its number for a name, or `archive/2026/*/data`, where the number stands for
    /// the star: a closed case is the payload of a bag. Earlier programs left closed cases plain, in
    /// `archive/2026`.
    package var folder: String
    /// SHA-256 of the `case.xml` written with this line.
    package var digest: ContentDigest
    /// The next tick, if any.
    package var tick: ScheduledTick?
    /// The adopted set of schemas under which it was opened.
    package var rules: ContentDigest
    /// The entry that the case is about, while it is open.
    package var subject: String?
    /// Whether the case may go on by itself once that entry changes.
    package var waitsForEntry: Bool

    /// A standing.
    package init(
        number: CaseNumber, folder: String, digest: ContentDigest, tick: ScheduledTick?,
        rules: ContentDigest, subject: String? = nil, waitsForEntry: Bool = false
    ) {
        self.number = number
        self.folder = folder
        self.digest = digest
        self.tick = tick
        self.rules = rules
        self.subject = subject
        self.waitsForEntry = waitsForEntry
    }

    /// Whether the case is still open.
    package var isOpen: Bool { folder.hasPrefix("stages/") }
}

/// A moment at which the clock itself is an input.
package struct ScheduledTick: Hashable, Sendable, Codable {
    /// What the tick means.
    package enum Kind: String, Hashable, Sendable, Codable {
        /// The stage's period ended undecided.
        case overdue
        /// The stage waited until its end; its expiry follows.
        case expiry
        /// An objection is late.
        case objectionOverdue = "objection-overdue"
        /// The entry that a case is about changed, and the case waits for something to hold.
        case wake
        /// An entry's renewal window opens.
        case reminder
        /// An entry's validity is over and it was not renewed; an authorisation ended.
        case lapse
        /// What was delivered under an authorisation should have been registered by now (26号 art.
        /// 9(1)).
        case firstApplication = "first-application"
        /// The report on a year under an authorisation is due in a month (办法 art. 23).
        case reportReminder = "report-reminder"
        /// It is late.
        case reportOverdue = "report-overdue"
    }

    /// What it means.
    package var kind: Kind
    /// When it is due, milliseconds since 1970.
    package var at: Int64
    /// Whether it may not fire before the calendar of its year is known, because its date is
    /// provisional and its step irreversible.
    package var provisional: Bool

    /// A tick.
    package init(kind: Kind, at: Int64, provisional: Bool) {
        self.kind = kind
        self.at = at
        self.provisional = provisional
    }
}

/// A file that a journal line makes.
package struct JournalFile: Hashable, Sendable, Codable {
    /// Where the bytes are before `apply`.
    package enum Source: String, Hashable, Sendable, Codable {
        /// In the batch's redo file.
        case redo
        /// Among the claim's files; adopted by rename.
        case claim
    }

    /// How the file may come to be.
    package enum Manner: String, Hashable, Sendable, Codable {
        /// It must not exist with other bytes, and never changes.
        case create
        /// It replaces an earlier version: `case.xml`, a register entry.
        case replace
    }

    /// The room of the workspace: `case` (relative to the case's folder, wherever it lies),
    /// `registry` or `outbox` (relative to those folders).
    package var place: Place
    /// Kinds of files that people write and an adoption takes in: the configuration and parties.
    package static let settingKinds: Set<String> = ["configuration", "party"]

    /// The relative path.
    package var path: String
    /// Digest of its bytes.
    package var digest: ContentDigest
    /// Size in bytes.
    package var sizeBytes: Int
    /// Source of the bytes.
    package var source: Source
    /// Manner of making.
    package var manner: Manner
    /// The paper kind or `application`, `slip`, `package`, `case`, `entry`.
    package var kind: String

    /// Where a path is relative to.
    package enum Place: String, Hashable, Sendable, Codable {
        /// The folder of the line's case.
        case caseFolder = "case"
        /// `registry/`.
        case registry
        /// `outbox/`; always made last.
        case outbox
    }

    /// A file.
    package init(
        place: Place, path: String, digest: ContentDigest, sizeBytes: Int, source: Source,
        manner: Manner, kind: String
    ) {
        self.place = place
        self.path = path
        self.digest = digest
        self.sizeBytes = sizeBytes
        self.source = source
        self.manner = manner
        self.kind = kind
    }
}
