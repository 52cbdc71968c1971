package import WorkingDays

/// A case as `case.xml` holds it: where it stands, its clock, its papers, its history.
package struct CaseRecord: Hashable, Sendable {
    /// Where a case is.
    package enum Standing: Hashable, Sendable {
        /// Open, in the stage of this name.
        case open(stage: String)
        /// Closed with a result code: `registered`, `refused`, `rejected`.
        case closed(code: String)
    }

    /// Case number.
    package var number: CaseNumber
    /// Procedure name.
    package var procedure: String
    /// The adopted set of schemas under which it was opened.
    package var rules: ContentDigest
    /// Profile name, chosen by the day of receipt.
    package var profile: String
    /// The competent registrar.
    package var registrar: PartyID
    /// Applicants, the first one leading.
    package var applicants: [Applicant]
    /// The package that opened it.
    package var opening: AnsweredInput
    /// Its kind.
    package var kind: PackageKind
    /// The application's single values.
    package var facts: [Fact]
    /// Remarks of the examination; a case with errors does not open.
    package var remarks: [Finding]
    /// Attachments as declared and found.
    package var attachments: [DeclaredAttachment]
    /// Where it stands.
    package var standing: Standing
    /// When it entered that stage, or closed.
    package var since: Instant
    /// Grows with everything that matters for a decision; a slip must name it.
    package var revision: Int
    /// The running period.
    package var clock: StageClock?
    /// Every paper of the docket in order, incoming ones too.
    package var papers: [DocketPaper]
    /// What happened, in order.
    package var history: [HistoryEntry]
    /// Days of publicity, once it began.
    package var publicity: PublicityDays?
    /// Document number of the compliance review report, once issued.
    package var complianceReport: String?
    /// The registration number, once issued.
    package var registrationNumber: String?
    /// The entry that the application concerns; `nil` for a first registration.
    package var subject: CaseSubject?
    /// Repeated values that the facts mapping keeps.
    package var tables: [FactTable] = []
    /// Objections in the order of receipt.
    package var objections: [Objection] = []
    /// The body that opened the case ex officio (依职权); `nil` for a case on application.
    package var initiator: PartyID?
    /// Supplements that were asked for so far.
    package var supplementRequests: Int = 0
    /// Parts of the application that are judged one by one; empty where it is judged as a whole.
    package var items: [CaseItem] = []
    /// What those said whose word the case waits for, in order.
    package var voices: [CaseVoice] = []
    /// Packages filed in it besides the application, in order.
    package var filings: [Filing] = []
    /// When the last supplement came, which starts the term of acceptance anew (26号 art. 10).
    package var resubmittedAt: Instant?

    /// A case from its parts.
    package init(
        number: CaseNumber, procedure: String, rules: ContentDigest, profile: String,
        registrar: PartyID, applicants: [Applicant], opening: AnsweredInput, kind: PackageKind,
        facts: [Fact], remarks: [Finding], attachments: [DeclaredAttachment],
        standing: Standing, since: Instant, revision: Int, clock: StageClock?,
        papers: [DocketPaper], history: [HistoryEntry], publicity: PublicityDays? = nil,
        complianceReport: String? = nil, registrationNumber: String? = nil
    ) {
        self.number = number
        self.procedure = procedure
        self.rules = rules
        self.profile = profile
        self.registrar = registrar
        self.applicants = applicants
        self.opening = opening
        self.kind = kind
        self.facts = facts
        self.remarks = remarks
        self.attachments = attachments
        self.standing = standing
        self.since = since
        self.revision = revision
        self.clock = clock
        self.papers = papers
        self.history = history
        self.publicity = publicity
        self.complianceReport = complianceReport
        self.registrationNumber = registrationNumber
    }

    /// A fact's value.
    package subscript(name: String) -> String? {
        facts.first { $0.name == name }?.value
    }

    /// Who sent the package that opened it; `nil` for nobody in particular.
    package var opener: PartyID? { history.first?.party }

    /// The stage's name while open.
    package var stage: String? {
        if case .open(let stage) = standing { stage } else { nil }
    }
}

/// The running period of a stage.
package struct StageClock: Hashable, Sendable {
    /// The day of the event, which does not count.
    package var after: Day
    /// Working days.
    package var workingDays: Int
    /// Last day.
    package var due: Deadline
    /// Whether the overdue notice was sent; it is sent once.
    package var isOverdueNoticeSent: Bool
    /// The profile's term that the days come from after an extension; `nil`: the stage's own.
    package var extendedBy: String?

    /// A running period.
    package init(
        after: Day, workingDays: Int, due: Deadline, isOverdueNoticeSent: Bool,
        extendedBy: String? = nil
    ) {
        self.after = after
        self.workingDays = workingDays
        self.due = due
        self.isOverdueNoticeSent = isOverdueNoticeSent
        self.extendedBy = extendedBy
    }

    /// The light on `day`: green, yellow on the last working day, red after it.
    package func light(on day: Day, calendar: WorkingCalendar) -> Light {
        if day > due.day { return .red }
        return calendar.firstWorkingDay(after: day).day > due.day ? .yellow : .green
    }
}

/// How near a due date is.
package enum Light: String, Hashable, Sendable, Codable {
    case green, yellow, red
}

/// The span in which a case is shown to the public.
package struct PublicityDays: Hashable, Sendable {
    /// The day the signed paper was published.
    package var from: Day
    /// The last day, until 24:00.
    package var until: Deadline

    /// A span.
    package init(from: Day, until: Deadline) {
        self.from = from
        self.until = until
    }
}

/// A numbered paper of the docket.
package struct DocketPaper: Hashable, Sendable {
    /// File name, `0002-acknowledgement.xml`.
    package var file: String
    /// `application`, `slip`, or a paper kind.
    package var kind: String
    /// Document number, for our own papers.
    package var documentNumber: String?
    /// Digest of the file.
    package var digest: ContentDigest
    /// When it came or was issued.
    package var at: Instant
    /// Size of the file in bytes; `nil` where an earlier program wrote the record.
    package var sizeBytes: Int?

    /// A paper.
    package init(
        file: String, kind: String, documentNumber: String?, digest: ContentDigest, at: Instant,
        sizeBytes: Int? = nil
    ) {
        self.sizeBytes = sizeBytes
        self.file = file
        self.kind = kind
        self.documentNumber = documentNumber
        self.digest = digest
        self.at = at
    }
}

/// One act in a case.
package struct HistoryEntry: Hashable, Sendable {
    /// The clock's time.
    package var at: Instant
    /// `opened`, `accept`, `pass`, `issue`, `overdue`, `recount` …
    package var act: String
    /// The stage in which it happened.
    package var stage: String
    /// Article.
    package var article: String
    /// Who acted: a party and its officer, or `nil` for the machine.
    package var party: PartyID?
    /// Officer id.
    package var officer: String?
    /// The reason given.
    package var reason: String
    /// The day on which the law lets it take effect.
    package var effective: Day
    /// Who took which step inside a decision; empty when only the officer acted.
    package var steps: [DecisionStep]

    /// An act.
    package init(
        at: Instant, act: String, stage: String, article: String, party: PartyID?,
        officer: String?, reason: String, effective: Day, steps: [DecisionStep] = []
    ) {
        self.at = at
        self.act = act
        self.stage = stage
        self.article = article
        self.party = party
        self.officer = officer
        self.reason = reason
        self.effective = effective
        self.steps = steps
    }
}
