extension DecisionSlip {
    /// Characters that a reason may have: more than any paper prints with comfort.
    package static let longestReason = 2000

    /// Whether the reason says anything: blanks and punctuation alone are none.
    package var hasReason: Bool {
        reason.contains { $0.isLetter || $0.isNumber }
    }

    /// The people whose names stand under the decision: those of the steps, or the officer alone.
    package var signatureCount: Int {
        max(1, Set(steps.map(\.name).filter { $0.contains { !$0.isWhitespace } }).count)
    }
}

extension ChecklistAnswer {
    /// It conforms.
    package static let conform = "conform"
    /// It does not.
    package static let notConform = "not-conform"
    /// The item does not concern this case.
    package static let notApplicable = "not-applicable"
    /// The allowed results.
    package static let results = [conform, notConform, notApplicable]
}
