extension DecisionSlip {
    /// Characters (code points, as XSD counts) that a reason may have: the bound of `slip.xsd`,
    /// held here too because a schema is data that others may widen.
    package static let longestReason = 4000

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
