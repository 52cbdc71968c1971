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
        }
    }

    /// Whether an outcome of a procedure may order it; the others answer inputs or come from the
    /// clock.
    package var isOrderedByOutcomes: Bool {
        switch self {
        case .acceptance, .refusal, .complianceReport, .rejection, .publicity, .certificate,
            .rightsStatement, .result:
            true
        case .acknowledgement, .return, .overdue, .quarantineReport, .recount, .waitingNotice:
            false
        }
    }
}
