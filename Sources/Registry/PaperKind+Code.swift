extension PaperKind {
    /// The stable code that a paper of this kind carries (Docs/FORMATS.md).
    package var code: String {
        switch self {
        case .acknowledgement: "received"
        case .return: "returned"
        case .acceptance: "accepted"
        case .refusal: "refused"
        case .complianceReport: "review-passed"
        case .rejection: "rejected"
        case .publicity: "publicised"
        case .certificate: "registered"
        case .rightsStatement: "rights-confirmed"
        case .result: "decided"
        case .overdue: "overdue"
        case .quarantineReport: "quarantined"
        case .recount: "recounted"
        case .waitingNotice: "waiting"
        case .supplementRequest: "supplement-requested"
        case .extension: "extended"
        case .latenessReason: "lateness-explained"
        case .termination: "terminated"
        case .objectionNotice: "objected"
        case .objectionDecision: "objection-decided"
        case .cancellation: "cancelled"
        case .revocation: "revoked"
        case .proof: "proved"
        case .reminder: "reminded"
        case .announcement: "announced"
        case .notice: "noticed"
        case .order: "ordered"
        case .approval: "approved"
        case .summary: "summarised"
        }
    }

    /// The code in a case of that kind: the certificate of an authorisation says that it was
    /// granted, not that something was registered, and has words of its own.
    package func code(in kind: PackageKind) -> String {
        self == .certificate && kind == .authorisationRecord ? "authorised" : code
    }

    /// Whether an outcome of a procedure may order it; the others answer inputs or come from the
    /// clock.
    package var isOrderedByOutcomes: Bool {
        switch self {
        case .acceptance, .refusal, .complianceReport, .rejection, .publicity, .certificate,
            .rightsStatement, .result, .supplementRequest, .extension, .latenessReason,
            .termination, .objectionNotice, .objectionDecision, .cancellation, .revocation, .proof,
            .announcement, .notice, .order, .approval:
            true
        case .acknowledgement, .return, .overdue, .quarantineReport, .recount, .waitingNotice,
            .reminder, .summary:
            false
        }
    }
}
