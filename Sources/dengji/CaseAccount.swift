/// A case as `dengji explain --format json` tells it: what `CaseProse` makes sentences of.
struct CaseAccount: Encodable {
    /// Of this form; grows when a member changes its meaning or goes.
    static let format = 2

    /// An organisation.
    struct Body: Encodable {
        let code: String
        let name: String
    }

    /// A day of a period that does not count.
    struct SkippedDay: Encodable {
        let day: String
        let zh: String
        let en: String
        let provisional: Bool
    }

    /// A period that an act began.
    struct Period: Encodable {
        let term: String
        let after: String
        let workingDays: Int
        let due: String
        let provisional: Bool
        /// Where its length stands.
        let source: String
        /// Day by day, for people.
        let explanation: String
        /// The last day that the case itself keeps, where today's calendar counts another.
        let kept: String?
        /// The days that do not count.
        let skipped: [SkippedDay]
        /// Where the days off stand.
        let calendarSources: [String]
        /// The last day that a paper told at the time, where it is another one.
        let told: String?
        /// The day on which the case left the stage or was given another period.
        var ended: String?
        /// How many working days later than it should.
        var workingDaysLate: Int?
        /// Whether the case waits until the period is over, so that it ends after its last day.
        let isWaitedOut: Bool
    }

    /// Who took a step inside a decision.
    struct Signer: Encodable {
        let role: String
        let name: String
    }

    /// An item of a checklist as it was judged.
    struct Judged: Encodable {
        let item: String
        let title: String
        let result: String
        let remark: String
    }

    /// A finding that a paper of the act names.
    struct Problem: Encodable {
        let rule: String
        let article: String?
        let severity: String
        let zh: String
        let en: String
    }

    /// An act.
    struct Step: Encodable {
        let at: String
        let act: String
        let title: String
        let stage: String
        let stageTitle: String
        let party: String?
        let partyName: String?
        let officer: String?
        let officerName: String?
        let signers: [Signer]
        let reason: String
        let article: String
        /// The day on which the law lets it take effect.
        let effective: String
        /// The journal's line; `nil` where none of that moment is about the case.
        let line: Int?
        /// Papers of that line, by their file names: what came in and what was issued.
        let papers: [String]
        /// Entries of the register that the line wrote, with their versions.
        let entries: [Entry]
        let checklist: [Judged]
        let findings: [Problem]
        /// The objection that it raised, withdrew or decided.
        let objection: Int?
        /// Who raised the objection, where this act is that.
        let objector: String?
        /// The item that it is about, where items are judged one by one.
        let item: Int?
        /// The stage that the case entered, or the code with which it closed.
        let entered: String?
        let enteredTitle: String?
        let closed: String?
        var period: Period?
    }

    /// An entry at a version.
    struct Entry: Encodable {
        let number: String
        let version: Int
        let state: String
    }

    /// The package that opened the case.
    struct Application: Encodable {
        let packageID: String?
        let fileName: String
        let sizeBytes: Int
        let digest: String
        let receivedAt: String
        let sender: Body?
        let attachments: [Attachment]
    }

    /// What came with it.
    struct Attachment: Encodable {
        let path: String
        let role: String
        let sizeBytes: Int
        let digest: String
    }

    /// An objection.
    struct Objection: Encodable {
        let number: Int
        let by: String
        let party: String?
        let receivedAt: String
        let digest: String
        let standing: String
        let period: Period
        let decidedAt: String?
        let decisionReason: String?
    }

    /// A part that is judged alone.
    struct Item: Encodable {
        let number: Int
        let title: String
        let entries: [String]
        let standing: String
        let voices: [Voice]
    }

    /// What one of several parties said.
    struct Voice: Encodable {
        let party: Body
        let officer: String
        let officerName: String?
        let agrees: Bool
        let item: Int?
        let reason: String
        let at: String
        let stageTitle: String
        let document: String?
    }

    /// A package about the case that changed nothing in it.
    struct Refused: Encodable {
        let at: String
        let line: Int
        let kind: String
        let kindTitle: String
        let sender: Body?
        let packageID: String?
        let digest: String?
        let events: [String]
    }

    /// An entry of the register as it stands today.
    struct Registered: Encodable {
        let number: String
        let version: Int
        let currentVersion: Int
        let currentCase: String
        let state: String
        let stateTitle: String
        let since: String
        let name: String
        /// Whether the case made the version, or is only about the entry.
        let isMadeHere: Bool
    }

    /// A paper of the docket.
    struct Paper: Encodable {
        let file: String
        let kind: String
        let title: String
        let documentNumber: String?
        let at: String
        let digest: String
        let sizeBytes: Int?
        let line: Int?
        /// `whole`, `changed` or `missing`, compared with the journal.
        let state: String
        let issuer: Body?
        /// `genuine`, the code of a problem, or `none` for what others sent.
        let signature: String
        /// The signature's algorithm, `ecdsa-p256-sha256` or `sm2-sm3`, where it is genuine.
        let algorithm: String?
        /// How its sender was known, for what others sent.
        let arrival: Arrival?
    }

    /// How a sender was known.
    struct Arrival: Encodable {
        /// `signature`, `signature-unknown`, `folder` or `unsigned`.
        let ground: ArrivalEvidence.Ground
        /// The authenticated sender, by the journal.
        let sender: Body?
        /// Whose certificate signed it.
        let signer: Body?
        let officerName: String?
        /// SHA-256 of that certificate.
        let certificate: String?
    }

    let format: Int
    let number: String
    let name: String
    let kind: String
    let kindTitle: String
    let procedure: String
    let procedureTitle: String
    let procedureVersion: Int?
    let article: String
    let profile: String
    let rules: String
    let isDemonstration: Bool
    let registrar: Body
    let applicants: [Body]
    let initiator: Body?
    let application: Application
    let subjectEntry: Entry?
    /// `open` or `closed`.
    let standing: String
    let stage: String?
    let stageTitle: String?
    let code: String?
    let since: String
    let due: String?
    let folder: String
    let journalLines: Int
    let journalDigest: String?
    var steps: [Step]
    let objections: [Objection]
    let items: [Item]
    let voices: [Voice]
    let refused: [Refused]
    let register: [Registered]
    let papers: [Paper]
}
