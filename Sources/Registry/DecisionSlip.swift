/// One judged item of a checklist (合规审查清单).
package struct ChecklistAnswer: Hashable, Sendable {
    /// Item id, as in the procedure.
    package var item: String
    /// `conform`, `not-conform` or `not-applicable`.
    package var result: String
    /// What the officer adds; may be empty.
    package var remark: String

    /// An answer.
    package init(item: String, result: String, remark: String) {
        self.item = item
        self.result = result
        self.remark = remark
    }
}

/// A decision slip (决定单) as sent: who decides what, in which case, at which stage and revision.
package struct DecisionSlip: Hashable, Sendable {
    /// The case it decides.
    package var caseNumber: CaseNumber
    /// The stage it was made for.
    package var stage: String
    /// The revision of what matters for the decision; an older one makes the slip stale.
    package var revision: Int
    /// The outcome's name in the procedure.
    package var outcome: String
    /// The deciding organisation.
    package var party: PartyID
    /// The officer's id in the party file.
    package var officer: String
    /// The reason; empty where none was written.
    package var reason: String
    /// The checklist, in its order.
    package var checklist: [ChecklistAnswer]
    /// Drafter 经办, reviewer 审核 and signer 签发 as names by step; empty when only the officer acts.
    package var steps: [DecisionStep]
    /// The objection it decides, from 1 within the case, where it decides one.
    package var objection: Int?
    /// The item it is about, from 1 within the case, where it is about one.
    package var item: Int?
    /// The document that it agrees to, by its digest.
    package var document: ContentDigest?
    /// Where its parts stand in the document.
    package var source: DocumentSource

    /// A slip from checked facts.
    package init(
        caseNumber: CaseNumber, stage: String, revision: Int, outcome: String, party: PartyID,
        officer: String, reason: String, checklist: [ChecklistAnswer], steps: [DecisionStep],
        objection: Int? = nil, item: Int? = nil, document: ContentDigest? = nil,
        source: DocumentSource = DocumentSource()
    ) {
        self.caseNumber = caseNumber
        self.stage = stage
        self.revision = revision
        self.outcome = outcome
        self.party = party
        self.officer = officer
        self.reason = reason
        self.checklist = checklist
        self.steps = steps
        self.objection = objection
        self.item = item
        self.document = document
        self.source = source
    }
}

/// One step inside a decision and who took it.
package struct DecisionStep: Hashable, Sendable {
    /// The roles a step may have, each at most once in a decision: 经办, 审核, 签发.
    package static let roles = ["drafter", "reviewer", "signer"]

    /// `drafter`, `reviewer` or `signer`.
    package var role: String
    /// The person's name.
    package var name: String
    /// The person's id in the party file, where the slip gives it; cases and papers keep names.
    package var officer: String?

    /// A step.
    package init(role: String, name: String, officer: String? = nil) {
        self.role = role
        self.name = name
        self.officer = officer
    }
}
