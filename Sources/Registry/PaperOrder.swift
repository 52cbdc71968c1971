package import WorkingDays

/// What a paper repeats of the input it answers.
package struct AnsweredInput: Hashable, Sendable {
    /// The sender's id for the package, if it could be read.
    package var packageID: PackageID?
    /// The file's name as it was dropped, invalid bytes replaced.
    package var fileName: String
    /// Size in bytes.
    package var sizeBytes: Int
    /// SHA-256 of the bytes as received.
    package var digest: ContentDigest
    /// The time of receipt.
    package var receivedAt: Instant

    /// What was received.
    package init(
        packageID: PackageID?, fileName: String, sizeBytes: Int, digest: ContentDigest,
        receivedAt: Instant
    ) {
        self.packageID = packageID
        self.fileName = fileName
        self.sizeBytes = sizeBytes
        self.digest = digest
        self.receivedAt = receivedAt
    }
}

/// To whom a paper goes.
package enum Addressee: Hashable, Sendable {
    /// A party's folder, or the registrar's `to-post/` where it has none.
    case party(PartyID)
    /// `outbox/public/<section>/`.
    case publicSection(String)
    /// `outbox/_unclaimed/`: the sender could not be authenticated.
    case unclaimed
}

/// A date that a paper tells somebody to keep, with the way it was counted.
package struct TermNotice: Hashable, Sendable {
    /// The last day and whether it is provisional.
    package var deadline: Deadline
    /// Days counted, and the day after which counting started.
    package var workingDays: Int
    /// The day of the event, which does not count.
    package var after: Day
    /// Where the number of days stands, as the profile's term says it; `nil` only where no term of
    /// a profile gave it.
    package var source: String?

    /// A counted date.
    package init(deadline: Deadline, workingDays: Int, after: Day, source: String? = nil) {
        self.deadline = deadline
        self.workingDays = workingDays
        self.after = after
        self.source = source
    }
}

/// The part of a paper that only its kind has.
package enum PaperBody: Hashable, Sendable {
    /// Nothing beyond the common parts.
    case plain
    /// The findings of a return.
    case findings([Finding], EngineVersions)
    /// The judged checklist of a compliance review.
    case complianceReport([JudgedItem], steps: [DecisionStep])
    /// What art. 9(4) shows: registrant, kind, name, short description, and the span of days.
    case publicity(from: Day, until: Deadline)
    /// The entry as certified.
    case certificate(RegisterEntry)
    /// The rights confirmed under art. 10.
    case rightsStatement(RegisterEntry)
    /// A version of an entry that the paper is about, for its values only.
    case entry(RegisterEntry)
    /// A stage that is late, with the day it was due and what it is called.
    case overdue(stage: String, title: String, due: Deadline)
    /// The figures of a summary.
    case summary(OperationFigures)
}

/// A checklist item with its judgement.
package struct JudgedItem: Hashable, Sendable {
    /// The item.
    package var item: ChecklistItem
    /// `conform`, `not-conform` or `not-applicable`.
    package var result: String
    /// The officer's remark.
    package var remark: String

    /// A judged item.
    package init(item: ChecklistItem, result: String, remark: String) {
        self.item = item
        self.result = result
        self.remark = remark
    }
}

/// A paper that the docket wants sent; numbers and signature come later, from the commit.
package struct PaperOrder: Hashable, Sendable {
    /// What it is.
    package var kind: PaperKind
    /// The stable code of the table in Docs/FORMATS.md, `registered`.
    package var code: String
    /// Document number (文号), `泰数登〔2026〕12号`, allotted by the docket.
    package var documentNumber: String
    /// Who signs it.
    package var issuer: PartyID
    /// Who gets it; may be several, all the same bytes.
    package var addressees: [Addressee]
    /// The case it belongs to, if any.
    package var caseNumber: CaseNumber?
    /// The input it answers.
    package var answers: AnsweredInput?
    /// Values for the wording's placeholders beyond the case's facts.
    package var values: [String: String]
    /// The reasons, where there was a choice; never empty where the law asks for them.
    package var reasons: [String]
    /// A date to keep.
    package var term: TermNotice?
    /// The day on which the law lets it take effect, where that is not the paper's day.
    package var effective: Day?
    /// The kind's own part.
    package var body: PaperBody

    /// An order.
    package init(
        kind: PaperKind, code: String, documentNumber: String, issuer: PartyID,
        addressees: [Addressee],
        caseNumber: CaseNumber? = nil, answers: AnsweredInput? = nil,
        values: [String: String] = [:], reasons: [String] = [], term: TermNotice? = nil,
        effective: Day? = nil, body: PaperBody = .plain
    ) {
        self.kind = kind
        self.code = code
        self.documentNumber = documentNumber
        self.issuer = issuer
        self.addressees = addressees
        self.caseNumber = caseNumber
        self.answers = answers
        self.values = values
        self.reasons = reasons
        self.term = term
        self.effective = effective
        self.body = body
    }
}
